"""A quotation that prints part of its source: which words are kept, and what is added in brackets.

The parts stand in the order in which they print. Where words between them are cut, an ellipsis is
printed; it is no part of its own, so that none can be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefer.errors import InputError


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of the source that begin at `at`, in code points of the passage's quote.

    `turned` prints the first letter in brackets, small for a capital or the other way round.
    """

    at: int
    words: str
    turned: bool = False

    @property
    def end(self) -> int:
        """Where they end."""
        return self.at + len(self.words)


@dataclass(frozen=True, slots=True)
class Added:
    """Words of the analyst's, printed in square brackets; they replace nothing."""

    words: str


Part = Kept | Added


def to_data(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    """Return the JSON form."""
    return [_part_to_data(part) for part in parts]


def from_data(data: list[dict[str, Any]]) -> tuple[Part, ...]:
    """Read the JSON form; raise InputError on anything unknown."""
    return tuple(_part_from_data(item) for item in data)


def _part_to_data(part: Part) -> dict[str, Any]:
    match part:
        case Kept(at, words, turned):
            return {"at": at, "words": words, **({"turned": True} if turned else {})}
        case Added(words):
            return {"added": words}


def _part_from_data(item: dict[str, Any]) -> Part:
    match item:
        case {"at": int(at), "words": str(words), **rest}:
            return Kept(at, words, turned=bool(rest.get("turned")))
        case {"added": str(words)}:
            return Added(words)
    raise InputError("A quotation of the memo holds something that this version cannot read.")
