"""A passage as JSON: the same shape out and in.

`to_record` writes it; `read_record` reads it, also in its short forms.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from briefer.errors import InputError
from briefer.model.anchor import Span, find_all, holds, locate, occurrence_of, shorten
from briefer.model.passage import Figure, Statement, Translation
from briefer.model.text import canonical_text
from briefer.services.names import read_stance, split_party, split_topic
from briefer.services.tagging import check_statement
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.codebook import Codebook
    from briefer.model.passage import PartyTag, Passage, TopicTag
    from briefer.services.names import Names

T = TypeVar("T")

Record = dict[str, Any]


def to_record(passage: Passage, codebook: Codebook, text: str) -> Record:
    """Return the passage with names for ids; `text` is its article's."""
    statement = passage.statement
    return {
        "id": passage.id,
        "guid": passage.guid,
        "ref": passage.guid,
        "article": passage.article_id,
        "start": passage.span.start,
        "end": passage.span.end,
        "quote": passage.quote,
        "occurrence": _occurrence(passage, text),
        "type": statement.type,
        "modality": statement.modality,
        "event_date": statement.event_date,
        "event_date_inferred": statement.event_date_inferred,
        "certainty": statement.certainty,
        "via": statement.via,
        "note": statement.note,
        "starred": statement.starred,
        "stakeholders": [_party_record(party, codebook) for party in passage.parties],
        "topics": [_topic_record(tag, codebook) for tag in passage.topics],
        "figures": [figure_record(figure) for figure in passage.figures],
        "translations": [
            {"language": t.language, "text": t.text, "by": t.by, "kind": t.kind}
            for t in passage.translations
        ],
        "links": [{"kind": link.kind, "ref": link.other_guid} for link in passage.links],
    }


def _occurrence(passage: Passage, text: str) -> int | None:
    """Return which occurrence of its quote the passage is, None where it does not stand there."""
    span = passage.span
    if not holds(text, span.start, span.end, passage.quote):
        return None
    return occurrence_of(text, passage.quote, span.start)


def _party_record(party: PartyTag, codebook: Codebook) -> Record:
    name = codebook.stakeholder_by_id[party.stakeholder_id].name
    return {"name": name, "part": party.part, "inferred": party.inferred}


def _topic_record(tag: TopicTag, codebook: Codebook) -> Record:
    proposition = codebook.proposition_by_id.get(tag.proposition_id or 0)
    return {
        "path": codebook.path(tag.topic_id),
        "proposition": proposition.text if proposition else None,
        "stance": tag.stance,
        "condition": tag.condition,
        "condition_inferred": tag.condition_inferred,
    }


