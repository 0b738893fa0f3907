"""A passage in the making: its place, who has which part, and what points to topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.vocabulary import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.suggest.names import Name
    from briefer.suggest.statement import Speaker
    from briefer.suggest.topics import TopicHit


@dataclass(frozen=True, slots=True)
class PartIn:
    """The part that a name has in a passage, how sure that is, and why."""

    name: Name
    part: str
    certainty: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Code points `[start, end)` that may be a passage."""

    start: int
    end: int
    parties: tuple[PartIn, ...] = ()
    hits: tuple[TopicHit, ...] = ()
    type: str | None = None
    modality: str | None = None
    reasons: tuple[str, ...] = ()


def spoken_by(speakers: Iterable[Speaker]) -> tuple[PartIn, ...]:
    """Return the speakers as parties."""
    return tuple(PartIn(s.name, SPEAKER, s.certainty, s.why) for s in speakers)
