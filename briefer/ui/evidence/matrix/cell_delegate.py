"""How a cell of the matrix is painted: marks with numbers on a ground of the stance's colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefer.model.positions import NO_STANCE
from briefer.ui.evidence.matrix.grid import SilentLine, TotalLine
from briefer.ui.evidence.matrix.grid_model import CELL, IS_ALL, LINE
from briefer.ui.fonts import MEDIUM, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QColor, QFont

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.matrix.grid import GridCell, Line

_MARK, _AFTER_MARK, _BETWEEN, _BEFORE_WORD, _SIDE = 9, 4, 7, 3, 5
STANCES: dict[str, Stance] = {"for": 1, "against": -1, "neutral": 0}
"""A stance of each key that is a number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One number of a cell with its mark, or a word."""

    words: str
    stance: str = ""
    is_small: bool = False


def pieces(cell: GridCell) -> tuple[Piece, ...]:
    """Return what stands in a cell, from the left: what is said by stance, then what is done."""
    found = [*_numbers(cell.says), *_numbers(cell.does)]
    if cell.does:
        found.append(Piece(tr("does"), is_small=True))
    return tuple(found)


def _numbers(counts: Mapping[str, int]) -> Iterator[Piece]:
    for key, number in counts.items():
        yield Piece(f"{number:,}", "" if key == NO_STANCE else key)


class CellDelegate(QStyledItemDelegate):
    """Numbers alone have a frame and no ground; what is empty is a dot."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._widths: dict[Piece, float] = {}
        appearance.changed.connect(self._forget)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(LINE)
        cell: GridCell | None = index.data(CELL)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(1.5, 1, -1.5, -1)
        is_all = index.data(IS_ALL)
        if isinstance(line, SilentLine):
            self._paint_silent(painter, QRectF(rect), line, is_all=is_all)
        elif cell is not None and (isinstance(line, TotalLine) or is_all or not cell.passages):
            is_total = isinstance(line, TotalLine) or is_all
            self._paint_total(painter, box, cell, is_total=is_total)
        elif cell is not None:
            self._paint_ground(painter, box, cell)
            self._paint_pieces(painter, box, cell)
        if cell is not None:
            self._paint_frame(painter, box, cell, state)
        painter.restore()

    def wanted_width(self, cell: GridCell) -> int:
        """Return the width in which nothing of a cell is cut, in pixels."""
        return round(self._content_width(pieces(cell))) + 2 * self._appearance.px(_SIDE)

    def _paint_frame(
        self, painter: QPainter, box: QRectF, cell: GridCell, state: QStyle.StateFlag
    ) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._appearance.colour("accent"), 2.5))
            frame = box.adjusted(0.25, 0.25, -0.25, -0.25)
        elif state & QStyle.StateFlag.State_MouseOver and cell.passages:
            painter.setPen(QPen(self._appearance.colour("muted"), 1))
            frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._appearance.px(4)
        painter.drawRoundedRect(frame, radius, radius)

    def _paint_total(
        self, painter: QPainter, box: QRectF, cell: GridCell, *, is_total: bool
    ) -> None:
        empty = not cell.passages
        words = "·" if empty and not is_total else f"{cell.total:,}"
        painter.setFont(self._appearance.sans(12.5, SEMIBOLD if is_total else MEDIUM))
        painter.setPen(self._appearance.colour("muted" if empty else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_silent(
        self, painter: QPainter, box: QRectF, line: SilentLine, *, is_all: bool
    ) -> None:
        font = self._appearance.sans(12)
        painter.setPen(self._appearance.colour("muted"))
        painter.setFont(font)
        if is_all:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "0")
            return
        inner = box.adjusted(self._appearance.px(8), 0, -self._appearance.px(8), 0)
        room = int(inner.width())
        words = QFontMetrics(font).elidedText(line.reason, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(self, painter: QPainter, box: QRectF, cell: GridCell) -> None:
        radius = self._appearance.px(4)
        if cell.tone:
            stance = STANCES.get(cell.tone, "mixed")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._appearance.theme.cell(stance, cell.depth))
            painter.drawRoundedRect(box, radius, radius)
        else:
            painter.setPen(QPen(self._appearance.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_pieces(self, painter: QPainter, box: QRectF, cell: GridCell) -> None:
        ink = self._appearance.colour("on-cell" if cell.tone else "ink")
        found = pieces(cell)
        x = box.center().x() - self._content_width(found) / 2
        for number, piece in enumerate(found):
            x += self._gap(piece) if number else 0
            width = self._width(piece)
            self._paint_piece(painter, QRectF(x, box.top(), width, box.height()), piece, ink)
            x += width

    def _content_width(self, found: tuple[Piece, ...]) -> float:
        return sum(map(self._width, found)) + sum(map(self._gap, found[1:]))

    def _gap(self, piece: Piece) -> int:
        """Return the room before a piece."""
        return self._appearance.px(_BEFORE_WORD if piece.is_small else _BETWEEN)

    def _width(self, piece: Piece) -> float:
        """Return the width of a piece; it is kept, for a large matrix has thousands of a few."""
        if piece not in self._widths:
            px = self._appearance.px
            mark = px(_MARK) + px(_AFTER_MARK) if piece.stance else 0
            words = QFontMetrics(self._font(piece)).horizontalAdvance(piece.words)
            self._widths[piece] = mark + words
        return self._widths[piece]

    def _forget(self) -> None:
        self._widths.clear()

    def _paint_piece(self, painter: QPainter, box: QRectF, piece: Piece, ink: QColor) -> None:
        px = self._appearance.px
        left = box.left()
        if piece.stance:
            side = px(_MARK)
            mark = QRectF(left, box.center().y() - side / 2, side, side)
            paint_mark(painter, mark, STANCES.get(piece.stance, piece.stance), ink)
            left += side + px(_AFTER_MARK)
        painter.setFont(self._font(piece))
        painter.setPen(ink)
        rest = QRectF(left, box.top(), box.right() - left + 2, box.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, piece.words)

    def _font(self, piece: Piece) -> QFont:
        if piece.is_small:
            return self._appearance.sans(11, MEDIUM)
        return self._appearance.sans(12.5, SEMIBOLD)