def figure_record(figure: Figure) -> Record:
    """A figure with every key, unset ones as None."""
    return {
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "measure": figure.measure,
        "place": figure.place,
        "period": figure.period,
    }


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record that was understood; `links` are pairs of kind and ref."""

    article_id: int
    span: Span
    statement: Statement
    parties: tuple[PartyTag, ...]
    topics: tuple[TopicTag, ...]
    figures: tuple[Figure, ...]
    translations: tuple[Translation, ...]
    links: tuple[tuple[str, str], ...]
    ref: str | None


def read_record(data: object, names: Names, text_of: Callable[[int], str]) -> ReadRecord:
    """Read a record; raise InputError, naming what is wrong, where it cannot be."""
    if not isinstance(data, dict):
        raise InputError("it is not a JSON object.")
    article_id = _typed(data, "article", int)
    if article_id is None:
        raise InputError("it names no article.")
    return ReadRecord(
        article_id=article_id,
        span=_read_place(data, text_of(article_id)),
        statement=_read_statement(data),
        parties=tuple(_read_party(item, names) for item in _list(data, "stakeholders")),
        topics=tuple(_read_topic(item, names) for item in _list(data, "topics")),
        figures=tuple(_read_figure(item) for item in _list(data, "figures")),
        translations=tuple(_read_translation(item) for item in _list(data, "translations")),
        links=tuple(_read_link(item) for item in _list(data, "links")),
        ref=_typed(data, "ref", str),
    )


def _read_place(data: Record, text: str) -> Span:
    start, end = _typed(data, "start", int), _typed(data, "end", int)
    quote, occurrence = _typed(data, "quote", str), _typed(data, "occurrence", int)
    if quote is not None and (start is None) != (end is None):
        start = (end or 0) - len(quote) if start is None else start
        end = start + len(quote)
    if start is None or end is None:
        if quote is None:
            raise InputError("it names no place: give start and end, or a quote.")
        return locate(text, quote, occurrence)
    span = Span(start, end)
    if span.end > len(text):
        raise InputError(f"{start}:{end} reaches past the end of the text.")
    if quote is not None and not holds(text, start, end, quote):
        raise InputError(f"“{shorten(quote)}” does not stand at {start}:{end}.")
    if quote is not None and occurrence is not None:
        starts = find_all(text, quote)
        if not 1 <= occurrence <= len(starts) or starts[occurrence - 1] != start:
            raise InputError(f"occurrence {occurrence} of the quote is not at {start}:{end}.")
    return span


def _read_statement(data: Record) -> Statement:
    return check_statement(
        Statement(
            type=_typed(data, "type", str),
            modality=_typed(data, "modality", str),
            event_date=_typed(data, "event_date", str),
            event_date_inferred=bool(_typed(data, "event_date_inferred", bool)),
            certainty=_typed(data, "certainty", str),
            via=_typed(data, "via", str),
            note=_typed(data, "note", str),
            starred=bool(_typed(data, "starred", bool)),
        )
    )


def _read_party(item: object, names: Names) -> PartyTag:
    if isinstance(item, str):
        return names.party(*split_party(item))
    entry = _object(item, "a stakeholder is neither a name nor an object.")
    name = _needed(entry, "name", "a stakeholder")
    part = _typed(entry, "part", str) or "speaker"
    return names.party(name, part, inferred=bool(_typed(entry, "inferred", bool)))


def _read_topic(item: object, names: Names) -> TopicTag:
    if isinstance(item, str):
        return names.topic(*split_topic(item))
    entry = _object(item, "a topic is neither a path nor an object.")
    return names.topic(
        _needed(entry, "path", "a topic"),
        _typed(entry, "proposition", str),
        read_stance(entry.get("stance")),
        condition=_typed(entry, "condition", str),
        condition_inferred=bool(_typed(entry, "condition_inferred", bool)),
    )


def _read_figure(item: object) -> Figure:
    entry = _object(item, "a figure is not an object.")
    return Figure(
        low=_number(entry, "low"),
        high=_number(entry, "high"),
        qualifier=_typed(entry, "qualifier", str),
        measure=_typed(entry, "measure", str),
        place=_typed(entry, "place", str),
        period=_typed(entry, "period", str),
    )


def _read_translation(item: object) -> Translation:
    entry = _object(item, "a translation is not an object.")
    kind = _typed(entry, "kind", str) or "ours"
    return Translation(
        language=_needed(entry, "language", "a translation"),
        text=_needed(entry, "text", "a translation"),
        by=_typed(entry, "by", str),
        kind=vocabulary().translation_kinds.check(kind),
    )


def _read_link(item: object) -> tuple[str, str]:
    entry = _object(item, "a link is not an object.")
    kind = vocabulary().link_kinds.check(_needed(entry, "kind", "a link"))
    return kind, _needed(entry, "ref", "a link")


def _object(item: object, otherwise: str) -> Record:
    if not isinstance(item, dict):
        raise InputError(otherwise)
    return item


def _list(data: Record, key: str) -> list[object]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(f"“{key}” is not a list.")
    return value


def _needed(entry: Record, key: str, what: str) -> str:
    value = _typed(entry, key, str)
    if not value:
        raise InputError(f"{what} has no “{key}”.")
    return value


def _number(entry: Record, key: str) -> float | None:
    value = entry.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise InputError(f"“{key}” is not a number.")


def _typed(data: Record, key: str, kind: type[T]) -> T | None:
    """Return a value of that kind, a text as it can be kept, or None where there is none."""
    value = data.get(key)
    if isinstance(value, str) and isinstance(text := canonical_text(value), kind):
        return text
    if value is None or (isinstance(value, kind) and (kind is bool or not isinstance(value, bool))):
        return value
    raise InputError(f"“{key}” is not {_KINDS[kind]}.")


_KINDS: dict[type, str] = {str: "a text", int: "a whole number", bool: "true or false"}
