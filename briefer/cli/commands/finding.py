"""`search` and `matrix`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from briefer.cli.briefing import reading
from briefer.cli.output import Output, columns
from briefer.cli.parser import Commands, count
from briefer.model.positions import Mode
from briefer.services import matrix, searching

if TYPE_CHECKING:
    from argparse import Namespace


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    search = commands.add("search", _search, "find words in articles, passages and memos")
    search.add_argument("query", metavar="QUERY", help="the words to find")
    search.add_argument(
        "--limit",
        type=count,
        metavar="N",
        default=searching.LIMIT,
        help="how many places to show (otherwise %(default)s)",
    )

    table = commands.add("matrix", _matrix, "count passages by stakeholder and topic", json=False)
    mode = table.add_mutually_exclusive_group()
    for name, words in (
        ("says", "as the speaker (without a choice)"),
        ("does", "as an actor"),
        ("both", "as either"),
    ):
        mode.add_argument(f"--{name}", action="store_const", const=name, dest="mode", help=words)
    form = table.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="as a table for a spreadsheet")
    form.add_argument("--json", action="store_true", help="as one JSON document")


def _search(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        total, hits = searching.search(ws, args.query, args.limit)
    entries = [
        {"kind": hit.kind, "id": hit.id, "article": hit.article, "snippet": hit.snippet}
        for hit in hits
    ]
    lines = [*columns([(h.kind, h.id, h.snippet) for h in hits]), f"{total} found."]
    output.answer({"total": total, "hits": entries}, lines)
    return 0


def _matrix(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        data = matrix.as_record(ws, Mode(args.mode or Mode.SAYS))
    rows = [
        ["", *data["topics"]],
        *([name, *cells] for name, cells in zip(data["stakeholders"], data["cells"], strict=True)),
    ]
    if args.csv:
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows(rows)
        output.write(table.getvalue())
        return 0
    output.answer(data, columns(rows))
    return 0
