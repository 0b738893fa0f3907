"""One use of a source in a memo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.memo.citations.record import Record


@dataclass(frozen=True, slots=True)
class Use:
    """A note's source.

    `first` is the number of the first note on it; `repeats`: the note before cites it, too.
    """

    record: Record
    number: int
    first: int
    repeats: bool = False

    @property
    def is_first(self) -> bool:
        """Whether no earlier note cites it."""
        return self.number == self.first
