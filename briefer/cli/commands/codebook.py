"""`stakeholders`, `stakeholders add`, `topics` and `topics add`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.cli import records
from briefer.cli.briefing import reading, writing
from briefer.cli.output import Output, columns
from briefer.errors import InputError
from briefer.services import stakeholders, topics

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.cli.parser import Commands


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    commands.add("stakeholders", _stakeholders, "list the stakeholders")
    who = commands.add("stakeholders add", _add_stakeholder, "add a stakeholder")
    who.add_argument("name", metavar="NAME")
    who.add_argument("--kind", metavar="K")
    who.add_argument("--side", metavar="S")
    who.add_argument("--alias", metavar="A", action="append", default=[], dest="aliases")

    commands.add("topics", _topics, "list the topics with their propositions")
    what = commands.add("topics add", _add_topic, "add a topic")
    what.add_argument("path", metavar="PATH", help="levels parted by /, as Sanctions/Cuba")
    what.add_argument("--keyword", metavar="K", action="append", default=[], dest="keywords")
    what.add_argument(
        "--proposition", metavar="TEXT", action="append", default=[], dest="propositions"
    )
    what.add_argument(
        "--label",
        metavar="L",
        action="append",
        default=[],
        dest="labels",
        help="short words for the proposition before it",
    )


def _stakeholders(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        counts = ws.codebook.passages_by_stakeholder()
        found = ws.codebook.load().stakeholders
    rows = [(s.id, s.name, s.kind or "", s.side or "", counts.get(s.id, 0)) for s in found]
    output.answer({"stakeholders": [records.stakeholder(s, counts) for s in found]}, columns(rows))
    return 0


def _add_stakeholder(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        added = stakeholders.add(
            ws, args.name, kind=args.kind, side=args.side, aliases=args.aliases
        )
    output.answer({"stakeholders": [records.stakeholder(added, {})]}, [f"Added {added.name}."])
    return 0


def _topics(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        counts = ws.codebook.passages_by_topic()
        codebook = ws.codebook.load()
    rows = [
        (t.id, codebook.path(t.id), counts.get(t.id, 0), "; ".join(p.label for p in t.propositions))
        for t in codebook.topics
    ]
    entries = [records.topic(topic, codebook, counts) for topic in codebook.topics]
    output.answer({"topics": entries}, columns(rows))
    return 0


def _add_topic(args: Namespace, output: Output) -> int:
    if len(args.labels) > len(args.propositions):
        raise InputError("Every --label needs a --proposition of its own.")
    labels = [*args.labels, *args.propositions[len(args.labels) :]]
    pairs = list(zip(args.propositions, labels, strict=True))
    with writing(args.file) as ws:
        added = topics.add(ws, args.path, keywords=args.keywords, propositions=pairs)
        entry = records.topic(added, ws.codebook.load(), {})
    output.answer({"topics": [entry]}, [f"Added {entry['path']}."])
    return 0
