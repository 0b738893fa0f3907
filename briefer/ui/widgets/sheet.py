"""A dialog over a darkened window: a head with a cross, a body, a foot with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from briefer.ui.appearance import Appearance

_SHADOW = 24
_RADIUS = 12


class Veil(QWidget):
    """Darkens the window below a sheet."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance = appearance
        self.setGeometry(window.rect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._appearance.colour("veil"))
        colour.setAlphaF(0.6 if self._appearance.theme.dark else 0.42)
        QPainter(self).fillRect(self.rect(), colour)


class Sheet(QDialog):
    """A window-modal dialog; put its contents into `body`, and buttons into `foot`.

    Esc and the cross reject it. It is deleted when it closes.
    """

    def __init__(self, appearance: Appearance, name: str, title: str, window: QWidget) -> None:
        super().__init__(window)
        named(self, name, title)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._appearance = appearance
        self._window = window
        self._veil: Veil | None = None
        px = appearance.px
        outer = tight(QVBoxLayout(self), (_SHADOW, _SHADOW, _SHADOW, _SHADOW))
        inner = tight(QVBoxLayout(), (1, 1, 1, 1))
        outer.addLayout(inner)
        inner.addWidget(self._head(title))
        self.body = tight(QVBoxLayout())
        inner.addLayout(self.body, 1)
        self._foot = surface(QWidget(), "sheet-foot")
        self.foot = tight(QHBoxLayout(self._foot), (px(20), px(12), px(20), px(12)), px(10))
        inner.addWidget(self._foot)

    def _head(self, title: str) -> QWidget:
        px = self._appearance.px
        head = surface(QWidget(), "sheet-head")
        row = tight(QHBoxLayout(head), (px(20), px(12), px(14), px(10)), px(8))
        self.heading = look(QLabel(title), scale="big", weight="semibold")
        row.addWidget(self.heading)
        row.addStretch(1)
        cross = IconButton(self._appearance, "close", "sheet.close", tr("Close (Esc)"))
        cross.setAutoRaise(True)
        cross.clicked.connect(self.reject)
        row.addWidget(cross)
        return head

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        top = self._window.window()
        if self._veil is None:
            self._veil = Veil(self._appearance, top)
        self._veil.show()
        self._veil.raise_()
        self.adjustSize()
        centre = top.mapToGlobal(top.rect().center())
        self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
        self._window.window().activateWindow()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        paint_shadow(painter, box, _RADIUS, _SHADOW, 90)
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
