"""What is said of a suggestion: why it is made, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from briefer.model.suggestion import CERTAIN, POSSIBLE, PROBABLE
from briefer.model.vocabulary import DIRECT, PARTIAL
from briefer.services.suggesting import proposed
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Suggestion

ALL, WHO, ABOUT, QUOTATIONS = "all", "who", "about", "quotations"


def filters() -> list[tuple[str, str]]:
    """Return what the list can be narrowed to, with its words."""
    return [
        (ALL, tr("All")),
        (WHO, tr("Who")),
        (ABOUT, tr("About what")),
        (QUOTATIONS, tr("Quotations")),
    ]


def short_filters() -> list[tuple[str, str]]:
    """Return the same in fewer letters."""
    return [(ALL, tr("All")), (WHO, tr("Who")), (ABOUT, tr("What")), (QUOTATIONS, tr("Quotes"))]


def fits(suggestion: Suggestion, narrowed: str) -> bool:
    """Say whether a suggestion is shown where the list is narrowed."""
    match narrowed:
        case "who":
            return bool(suggestion.parties)
        case "about":
            return bool(suggestion.topics)
        case "quotations":
            return suggestion.modality in {DIRECT, PARTIAL}
        case _:
            return True


def alike(one: Suggestion, others: Iterable[Suggestion]) -> list[Suggestion]:
    """Return those of other articles with the same topics, or with the same people if it has none.

    Suggestions without either are like none.
    """
    topics = _topics(one)
    if topics:
        return [o for o in others if o.article_id != one.article_id and _topics(o) == topics]
    people = _people(one)
    return [
        o
        for o in others
        if people and o.article_id != one.article_id and not o.topics and _people(o) == people
    ]


def _topics(suggestion: Suggestion) -> set[int]:
    return {topic.topic_id for topic in suggestion.topics}


def _people(suggestion: Suggestion) -> set[tuple[str, int]]:
    return {(party.part, party.stakeholder_id) for party in suggestion.parties}


def reason(why: Sequence[str], certainty: str) -> str:
    """Return reasons and how sure they make it, as rich text: `alias “AMLO”: <b>likely</b>`."""
    sure = {CERTAIN: tr("certain"), PROBABLE: tr("likely"), POSSIBLE: tr("possible")}
    words = escape(", ".join(why))
    return f"{words}: <b>{sure[certainty]}</b>" if words else f"<b>{sure[certainty]}</b>"


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion in two lines: its words, then who, the first topic's colour, and why."""

    words: str
    initials: tuple[str, ...]
    colour: int | None
    why: str
    spoken: str


def line_of(suggestion: Suggestion, codebook: Codebook) -> Line:
    """Return the two lines of a suggestion."""
    passage = proposed(suggestion)
    quote = " ".join(suggestion.quote.split())
    words = f"“{quote}”" if passage.voice.in_marks else quote
    people = codebook.stakeholder_by_id
    ids = passage.speakers or passage.actors or tuple(p.stakeholder_id for p in passage.parties)
    who = [people[one] for one in dict.fromkeys(ids) if one in people]
    known = [t.topic_id for t in suggestion.topics if t.topic_id in codebook.topic_by_id]
    colour = codebook.topic_by_id[known[0]].colour if known else None
    why = ", ".join(suggestion.why)
    tags = [entry.name for entry in who]
    tags += [codebook.path(topic_id).replace("/", " › ") for topic_id in known]
    spoken = tr("{words}: {tags}; {why}").format(words=words, tags=", ".join(tags), why=why)
    return Line(words, tuple(entry.initials for entry in who[:3]), colour, why, spoken)
