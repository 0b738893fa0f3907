"""Where the pieces of the sheet are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from briefer.ui.memo.composer.measures import is_card_rtl
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet

_WIDTH = 690
_SIDE, _NARROW_SIDE, _NARROW = 34, 26, 600
_META = 19
_GRIP = 20


class Geometry:
    """Answers in pixels of the editor's viewport."""

    def __init__(self, edit: QTextEdit, sheet: Sheet, appearance: Appearance) -> None:
        self._edit = edit
        self._sheet = sheet
        self._appearance = appearance

    @property
    def column(self) -> tuple[int, int]:
        """Where the column of text begins, and how wide it is."""
        px = self._appearance.px
        room = self._edit.viewport().width()
        side = px(_NARROW_SIDE if room < px(_NARROW) else _SIDE)
        width = max(min(room, px(_WIDTH)) - 2 * side, 60)
        return (room - width) // 2, width

    @property
    def grip_width(self) -> int:
        """How wide the margin is in which a block is taken up with the mouse."""
        return self._appearance.px(_GRIP)

    def line(self, line: int) -> QRectF:
        """Return the box of a line of the sheet over the whole column: its text, however long."""
        block = self._sheet.block(line)
        self._sheet.document.documentLayout().blockBoundingRect(block)  # lays it out
        left, width = self.column
        top = block.layout().position().y() - self._edit.verticalScrollBar().value()
        return QRectF(left, top, width, self._height(block))

    def box(self, piece: Piece) -> QRectF:
        """Return the box of a piece, with what is painted around its text."""
        lines = self._sheet.lines_of(piece)
        if not lines:
            return QRectF()
        box = self.line(lines[0]).united(self.line(lines[-1]))
        padding = self._sheet.measures.padding(piece)
        return box.adjusted(0, -padding, 0, padding)

    def meta(self, piece: Piece) -> QRectF:
        """Return where the line below the words of a card is painted."""
        px = self._appearance.px
        box = self.box(piece)
        bar, end = px(14), px(12)
        left, right = (end, bar) if is_card_rtl(piece) else (bar, end)
        foot = box.bottom() - self._sheet.measures.padding(piece)
        return QRectF(box.left() + left, foot - px(_META), box.width() - left - right, px(_META))

    def visible(self, top: float, bottom: float) -> Iterator[Piece]:
        """Yield the pieces of which a part may be between two heights."""
        pieces = self._sheet.pieces
        line = max(0, self.line_at(top) - 1)
        seen: Piece | None = None
        while line < len(pieces):
            piece = pieces[line]
            if piece is not seen:
                padding = self._sheet.measures.padding(piece)
                if self.line(line).top() - padding > bottom:
                    return
                seen = piece
                yield piece
            line += 1

    def line_at(self, y: float) -> int:
        """Return the line at a height, or the nearest one."""
        at = QPointF(self.column[0] + 1, y + self._edit.verticalScrollBar().value())
        layout = self._sheet.document.documentLayout()
        position = layout.hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        return self._sheet.line_at(max(position, 0))

    def piece_at(self, y: float) -> Piece | None:
        """Return the piece whose box is at a height."""
        pieces = self._sheet.pieces
        if not pieces:
            return None
        line = self.line_at(y)
        for place in (line, line - 1, line + 1):
            if 0 <= place < len(pieces):
                box = self.box(pieces[place])
                if box.top() <= y < box.bottom():
                    return pieces[place]
        return None

    def gap_at(self, y: float) -> tuple[int, bool]:
        """Return the line beside which something let go at a height belongs, and whether below."""
        piece = self.piece_at(y) or self._sheet.pieces[self.line_at(y)]
        box = self.box(piece)
        lines = self._sheet.lines_of(piece)
        below = y > box.center().y()
        return (lines[-1] if below else lines[0]), below

    def is_inside(self, x: float, y: float) -> bool:
        """Say whether a place lies in the words of a paragraph, not at its upper or lower edge."""
        pieces = self._sheet.pieces
        line = self.line_at(y)
        if not pieces or pieces[line].kind not in WRITTEN or self._sheet.block(line).length() <= 1:
            return False
        box = self.line(line)
        edge = min(self._appearance.px(5), box.height() / 4)
        return box.left() <= x <= box.right() and box.top() + edge < y < box.bottom() - edge

    def _height(self, block: QTextBlock) -> float:
        """Return how high the lines of a block are together."""
        count = max(block.layout().lineCount(), 1)
        return count * block.blockFormat().lineHeight()


def is_boxed(piece: Piece) -> bool:
    """Say whether a piece can be taken with the mouse as a whole."""
    return piece.kind in BLOCKS - WRITTEN
