"""Where the parts of the page stand, in whole pixels of the reader's viewport."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_PROSE = "the talks on the border went on in the capital, and both sides say that more will come"
_LINE_HEIGHT = 1.64
_LEAST_CHARACTERS = 60
"""The margin gives up its words before the text has fewer characters a line than this."""

_FEW_CHARACTERS = 34
"""With fewer than this a line, the page gives up the white around its text."""

_FILL = 1.05
"""A line breaks before its last word, so a column is wider than the mean line in it."""

_SIDE, _PAD, _PAD_NARROW, _GAP, _EDGE = 14, 40, 30, 14, 12
_NOTES, _INITIALS = 188, 40


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of the page and what follows from them; lengths are whole pixels.

    `line` is the height of a line of text, `gap` what stands between two paragraphs, `unit` the
    mean width of a character in prose, `scale` how many pixels a pixel of the design takes.
    """

    body: QFont
    title: QFont
    source: QFont
    note: QFont
    initials: QFont
    line: int
    gap: int
    unit: float
    scale: float

    def px(self, pixels: float) -> int:
        """Return a length of the design at this size of text."""
        return round(pixels * self.scale)


def type_of(appearance: Appearance, size: int = 100) -> Type:
    """Return the fonts of the page; `size` is that of the article in per cent of all other text."""
    body = appearance.serif(16 * size / 100)
    return Type(
        body=body,
        title=appearance.serif(25 * size / 100, QFont.Weight.DemiBold),
        source=appearance.sans(12.5),
        note=appearance.sans(11.5),
        initials=appearance.sans(9.5, QFont.Weight.DemiBold),
        line=round(body.pixelSize() * _LINE_HEIGHT),
        gap=appearance.px(13 * size / 100),
        unit=QFontMetricsF(body).horizontalAdvance(_PROSE) / len(_PROSE),
        scale=appearance.text_size / 100,
    )


@dataclass(frozen=True, slots=True)
class Measures:
    """The columns of the page: the paper, the text on it, and the margin with its notes.

    `initials_only` says that the margin has room for initials but not for words.
    """

    paper_left: int
    paper_right: int
    text_left: int
    text_width: int
    notes_left: int
    notes_width: int
    initials_only: bool

    @property
    def text_right(self) -> int:
        """Where the longest line ends."""
        return self.text_left + self.text_width


def measure(width: int, characters: int, kind: Type) -> Measures:
    """Lay out a page in `width` pixels with at most `characters` a line."""
    side = kind.px(_SIDE)
    edge, gap = kind.px(_EDGE), kind.px(_GAP)
    wanted = round(characters * _FILL * kind.unit)
    least = min(wanted, round(_LEAST_CHARACTERS * kind.unit))
    pad, notes = kind.px(_PAD), kind.px(_NOTES)
    room = width - 2 * side - pad - gap - notes - edge
    initials_only = room < least
    if initials_only:
        pad, notes = kind.px(_PAD_NARROW), kind.px(_INITIALS)
        edge = edge // 2
        room = width - 2 * side - pad - gap - notes - edge
    if room < round(_FEW_CHARACTERS * kind.unit):
        side, pad, edge = kind.px(4), kind.px(12), kind.px(2)
        gap = gap // 2
        room = width - 2 * side - pad - gap - notes - edge
    text = max(kind.px(80), min(wanted, room))
    paper = pad + text + gap + notes + edge
    left = max(side, (width - paper) // 2)
    return Measures(
        paper_left=left,
        paper_right=left + paper,
        text_left=left + pad,
        text_width=text,
        notes_left=left + paper - edge - notes,
        notes_width=notes,
        initials_only=initials_only,
    )
