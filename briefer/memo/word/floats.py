"""What floats in headers and footers: pictures and boxes that stand on the page, not in the text.

Word lets a header grow with its text, not with what floats in it, and draws what floats over or
under words that happen to be there. So the memo has to know where that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from briefer.memo.style import Page

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_EMU: Final = 12_700
"""Of Word's smallest units in a point."""
_UNITS: Final = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}
_LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?)(px|pt|in|cm|mm|)")
_AT_AN_EDGE: Final = 0.45
"""What is higher than this share of the page stands behind or beside the text of all of it."""
_LINE: Final = 40.0
"""How far above the end of a footer its paragraphs may begin."""


@dataclass(frozen=True, slots=True)
class Float:
    """Where something floats, in points from the paper's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Float) -> bool:
        """Say whether both stand in one place."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_over(self, other: Float) -> bool:
        """Say whether one stands above or below the other."""
        return self.left < other.right and other.left < self.right


def floats(part: Element, page: Page, *, at_foot: bool) -> list[Float]:
    """Return what floats in a header or footer and is no more than its head or foot of the page."""
    found = [*_drawn(part, page, at_foot=at_foot), *_drawn_of_old(part, page, at_foot=at_foot)]
    return [each for each in found if each.bottom - each.top < _AT_AN_EDGE * page.height]


def reach(part: Element, page: Page) -> float:
    """Return how far under the paper's top what floats at the head of a page reaches."""
    found = [each.bottom for each in floats(part, page, at_foot=False)]
    return max([each for each in found if each < _AT_AN_EDGE * page.height], default=0)


def _drawn(part: Element, page: Page, *, at_foot: bool) -> Iterator[Float]:
    for anchor in part.iter(f"{_WP}anchor"):
        size = anchor.find(f"{_WP}extent")
        if size is not None:
            width, height = _emu(size.get("cx")), _emu(size.get("cy"))
            left, right = _placed(anchor, "H", width, _across(page))
            top, bottom = _placed(anchor, "V", height, _down(page, at_foot=at_foot))
            yield Float(left, top, right, bottom)


def _placed(
    anchor: Element, way: str, size: float, spaces: Mapping[str, tuple[float, float]]
) -> tuple[float, float]:
    """Return from where to where something stands; all of its space where that is not told."""
    place = anchor.find(f"{_WP}position{way}")
    start, end = spaces.get((place.get("relativeFrom") or "") if place is not None else "", (0, 0))
    offset = None if place is None else place.find(f"{_WP}posOffset")
    if offset is not None:
        begins = start + _emu(offset.text)
        return begins, begins + size
    align = None if place is None else place.find(f"{_WP}align")
    said = "" if align is None else align.text
    if said in {"left", "top"}:
        return start, start + size
    if said in {"right", "bottom"}:
        return end - size, end
    middle = (start + end) / 2
    return middle - size / 2, middle + size / 2


def _across(page: Page) -> dict[str, tuple[float, float]]:
    text = (page.left, page.width - page.right)
    return {
        "page": (0, page.width),
        "leftMargin": (0, page.left),
        "insideMargin": (0, page.left),
        "rightMargin": (text[1], page.width),
        "outsideMargin": (text[1], page.width),
        **dict.fromkeys(("margin", "column", "character"), text),
    }


def _down(page: Page, *, at_foot: bool) -> dict[str, tuple[float, float]]:
    text = (page.top, page.height - page.bottom)
    line = page.height - page.footer - _LINE if at_foot else page.header
    return {
        "page": (0, page.height),
        "topMargin": (0, page.top),
        "bottomMargin": (text[1], page.height),
        "margin": text,
        **dict.fromkeys(("paragraph", "line"), (line, line)),
    }


def _drawn_of_old(part: Element, page: Page, *, at_foot: bool) -> Iterator[Float]:
    """Yield the shapes of older files, which say where they are in a style as web pages do."""
    for shape in part.iter():
        if not str(shape.tag).startswith(_VML) or "absolute" not in shape.get("style", ""):
            continue
        if next(shape.iterancestors(f"{_MC}Fallback"), None) is not None:
            continue  # another form of what is drawn
        pairs = (entry.partition(":") for entry in shape.get("style", "").split(";"))
        said = {name.strip(): words.strip() for name, _, words in pairs}
        across, down = _across(page), _down(page, at_foot=at_foot)
        x = across.get(said.get("mso-position-horizontal-relative", ""), across["margin"])[0]
        y = down.get(said.get("mso-position-vertical-relative", ""), down["paragraph"])[0]
        left, top = x + _length(said.get("margin-left")), y + _length(said.get("margin-top"))
        width, height = _length(said.get("width")), _length(said.get("height"))
        yield Float(left, top, left + width, top + height)


def _emu(length: str | None) -> float:
    try:
        return int(length or 0) / _EMU
    except ValueError:
        return 0


def _length(words: str | None) -> float:
    found = _LENGTH.fullmatch(words or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0
