"""A line that unfolds what is below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from briefer.ui.accessible import Role, named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from briefer.ui.appearance import Appearance

_HEIGHT, _SIDE, _CHEVRON, _GAP = 27, 14, 13, 8
RING = 3
"""What is put inside leaves so much room at its sides, for the rings around fields."""


class FoldHead(QAbstractButton):
    """A chevron, a title, and at the right what is inside in a few words."""

    def __init__(self, appearance: Appearance, name: str, title: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._summary = ""
        named(self, name, role=Role.Button)
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)
        self._say()

    @property
    def summary(self) -> str:
        """What is inside, in a few words."""
        return self._summary

    @property
    def is_unfolded(self) -> bool:
        """Whether what is inside is shown."""
        return self.isChecked()

    def set_summary(self, words: str) -> None:
        """Say what is inside."""
        self._summary = words
        self._say()
        self.setToolTip(words)
        self.update()

    def _say(self) -> None:
        state = tr("unfolded") if self.isChecked() else tr("folded")
        self.setAccessibleName(", ".join(filter(None, (self.text(), self._summary, state))))

    @override
    def sizeHint(self) -> QSize:
        title = QFontMetrics(self._appearance.sans(13)).horizontalAdvance(self.text())
        around = self._appearance.px(2 * _SIDE + _CHEVRON + _GAP)
        return QSize(title + around, self._appearance.px(_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.setChecked(key == Qt.Key.Key_Right)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), colour("hover"))
        side = px(_CHEVRON)
        box = QRectF(px(_SIDE), (self.height() - side) / 2, side, side)
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        self._appearance.paint_icon(painter, box, icon, "ink" if self.isEnabled() else "edge")
        inner = QRectF(self.rect()).adjusted(px(_SIDE) + side + px(_GAP), 0, -px(_SIDE), 0)
        self._paint_words(painter, inner)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(px(6), 2, -px(6), -2)
            painter.drawRoundedRect(frame, px(6), px(6))

    def _paint_words(self, painter: QPainter, inner: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._appearance.sans(13))
        painter.setPen(self._appearance.colour("ink"))
        painter.drawText(inner, middle, self.text())
        title = QFontMetrics(self._appearance.sans(13)).horizontalAdvance(self.text())
        font = self._appearance.sans(12)
        room = inner.adjusted(title + self._appearance.px(12), 0, 0, 0)
        words = QFontMetrics(font).elidedText(
            self._summary, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, words)


class Fold(QWidget):
    """Put what it hides into `body`; `toggled(open)` comes when it folds or unfolds."""

    toggled = Signal(bool)

    def __init__(
        self, appearance: Appearance, name: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = appearance.px
        column = tight(QVBoxLayout(self))
        self.head = FoldHead(appearance, name, title)
        column.addWidget(self.head)
        self._inside = QWidget()
        self.body = tight(
            QVBoxLayout(self._inside), (px(_SIDE - RING), px(2), px(_SIDE - RING), px(8)), px(4)
        )
        column.addWidget(self._inside)
        self._inside.hide()
        self.head.toggled.connect(self._inside.setVisible)
        self.head.toggled.connect(self.toggled)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.head.isChecked()

    def unfold(self, *, opened: bool = True) -> None:
        """Show what is inside, or hide it."""
        self.head.setChecked(opened)
