"""`passages`, `tag` and `tags import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefer.cli.briefing import reading, writing
from briefer.cli.parser import Commands, ends, number, path
from briefer.errors import EXPECTED_ERROR
from briefer.model.anchor import Span, locate, shorten
from briefer.model.passage import Statement
from briefer.model.text import canonical_text, counted
from briefer.services import passage_record, tag_import
from briefer.services.tag_by_name import NamedTags, tag_by_name

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from briefer.cli.output import Output
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage, TopicTag
    from briefer.store.workspace import Workspace

_PARTS: Final = (
    "once for each; PART is speaker (the default), actor, addressee, beneficiary, subject, "
    "on-behalf-of or reported-by"
)
_STANCES: Final = (
    "once for each; STANCE is -3 to +3, mixed, conditional or unclear, towards the topic's default "
    "proposition where none is named"
)
_TYPES: Final = (
    "demand, offer, commitment, agreement, support, concession, position, refusal, no-comment, "
    "warning, criticism, concern, fact, action or framing"
)
_MODALITIES: Final = (
    "whose words: direct (the speaker's own), partial (partly own), paraphrase, official (an "
    "official text) or outlet (the outlet's own)"
)


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    listing = commands.add("passages", _passages, "list the passages")
    listing.add_argument("--article", type=number, metavar="ID", help="of this article")
    listing.add_argument("--stakeholder", metavar="NAME", help="in which it has a part")
    listing.add_argument("--topic", metavar="NAME", help="on this topic or one below it")

    tag = commands.add("tag", _tag, "tag a passage; the same words twice are two statements")
    tag.add_argument("--article", type=number, metavar="ID", required=True, help="its number")
    place = tag.add_mutually_exclusive_group(required=True)
    place.add_argument("--quote", metavar="TEXT", help="the exact words")
    place.add_argument("--span", type=ends, metavar="START:END", help="code points, half-open")
    tag.add_argument("--occurrence", type=number, metavar="N", help="which one, from 1")
    tag.add_argument(
        "--stakeholder",
        metavar="NAME[:PART]",
        action="append",
        default=[],
        dest="stakeholders",
        help=_PARTS,
    )
    tag.add_argument(
        "--topic",
        metavar="PATH[=PROPOSITION][:STANCE]",
        action="append",
        default=[],
        dest="topics",
        help=_STANCES,
    )
    tag.add_argument("--type", metavar="T", help=_TYPES)
    tag.add_argument("--modality", metavar="M", help=_MODALITIES)
    tag.add_argument("--event-date", metavar="D", help="when it was said or done, as 2023-12-27")
    tag.add_argument("--condition", metavar="TEXT", help="for the stance “conditional”")
    tag.add_argument("--note", metavar="N", help="a note of your own; no memo prints it")
    tag.add_argument("--create", action="store_true", help="make what is not in the codebook")

    read = commands.add("tags import", _import, "read tagged passages, one JSON object a line")
    read.add_argument(
        "tags", type=path, metavar="TAGS.jsonl", help="as `passages --json` writes a passage"
    )
    read.add_argument("--create", action="store_true", help="make what is not in the codebook")


def _passages(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        codebook = ws.codebook.load()
        if args.article is None:
            found = ws.passages.all()
        else:
            found = ws.passages.of_article(ws.articles.get(args.article).id)
        if args.stakeholder is not None:
            wanted = codebook.find_stakeholder(args.stakeholder).id
            found = tuple(p for p in found if any(t.stakeholder_id == wanted for t in p.parties))
        if args.topic is not None:
            below = codebook.below(codebook.find_topic(args.topic).id)
            found = tuple(p for p in found if any(t.topic_id in below for t in p.topics))
        _answer(ws, found, output)
    return 0


def _answer(ws: Workspace, passages: Iterable[Passage], output: Output) -> None:
    codebook = ws.codebook.load()
    texts: dict[int, str] = {}
    entries: list[dict[str, Any]] = []
    lines: list[str] = []
    for passage in passages:
        if passage.article_id not in texts:
            texts[passage.article_id] = ws.articles.text(passage.article_id)
        text = texts[passage.article_id]
        entries.append(passage_record.to_record(passage, codebook, text))
        lines.append(_line(passage, codebook))
    output.answer({"passages": entries}, lines)


def _line(passage: Passage, codebook: Codebook) -> str:
    names = [
        f"{codebook.stakeholder_by_id[p.stakeholder_id].name}:{p.part}" for p in passage.parties
    ]
    topics = [_topic_words(tag, codebook) for tag in passage.topics]
    place = f"{passage.id}  article {passage.article_id} {passage.span.start}:{passage.span.end}"
    return f"{place}  {shorten(passage.quote)}  [{'; '.join(names + topics)}]"


def _topic_words(tag: TopicTag, codebook: Codebook) -> str:
    proposition = codebook.proposition_by_id.get(tag.proposition_id or 0)
    label = f"={proposition.label}" if proposition else ""
    stance = f":{tag.stance:+}" if isinstance(tag.stance, int) else f":{tag.stance}"
    return codebook.path(tag.topic_id) + label + (stance if tag.stance is not None else "")


def _tag(args: Namespace, output: Output) -> int:
    if args.occurrence is not None and args.quote is None:
        args.wrong_usage("--occurrence goes with --quote")
    statement = Statement(
        type=args.type, modality=args.modality, event_date=args.event_date, note=args.note
    )
    names = NamedTags(tuple(args.stakeholders), tuple(args.topics), args.condition)
    with writing(args.file) as ws:
        place = _place(args, ws.articles.text(args.article))
        passage = tag_by_name(
            ws, args.article, place, names, statement=statement, create=args.create
        )
        _answer(ws, [passage], output)
    return 0


def _place(args: Namespace, text: str) -> Span:
    if args.span is not None:
        return Span(*args.span)
    return locate(text, canonical_text(args.quote), args.occurrence)


def _import(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        report = tag_import.import_tags(ws, Path(args.tags), create=args.create)
    refused = [{"line": entry.line, "reason": entry.reason} for entry in report.refused]
    lines = [f"{counted(report.added, 'passage')} added, {counted(len(refused), 'line')} refused."]
    output.answer({"added": report.added, "refused": refused}, lines)
    if not refused:
        return 0
    if report.added:
        for entry in report.refused:
            output.aside(f"Line {entry.line}: {entry.reason}")
        return 1
    output.aside(
        f"No line could be read. Line {report.refused[0].line}: {report.refused[0].reason}"
    )
    return EXPECTED_ERROR
