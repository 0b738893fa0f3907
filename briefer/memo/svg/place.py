"""What a part of a drawing has from those that it is in."""

from __future__ import annotations

import re
from math import hypot, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from briefer.memo.svg.letters import Letters
from briefer.memo.svg.matrix import Matrix
from briefer.memo.svg.numbers import length, numbers
from briefer.memo.svg.refusal import damaged
from briefer.memo.svg.writing import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefer.memo.svg.styling import Look

_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_CALLED: Final = re.compile(r"url\(\s*[\"']?#([^\"'()]{1,200})[\"']?\s*\)(?:\s+.{0,80})?")
_SHARES: Final = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


class Place(NamedTuple):
    """Where a part stands, its look, the size of letters in it, and how deep it is.

    `wide` and `high` are what per cent of lengths are of; `pixel` is how many points one is where
    nothing is stretched.
    """

    matrix: Matrix
    look: Look
    wide: float
    high: float
    pixel: float
    size: float = 16
    deep: int = 0

    @property
    def whole(self) -> float:
        """What per cent of other lengths are of."""
        return hypot(self.wide, self.high) / sqrt(2)

    @property
    def is_hidden(self) -> bool:
        """Whether it takes room and is not seen."""
        return self.look.get("visibility", "visible") in {"hidden", "collapse"}

    def dressed(self, look: Look) -> Place:
        """Return the place of a part in it that has that look."""
        size = Letters.of(look, self.size).size
        # What is inherited is a size, not a share of another one.
        return self._replace(look={**look, "font-size": f"{size:.6f}"}, size=size)

    def across(self, said: str) -> float:
        """Return a length from left to right."""
        return length(said, self.wide, self.size)

    def down(self, said: str) -> float:
        """Return a length from above."""
        return length(said, self.high, self.size)

    def along(self, said: str) -> float:
        """Return any other length, such as a radius."""
        return length(said, self.whole, self.size)


class Box(NamedTuple):
    """A part of a drawing's plane."""

    x: float
    y: float
    width: float
    height: float


def kind_of(element: Element) -> str:
    """Return what an element is; nothing where it is none of SVG."""
    name = etree.QName(element)
    return name.localname if name.namespace in {None, NAMESPACE} else ""


def address_of(element: Element) -> str:
    """Return the address that an element has something from; nothing where it has none."""
    return element.get("href") or element.get(_HREF) or ""


def called(said: str) -> str:
    """Return the name of the part that a look calls, whatever is to be shown without it."""
    found = _CALLED.fullmatch(said.strip())
    return found[1] if found else ""


def view_box(element: Element) -> Box | None:
    """Return what of its plane an element shows, None where it does not say."""
    said = element.get("viewBox")
    if said is None:
        return None
    given = numbers(said)
    if len(given) != 4 or min(given[2:]) <= 0:
        raise damaged()
    return Box(*given)


def fitted(element: Element, box: Box | None, width: float, height: float) -> Matrix:
    """Return what brings a part of the plane to that size, as the element asks for it."""
    if box is None:
        return Matrix()
    across, down = width / box.width, height / box.height
    said = (element.get("preserveAspectRatio") or "xMidYMid").removeprefix("defer").split()
    way = said[0] if said else "xMidYMid"
    if way == "none":
        return Matrix(a=across, d=down).moved(-box.x, -box.y)
    scale = max(across, down) if "slice" in said else min(across, down)
    left = _SHARES.get(way[1:4], 0.5) * (width - scale * box.width)
    top = _SHARES.get(way[5:8], 0.5) * (height - scale * box.height)
    return Matrix(a=scale, d=scale, e=left, f=top).moved(-box.x, -box.y)


def size_of(root: Element, box: Box | None) -> tuple[float, float]:
    """Return how large a drawing asks to be, in pixels."""
    width, height = (_asked(root.get(name)) for name in ("width", "height"))
    if box is not None:
        ratio = box.width / box.height
        width = width or (height * ratio if height else box.width)
        height = height or width / ratio
    if not (width and height) or min(width, height) <= 0:
        raise damaged()
    return width, height


def _asked(said: str | None) -> float:
    return 0.0 if said is None or said.strip().endswith("%") or said == "auto" else length(said)
