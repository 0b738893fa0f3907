"""How a cell of the matrix is painted: marks with numbers on a ground of the stance's colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from briefer.model.positions import NO_STANCE, STANCE_KEYS
from briefer.ui.evidence.matrix.grid import SilentLine, TotalLine
from briefer.ui.evidence.matrix.grid_model import CELL, LINE
from briefer.ui.fonts import MEDIUM, SEMIBOLD
from briefer.ui.translation import tr
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.matrix.grid import GridCell, Line

_MARK, _AFTER_MARK, _BETWEEN = 9, 4, 6
STANCES: dict[str, Stance] = {"for": 1, "against": -1, "neutral": 0}
"""A stance of each key that is a number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One number of a cell with its mark, or a word."""

    words: str
    stance: str = ""
    is_small: bool = False


def pieces(cell: GridCell) -> tuple[Piece, ...]:
    """Return what stands in a cell, from the left: a number for each stance, then those bare."""
    counts = [
        (key, cell.says.get(key, 0) + cell.does.get(key, 0))
        for key in STANCE_KEYS
        if key in cell.says or key in cell.does
    ]
    found = [Piece(str(number), "" if key == NO_STANCE else key) for key, number in counts]
    only_done = bool(cell.does) and not cell.says
    return (*found, *((Piece(tr("does"), is_small=True),) if only_done else ()))


class CellDelegate(QStyledItemDelegate):
    """Numbers alone have a frame and no ground; what is empty is a dot."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

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
        if isinstance(line, SilentLine):
            self._paint_silent(painter, QRectF(rect), line, index)
        elif cell is not None and (isinstance(line, TotalLine) or not (cell.says or cell.does)):
            self._paint_total(painter, box, cell, is_total=self._is_total(line, index))
        elif cell is not None:
            self._paint_ground(painter, box, cell)
            self._paint_pieces(painter, box, cell)
        if cell is not None and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._appearance.colour("accent"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._appearance.px(4)
            painter.drawRoundedRect(box.adjusted(0.25, 0.25, -0.25, -0.25), radius, radius)
        elif cell is not None and state & QStyle.StateFlag.State_MouseOver and cell.passages:
            painter.setPen(QPen(self._appearance.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._appearance.px(4)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()

    def _is_total(self, line: Line, index: QModelIndex | QPersistentModelIndex) -> bool:
        is_last = index.column() == index.model().columnCount() - 1
        return isinstance(line, TotalLine) or is_last

    def _paint_total(
        self, painter: QPainter, box: QRectF, cell: GridCell, *, is_total: bool
    ) -> None:
        empty = not cell.passages
        words = "·" if empty and not is_total else str(len(cell.passages))
        painter.setFont(self._appearance.sans(12.5, SEMIBOLD if is_total else MEDIUM))
        painter.setPen(self._appearance.colour("muted" if empty else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_silent(
        self,
        painter: QPainter,
        box: QRectF,
        line: SilentLine,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.setPen(self._appearance.colour("muted"))
        font = self._appearance.sans(12)
        painter.setFont(font)
        if index.column() == index.model().columnCount() - 1:
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
        px = self._appearance.px
        ink = self._appearance.colour("on-cell" if cell.tone else "ink")
        found = pieces(cell)
        gaps = px(_BETWEEN) * (len(found) - 1)
        room = box.width() - px(4)
        widths = [self._width(piece) for piece in found]
        between = px(_BETWEEN)
        if sum(widths) + gaps > room and len(found) > 1:
            between = max(1, int((room - sum(widths)) / (len(found) - 1)))
        x = box.center().x() - (sum(widths) + between * (len(found) - 1)) / 2
        painter.setClipRect(box)
        for piece, width in zip(found, widths, strict=True):
            self._paint_piece(painter, QRectF(x, box.top(), width, box.height()), piece, ink)
            x += width + between
        painter.setClipping(False)

    def _width(self, piece: Piece) -> float:
        metrics = QFontMetrics(self._font(piece))
        px = self._appearance.px
        mark = px(_MARK) + px(_AFTER_MARK) if piece.stance else 0
        return mark + metrics.horizontalAdvance(piece.words)

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
