"""The words of a drawing: which letters they are set in, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from PIL import ImageFont

from briefer.memo.shapes import Anchor
from briefer.memo.svg.numbers import length
from briefer.memo.svg.refusal import has
from briefer.paths import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIZES: Final = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_BOLD: Final = 600
_SERIFS: Final = (
    "times",
    "georgia",
    "garamond",
    "cambria",
    "palatino",
    "roman",
    "bookman",
    "serif",
)
_BELOW: Final = {
    "middle": 0.26,
    "central": 0.35,
    "mathematical": 0.35,
    "hanging": 0.72,
    "text-before-edge": 0.89,
    "before-edge": 0.89,
    "text-top": 0.89,
    "top": 0.89,
    "text-after-edge": -0.21,
    "after-edge": -0.21,
    "text-bottom": -0.21,
    "bottom": -0.21,
    "ideographic": -0.21,
    "center": 0.35,
}
"""How far under the place that a drawing names its letters stand, for a size of 1."""
_TURNED: Final = {Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START}
_UNIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Letters:
    """How words are set; `size` is in the drawing's own lengths."""

    size: float
    bold: bool
    italic: bool
    serif: bool

    @classmethod
    def of(cls, look: Mapping[str, str], above: float) -> Letters:
        """Return the letters of a look; `above` is the size of those around them."""
        weight = look.get("font-weight", "normal")
        heavy = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight[:4]) >= _BOLD)
        return cls(
            _size(look.get("font-size", "medium"), above),
            heavy,
            look.get("font-style", "normal") in {"italic", "oblique"},
            _is_serif(look.get("font-family", "")),
        )

    def width(self, text: str) -> float:
        """Return about how wide a text is."""
        return _font(self.serif, self.bold, self.italic).getlength(text) * self.size / _UNIT


def _size(said: str, above: float) -> float:
    if said in _SIZES:
        return _SIZES[said]
    if said in {"smaller", "larger"}:
        return above * (1.2 if said == "larger" else 1 / 1.2)
    return length(said, above, above)


def _is_serif(families: str) -> bool:
    """Say whether a list of fonts asks for one with serifs."""
    first = families.split(",", maxsplit=1)[0].strip().strip("'\"").lower()
    if not first:
        return False
    return "sans" not in first and any(name in first for name in _SERIFS)


@cache
def _font(serif: bool, bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    cut = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    name = f"Liberation{'Serif' if serif else 'Sans'}-{cut}.ttf"
    return ImageFont.truetype(str(resources() / "fonts" / name), _UNIT)


def anchor(look: Mapping[str, str]) -> Anchor:
    """Return which part of words stands at their place, counted from the left."""
    said = look.get("text-anchor", "start")
    found = Anchor(said) if said in set(Anchor) else Anchor.START
    return _TURNED[found] if look.get("direction") == "rtl" else found


def lowered(look: Mapping[str, str], size: float) -> float:
    """Return how far under its place a text stands; raise DrawingError for a way of its own."""
    for name in ("alignment-baseline", "dominant-baseline"):
        if (share := _BELOW.get(look.get(name, ""))) is not None:
            return share * size
    return 0.0


def raised(look: Mapping[str, str], size: float) -> float:
    """Return how far above the line words stand."""
    said = look.get("baseline-shift", "baseline")
    if said in {"baseline", "0"}:
        return 0.0
    return {"sub": -0.2, "super": 0.4}.get(said, 0) * size or length(said, size, size)


def require_plain(look: Mapping[str, str]) -> None:
    """Raise DrawingError for words that run or look in a way that a memo does not know."""
    line = look.get("text-decoration", look.get("text-decoration-line", "none"))
    if line.split()[:1] != ["none"]:
        raise has("underlined or struck words")
    if look.get("writing-mode", "lr").startswith(("tb", "vertical")):
        raise has("words that run downwards")
