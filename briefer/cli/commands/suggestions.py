"""`suggest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.cli.briefing import reading
from briefer.cli.parser import Commands, number
from briefer.model.anchor import shorten
from briefer.services import suggesting
from briefer.services.passage_record import figure_record

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.cli.output import Output
    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Suggestion


def add(commands: Commands) -> None:
    """Put the command on the parser."""
    suggest = commands.add("suggest", _suggest, "offer passages to tag; it tags nothing")
    suggest.add_argument("--article", type=number, metavar="ID", help="in this article")


def _suggest(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        codebook = ws.codebook.load()
        found = suggesting.suggest(ws, args.article)
    entries = [_record(suggestion, codebook) for suggestion in found]
    lines = [line for suggestion in found for line in _lines(suggestion, codebook)]
    output.answer({"suggestions": entries}, [*lines, f"{len(found)} suggested, nothing tagged."])
    return 0


def _record(suggestion: Suggestion, codebook: Codebook) -> dict[str, Any]:
    names = codebook.stakeholder_by_id
    return {
        "article": suggestion.article_id,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "quote": suggestion.quote,
        "stakeholders": [
            {"name": names[p.stakeholder_id].name, "part": p.part, "certainty": p.certainty}
            for p in suggestion.parties
        ],
        "topics": [
            {"path": codebook.path(topic.topic_id), "certainty": topic.certainty}
            for topic in suggestion.topics
        ],
        "type": suggestion.type,
        "modality": suggestion.modality,
        "mentions": [
            {"name": names[m.stakeholder_id].name, "start": m.span.start, "end": m.span.end}
            for m in suggestion.mentions
        ],
        "figures": [figure_record(figure) for figure in suggestion.figures],
        "why": list(suggestion.why),
    }


def _lines(suggestion: Suggestion, codebook: Codebook) -> list[str]:
    names = codebook.stakeholder_by_id
    parties = [f"{names[p.stakeholder_id].name}:{p.part}" for p in suggestion.parties]
    topics = [codebook.path(topic.topic_id) for topic in suggestion.topics]
    span = suggestion.span
    place = f"article {suggestion.article_id} {span.start}:{span.end}"
    return [
        f"{place}  {shorten(suggestion.quote)}  [{'; '.join(parties + topics)}]",
        f"    {'; '.join(suggestion.why)}",
    ]
