"""How lines are broken: which words are parted at their ends, and how lines are justified."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.pdf.hyphens import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.ruler import Ruler

_WIDEST: Final = 1.0
"""A space grows by this times the size of its letters at most; a line that wants more is ragged:
readers take a wider one for the gap between two columns."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """A line that has more than `zone` left takes the beginning of the next word, with a hyphen.

    The lines of a `justified` paragraph are all as wide as it is, but the last one.
    """

    zone: float = math.inf
    justified: bool = False


PLAIN: Final = Breaks()
"""No word is broken, and lines end where they end."""


class Beginning(NamedTuple):
    """What of a word stands at the end of a line: letters up to `stop`, and a hyphen."""

    stop: int
    width: float
    code: str


def beginning(word: str, look: Look, room: float, ruler: Ruler) -> Beginning | None:
    """Return the longest beginning of a word that fits, None where none does.

    Every letter of the word is one that the look's first font has.
    """
    last = word.rfind(" ") + 1  # of words that a hyphen and a space hold together
    stops = places(word[last:], look.language or ruler.language)
    if not stops:
        return None
    known, hyphen = ruler.words(look), ruler.hyphen(look)
    for stop in (last + place for place in stops):
        width, code = known[word[:stop]]
        if width + hyphen.width <= room:
            return Beginning(stop, width + hyphen.width, code + hyphen.code)
    return None


def share(room: float, gaps: int, size: float) -> float:
    """Return how much each of a line's spaces grows for the line to be full, 0 where too much."""
    wanted = room > 0 and gaps > 0 and room <= gaps * _WIDEST * size
    return room / gaps if wanted else 0


def spread(codes: Sequence[str], blank: str, by: float, size: float, *, ends: bool) -> str:
    """Return the operator that draws words with a space between any two, each wider by `by`.

    Where it `ends` the line with a space, after which stands an empty code, that one stays.
    """
    wider = f"{blank}){-1000 * by / size:.1f}("
    shown = wider.join(codes[:-1]) + blank if ends else wider.join(codes)
    return f"[({shown})]TJ"
