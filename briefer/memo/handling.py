"""Handling marks: how high each stands, and which one a memo's paragraphs ask for.

Briefer never decides a classification. It reads the marks that the analyst wrote, and holds one
rule: the banner is at least the highest portion mark in the memo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

US: Final = "US"
UK: Final = "UK"
TLP: Final = "TLP"


@dataclass(frozen=True, slots=True)
class Level:
    """A place in the order of one scheme, from 0; `name` is its banner, `mark` its portion mark."""

    scheme: str
    rank: int
    name: str
    mark: str


_US: Final = (
    Level(US, 0, "UNCLASSIFIED", "U"),
    Level(US, 1, "SBU", "SBU"),
    Level(US, 1, "CUI", "CUI"),
    Level(US, 1, "FOUO", "FOUO"),
    Level(US, 2, "CONFIDENTIAL", "C"),
    Level(US, 3, "SECRET", "S"),
    Level(US, 4, "TOP SECRET", "TS"),
)
_UK: Final = (
    Level(UK, 0, "OFFICIAL", "O"),
    Level(UK, 1, "OFFICIAL-SENSITIVE", "O-S"),
    Level(UK, 2, "SECRET", "S"),
    Level(UK, 3, "TOP SECRET", "TS"),
)
_TLP: Final = (
    Level(TLP, 0, "TLP:CLEAR", "TLP:CLEAR"),
    Level(TLP, 1, "TLP:GREEN", "TLP:GREEN"),
    Level(TLP, 2, "TLP:AMBER", "TLP:AMBER"),
    Level(TLP, 3, "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
    Level(TLP, 4, "TLP:RED", "TLP:RED"),
)
SCHEMES: Final = {US: _US, UK: _UK, TLP: _TLP}
"""The levels of each scheme, the lowest first."""

_OTHER_NAMES: Final = {
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "CONTROLLED": "CUI",
    "CONTROLLED UNCLASSIFIED INFORMATION": "CUI",
    "FOR OFFICIAL USE ONLY": "FOUO",
    "TLP:WHITE": "TLP:CLEAR",
    "OFFICIAL SENSITIVE": "OFFICIAL-SENSITIVE",
    "OS": "O-S",
}
_PORTION: Final = re.compile(r"\s*\(([A-Z][A-Z :+/-]*)\)(?=\s|$)")
_LISTED: Final = frozenset({"A", "B", "D", "E"})
"""Letters that number a list: where one stands in front, `(C)` is a number, too."""


def banner_level(banner: str, scheme: str = "") -> Level | None:
    """Return the level of a banner, the highest of its parts; None for free text.

    `scheme` decides where a name stands in two: SECRET is British beside OFFICIAL, else American.
    """
    parts = [_plain(part) for part in re.split(r"//?|\[", banner)]
    if parts and parts[0].startswith("UK "):
        scheme, parts[0] = UK, parts[0].removeprefix("UK ")
    found = [level for part in parts if (level := _named(part, scheme)) is not None]
    first = found[0].scheme if found else ""
    return max((f for f in found if f.scheme == first), key=lambda f: f.rank, default=None)


def banner_text(banner: str) -> str:
    """Return a banner as it is printed: one of a known scheme in capitals, TLP without a space."""
    level = banner_level(banner)
    if level is None:
        return banner
    return _plain(banner) if level.scheme == TLP else banner.upper()


def is_controlled(banner: str) -> bool:
    """Say whether a banner is CUI, which asks for a designation on the first page."""
    level = banner_level(banner)
    return level is not None and level.name == "CUI"


def portion(text: str) -> str:
    """Return the portion mark that a text begins with, `CUI` of `(CUI) The talks`, or nothing."""
    found = _PORTION.match(text)
    return found[1].strip() if found else ""


def portion_level(mark: str, scheme: str = US) -> Level | None:
    """Return the level of a portion mark, in `scheme` where that has it; None for other words."""
    head = _plain(mark.split("/", maxsplit=1)[0])
    known = [*SCHEMES.get(scheme, ()), *_US, *_UK, *_TLP]
    own = next((level for level in known if head in {level.mark, level.name}), None)
    inner = banner_level(mark, scheme)
    if own is None or (inner and inner.scheme == own.scheme and inner.rank > own.rank):
        return inner
    return own


def portions(texts: Iterable[str], scheme: str = US) -> tuple[tuple[int, Level], ...]:
    """Return the number of each text that begins with a portion mark, and the mark's level."""
    marks = [portion(text) for text in texts]
    is_list = not _LISTED.isdisjoint(marks)
    found = (
        (number, portion_level(mark, scheme))
        for number, mark in enumerate(marks)
        if mark and not (is_list and len(mark) == 1)
    )
    return tuple((number, level) for number, level in found if level is not None)


def covers(banner: Level | None, mark: Level) -> bool:
    """Say whether a banner is high enough for a portion; the lowest mark needs no banner."""
    if mark.rank == 0:
        return True
    return banner is not None and banner.scheme == mark.scheme and banner.rank >= mark.rank


def roll_up(levels: Iterable[Level]) -> Level | None:
    """Return the highest of the levels, which the banner has to show; None without any."""
    return max(levels, key=lambda level: level.rank, default=None)


def higher(mark: str, other: str) -> str:
    """Return the higher of two portion marks, for one text made of two.

    A mark whose height is not known counts as higher than any other.
    """
    first, second = portion_level(mark), portion_level(other)
    if not mark or (other and first and (second is None or second.rank > first.rank)):
        return other
    return mark


def _plain(name: str) -> str:
    """Return a name in capitals on one line, without the spaces around a hyphen or a colon."""
    line = " ".join(name.upper().replace("–", "-").replace("]", " ").split())
    line = re.sub(r"\s*([-:+])\s*", r"\1", line)
    return _OTHER_NAMES.get(line, line)


def _named(name: str, scheme: str) -> Level | None:
    """Return the level of that name, or of the longest name that stands in front of other words."""
    order = [*SCHEMES.get(scheme, ()), *_US, *_UK, *_TLP]
    exact = next((level for level in order if name in {level.name, level.mark}), None)
    begun = (level for level in order if name.startswith((f"{level.name} ", f"{level.name}:")))
    return exact or max(begun, key=lambda level: len(level.name), default=None)
