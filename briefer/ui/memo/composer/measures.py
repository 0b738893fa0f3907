"""How high the lines of a piece are, and how much air stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.memo.direction import is_rtl
from briefer.model.inline import plain_text
from briefer.ui.memo.composer.figure_painter import figure_layout
from briefer.ui.memo.composer.lettering import LINE, line_format
from briefer.ui.memo.composer.piece import Kind
from briefer.ui.memo.composer.plan import CardRow, FigureRow, HeadingRow, UnusedRow
from briefer.ui.memo.composer.unused_row import unused_height
from briefer.ui.widgets.initials import initials_width

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlockFormat

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.piece import Piece

INDENT = 18
CARD_SIDE, CARD_END = 14, 12
_LINES = {
    Kind.PARAGRAPH: LINE,
    Kind.BULLETS: LINE,
    Kind.CARD: 23,
    Kind.BREAK: 26,
    Kind.TABLE: 26,
    Kind.FIGURE: 26,
    Kind.GENERATED: 19,
}
_HEADING_LINE, _SUBHEADING_LINE = 27, 23
_PADDING = {Kind.CARD: 9, Kind.GENERATED: 6, Kind.TABLE: 2}
_GAPS = {
    Kind.PARAGRAPH: 10,
    Kind.BULLETS: 10,
    Kind.CARD: 10,
    Kind.BREAK: 8,
    Kind.TABLE: 10,
    Kind.FIGURE: 12,
    Kind.GENERATED: 4,
    Kind.UNUSED: 12,
}
_HEADING_GAP, _SUBHEADING_GAP = 22, 14
_BULLET_GAP = 3


class Measures:
    """Gives each line of the sheet its format, at the present text size.

    `column` is how wide the lines are, in pixels: a picture is as high as that makes it.
    """

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self.column = 0

    def padding(self, piece: Piece) -> int:
        """Return how far the box of a piece reaches above and below its text."""
        return self._appearance.px(_PADDING.get(piece.kind, 0))

    def format(self, piece: Piece, before: Piece | None, *, rtl: bool = False) -> QTextBlockFormat:
        """Return the format of a line of the piece, below a line of `before`.

        `rtl` says that its words run from right to left; an extract knows by itself.
        """
        left, right = self._sides(piece)
        above = self._above(piece, before)
        form = line_format(self._line(piece), above=above, left=left, right=right)
        if piece.kind is Kind.BREAK:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if piece.kind is Kind.FIGURE:
            form.setNonBreakableLines(True)  # its words are not seen, and may be many
        if piece.kind is Kind.CARD:
            rtl = is_card_rtl(piece)
            form.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            )
        if rtl and piece.kind in {Kind.CARD, Kind.BULLETS}:
            form.setLeftMargin(right)
            form.setRightMargin(left)
        return form

    def _above(self, piece: Piece, before: Piece | None) -> int:
        px = self._appearance.px
        if before is None:
            return 0
        if before is piece:
            return px(_BULLET_GAP)
        if piece.kind is Kind.HEADING:
            gap = _HEADING_GAP if piece.level == 1 else _SUBHEADING_GAP
        else:
            gap = _GAPS[piece.kind]
            if before.kind is Kind.HEADING and piece.kind not in {Kind.UNUSED, Kind.GENERATED}:
                gap -= 4
        return px(gap) + self.padding(piece) + self.padding(before)

    def _line(self, piece: Piece) -> int:
        px = self._appearance.px
        if piece.kind is Kind.HEADING:
            return px(_HEADING_LINE if piece.level == 1 else _SUBHEADING_LINE)
        if isinstance(piece.row, UnusedRow):
            return unused_height(self._appearance, piece.row, expanded=piece.is_expanded)
        if isinstance(piece.row, FigureRow):
            return figure_layout(self._appearance, piece.row, self.column).height
        return px(_LINES[piece.kind])

    def _sides(self, piece: Piece) -> tuple[int, int]:
        px = self._appearance.px
        match piece.kind:
            case Kind.BULLETS:
                return px(INDENT), 0
            case Kind.CARD:
                return px(CARD_SIDE), px(CARD_END)
            case Kind.GENERATED:
                return px(12), px(12)
            case Kind.HEADING if isinstance(piece.row, HeadingRow) and piece.row.initials:
                return initials_width(self._appearance, piece.row.initials) + px(7), 0
            case _:
                return 0, 0


def is_card_rtl(piece: Piece) -> bool:
    """Say whether an extract runs from right to left, so that its bar stands at the right."""
    row = piece.row
    return isinstance(row, CardRow) and is_rtl(plain_text(row.face.inlines))
