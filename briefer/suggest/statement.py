"""A reported statement: who says it, to whom, and where what is said stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.suggestion import CERTAINTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.suggest.contents import Content
    from briefer.suggest.names import Name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is read as the speaker; `name` is where the text says so."""

    name: Name
    certainty: str
    why: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to say.

    Without `speakers` it is somebody whom the codebook does not know. Verb and subject together
    begin with word `block`; `has_subject` says that the subject is one of its own, `is_comment`
    that nobody speaks but the outlet.
    """

    content: Content
    block: int
    speakers: tuple[Speaker, ...] = ()
    addressees: tuple[Name, ...] = ()
    type: str | None = None
    has_subject: bool = False
    is_comment: bool = False
    reported_by: tuple[Name, ...] = ()

    @property
    def start(self) -> int:
        """Where what is said begins, in code points."""
        return self.content.start

    @property
    def end(self) -> int:
        """Where what is said ends, in code points."""
        return self.content.end


def speakers(names: Iterable[Name], certainty: str, why: str) -> tuple[Speaker, ...]:
    """Return the speakers of some names; a doubtful name makes a doubtful speaker."""
    return tuple(Speaker(name, weaker(certainty, name.certainty), why) for name in names)


def weaker(one: str, other: str) -> str:
    """Return the less sure of two certainties."""
    return max(one, other, key=CERTAINTIES.index)
