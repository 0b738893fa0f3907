"""`stakeholders`, `stakeholders add`, `topics` and `topics add`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefer.cli import records
from briefer.cli.briefing import reading, writing
from briefer.cli.output import Output, columns
from briefer.services import stakeholders, topics

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.cli.parser import Commands

_PROPOSITION = "proposition"
_LABEL = "label"


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    commands.add("stakeholders", _stakeholders, "list the stakeholders")
    who = commands.add("stakeholders add", _add_stakeholder, "add a stakeholder")
    who.add_argument("name", metavar="NAME", help="its full name")
    who.add_argument(
        "--kind",
        metavar="K",
        help="person, government, institution, agency, organisation, group, business or unnamed",
    )
    who.add_argument("--side", metavar="S", help="whose side it is on, as “Mexico”")
    who.add_argument(
        "--alias",
        metavar="A",
        action="append",
        default=[],
        dest="aliases",
        help="another name that texts have for it; once for each",
    )

    commands.add("topics", _topics, "list the topics with their propositions")
    what = commands.add("topics add", _add_topic, "add a topic")
    what.add_argument("path", metavar="PATH", help="levels parted by /, as Sanctions/Cuba")
    what.add_argument(
        "--keyword",
        metavar="K",
        action="append",
        default=[],
        dest="keywords",
        help="a word that points to it; once for each",
    )
    for name, metavar, words in (
        (_PROPOSITION, "TEXT", "what a speaker can be for or against"),
        (_LABEL, "L", "short words for the proposition before it"),
    ):
        what.add_argument(
            f"--{name}",
            type=partial(_named, name),
            metavar=metavar,
            action="append",
            default=[],
            dest="propositions",
            help=words,
        )


def _named(name: str, words: str) -> tuple[str, str]:
    return name, words


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
    pairs = _pairs(args)
    with writing(args.file) as ws:
        added = topics.add(ws, args.path, keywords=args.keywords, propositions=pairs)
        entry = records.topic(added, ws.codebook.load(), {})
    output.answer({"topics": [entry]}, [f"Added {entry['path']}."])
    return 0


def _pairs(args: Namespace) -> list[tuple[str, str]]:
    """Return each proposition with its label: one for each in order, else the one that follows."""
    given: list[tuple[str, str]] = args.propositions
    texts = [words for name, words in given if name == _PROPOSITION]
    labels = [words for name, words in given if name == _LABEL]
    if len(texts) == len(labels):
        return list(zip(texts, labels, strict=True))
    pairs: list[tuple[str, str]] = []
    before = ""
    for name, words in given:
        if name == _PROPOSITION:
            pairs.append((words, ""))
        elif before == _PROPOSITION:
            pairs[-1] = (pairs[-1][0], words)
        else:
            args.wrong_usage("every --label follows the --proposition that it is for")
        before = name
    return pairs
