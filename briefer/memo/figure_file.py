"""The file of a figure's picture: a PNG or JPEG picture, or an SVG drawing.

`prepared` makes a chosen file ready once, when it is chosen, and its `data` is what is kept; a
drawing is written anew from what was understood of it. `image_of` gives what was kept to the memo.
Both read with limits, since a briefing may come from anywhere, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefer.memo import picture
from briefer.memo.svg import screening, writing

if TYPE_CHECKING:
    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing

_TYPES: Final = {".png": "image/png", ".jpg": "image/jpeg"}
_DRAWING: Final = "image/svg+xml"
_HELD: Final = 16
"""So many images are held in memory: each change of a memo asks for them again."""


@dataclass(frozen=True, slots=True)
class FigureFile:
    """A figure's file as it is kept, its media type, and what a memo shows of it."""

    data: bytes
    media_type: str
    image: Picture | Drawing


def prepared(data: bytes) -> FigureFile:
    """Return a chosen file as it is kept; raise InputError where no memo can show it."""
    if screening.is_drawing(data):
        made = writing.written(_drawing(data))
        return FigureFile(made, _DRAWING, _drawing(made))
    shown = picture.prepared(data)
    return FigureFile(shown.data, _TYPES[shown.suffix], shown)


@lru_cache(maxsize=_HELD)
def image_of(data: bytes) -> Picture | Drawing:
    """Return what a memo shows of a kept file; raise InputError where it was altered."""
    return _drawing(data) if screening.is_drawing(data) else picture.read(data)


def _drawing(data: bytes) -> Drawing:
    # Few memos have a drawing, and every start of the program would load it.
    from briefer.memo.svg import reading  # noqa: PLC0415 - see above

    return reading.read(data)
