"""Draws the rows of the codebook, and edits their names in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.ui.accessible import named
from briefer.ui.fonts import REGULAR, SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.codebook.model import COUNT, NODE
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import COLUMN, paint_initials
from briefer.ui.widgets.key_cap import key_cap_size, paint_key_cap
from briefer.ui.widgets.row_focus import paint_row_focus
from briefer.ui.widgets.row_ground import paint_row_ground
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.codebook.tree import Node

_ROW, _HEADING = 27, 36
_SIDE, _STEP, _CHEVRON, _GAP = 14, 20, 13, 8
_MARK = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SECTIONS = {Kind.TOPICS, Kind.STAKEHOLDERS}

Index = QModelIndex | QPersistentModelIndex


class CodebookDelegate(QStyledItemDelegate):
    """Squares, marks, initials, counts and keys."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def chevron_box(self, row: QRect, node: Node) -> QRectF:
        """Return where the chevron of a row stands."""
        px = self._appearance.px
        side = px(_CHEVRON)
        left = row.left() + px(_SIDE + node.depth * _STEP)
        return QRectF(left, row.center().y() - side / 2 + 1, side, side)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NODE)
        return QSize(0, self._appearance.px(_HEADING if node.kind in _SECTIONS else _ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.kind in _SECTIONS:
            self._heading(painter, box, node)
            paint_row_focus(painter, self._appearance, box, option.state)
        else:
            paint_row_ground(painter, self._appearance, box, option.state)
            paint_row_focus(painter, self._appearance, box, option.state)
            if node.children:
                is_open = option.state & QStyle.StateFlag.State_Open
                icon = "chevron-down" if is_open else "chevron-right"
                chevron = self.chevron_box(option.rect, node)
                self._appearance.paint_icon(painter, chevron, icon)
            right = self._right(painter, box, node, index.data(COUNT))
            self._name(painter, box, node, right)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRectF, node: Node) -> None:
        font = self._appearance.sans(11, SEMIBOLD)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        foot = box.adjusted(self._appearance.px(_SIDE), self._appearance.px(8), 0, 0)
        painter.drawText(foot, _MIDDLE, node.name.upper())

    def _right(self, painter: QPainter, box: QRectF, node: Node, count: int | None) -> float:
        """Draw key, count and kind from the right; return where they begin."""
        right = box.right() - self._appearance.px(_SIDE)
        middle = box.center().y()
        if node.shortcut:
            size = key_cap_size(self._appearance, node.shortcut)
            top = middle - size.height() / 2
            cap = QRectF(right - size.width(), top, size.width(), size.height())
            paint_key_cap(painter, self._appearance, cap, node.shortcut)
            right = cap.left() - self._appearance.px(_GAP)
        if count is not None:
            right = self._at_right(painter, box, right, str(count) if count else "–", 13)
        if node.detail:
            right = self._at_right(painter, box, right, node.detail, 12)
        return right

    def _at_right(
        self, painter: QPainter, box: QRectF, right: float, words: str, size: int
    ) -> float:
        font = self._appearance.sans(size)
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(QRectF(right - width, box.top(), width + 2, box.height()), _MIDDLE, words)
        return right - width - self._appearance.px(_GAP)

    def _name(self, painter: QPainter, box: QRectF, node: Node, right: float) -> None:
        x, middle = box.left() + self._before(node), box.center().y()
        px = self._appearance.px
        if node.kind is Kind.TOPIC:
            x += paint_square(painter, self._appearance, x, middle, node.colour) + px(_GAP)
        elif node.kind is Kind.STAKEHOLDER:
            width = paint_initials(painter, self._appearance, x, middle, node.initials)
            x += max(width, px(COLUMN)) + px(_GAP)
        elif node.kind is Kind.PROPOSITION:
            x = self._marks(painter, x, middle)
        font = self._font(node)
        shown = QFontMetricsF(font).elidedText(node.name, Qt.TextElideMode.ElideRight, right - x)
        muted = node.kind in {Kind.PROPOSITION, Kind.NOTHING}
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted" if muted else "ink"))
        painter.drawText(QRectF(x, box.top(), right - x + 2, box.height()), _MIDDLE, shown)

    def _before(self, node: Node) -> int:
        """Return how far from the left what stands before a name begins."""
        px = self._appearance.px
        chevron = px(_CHEVRON) + px(_GAP)
        if node.kind is Kind.TOPIC:
            return px(_SIDE + node.depth * _STEP) + chevron
        if node.kind is Kind.PROPOSITION:
            return px(_SIDE + (node.depth - 1) * _STEP) + chevron + px(_STEP)
        return px(_SIDE) + (chevron if node.kind is Kind.SIDE else px(_STEP))

    def _marks(self, painter: QPainter, x: float, middle: float) -> float:
        """Draw the marks for and against: one can stand on either side of a proposition."""
        side = self._appearance.px(_MARK)
        colour = self._appearance.colour("muted")
        for stance in (2, -2):
            paint_mark(painter, QRectF(x, middle - side / 2, side, side), stance, colour)
            x += side + self._appearance.px(3)
        return x + self._appearance.px(4)

    def _font(self, node: Node) -> QFont:
        if node.kind in {Kind.PROPOSITION, Kind.NOTHING}:
            return self._appearance.sans(12)
        return self._appearance.sans(13, SEMIBOLD if node.kind is Kind.SIDE else REGULAR)

    # ---- editing

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return named(QLineEdit(parent), "codebook.rename", tr("Name"))

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            node: Node = index.data(NODE)
            editor.setText(node.name)
            editor.selectAll()

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        node: Node = index.data(NODE)
        if node.kind in _SECTIONS:  # no editor, but the link at the right of a heading
            editor.setGeometry(option.rect)
            return
        px = self._appearance.px
        before = {Kind.TOPIC: 9 + _GAP, Kind.STAKEHOLDER: COLUMN + _GAP}.get(
            node.kind, 2 * _MARK + 10
        )
        left = self._before(node) + px(before) - px(10)
        height = editor.sizeHint().height()
        top = option.rect.center().y() - height // 2 + 1
        right = option.rect.right() - px(8)
        editor.setGeometry(QRect(left, top, right - left, height))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
