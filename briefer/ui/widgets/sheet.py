"""A dialog over a darkened window: a head with a cross, a body, a foot with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.tab_order import go_on
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.shadow import paint_shadow
from briefer.ui.widgets.veil import Veil

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from briefer.ui.appearance import Appearance

_SHADOW = 24
_RADIUS = 12


class _SheetVeil(Veil):
    """Draws the sheet's shadow, too."""

    def __init__(self, appearance: Appearance, window: QWidget, sheet: QWidget) -> None:
        super().__init__(appearance, window, (0.42, 0.6))
        self._sheet = sheet

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        corner = self.mapFromGlobal(self._sheet.mapToGlobal(QPoint(0, 0)))
        box = QRectF(QPointF(corner), QSizeF(self._sheet.size()))
        paint_shadow(QPainter(self), box, _RADIUS, _SHADOW, 90)


class Sheet(QDialog):
    """A window-modal dialog; put its contents into `body`, and buttons into `foot`.

    Esc and the cross reject it. It is deleted when it closes. Without a window it stands alone.
    """

    def __init__(
        self, appearance: Appearance, name: str, title: str, window: QWidget | None
    ) -> None:
        super().__init__(window)
        named(self, name, title)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=_is_composited())
        self._appearance = appearance
        self._window = window.window() if window is not None else None
        self._veil: _SheetVeil | None = None
        px = appearance.px
        column = tight(QVBoxLayout(self), (1, 1, 1, 1))
        column.addWidget(self._head(title))
        self.body = tight(QVBoxLayout())
        column.addLayout(self.body, 1)
        foot = surface(QWidget(), "sheet-foot")
        self.foot = tight(QHBoxLayout(foot), (px(20), px(12), px(20), px(12)), px(10))
        column.addWidget(foot)

    def offer(
        self, name: str, words: str, act: Callable[[], object], *, kind: str = "", cancel: str = ""
    ) -> None:
        """Put the button that Enter presses into the foot; `cancel` names one that rejects."""
        self.foot.addStretch(1)
        if cancel:
            rejecting = named(QPushButton(tr("Cancel")), cancel)
            rejecting.clicked.connect(self.reject)
            self.foot.addWidget(rejecting)
        button = look(named(QPushButton(words), name), kind=kind)
        button.setDefault(True)
        button.clicked.connect(act)
        self.foot.addWidget(button)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)

    def _head(self, title: str) -> QWidget:
        px = self._appearance.px
        head = surface(QWidget(), "sheet-head")
        row = tight(QHBoxLayout(head), (px(20), px(12), px(14), px(10)), px(8))
        self.heading = look(QLabel(title), scale="big", weight="semibold")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.heading)
        row.addStretch(1)
        cross = IconButton(self._appearance, "close", "sheet.close", tr("Close (Esc)"))
        cross.clicked.connect(self.reject)
        row.addWidget(cross)
        return head

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if self._window is None:
            return
        centre = self._window.mapToGlobal(self._window.rect().center())
        self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)
        if self._veil is None:
            self._veil = _SheetVeil(self._appearance, self._window, self)
        self._veil.cover()

    def _fit(self) -> None:
        """Be as high as the words need; Qt stops at two thirds of the screen."""
        self.adjustSize()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), wanted))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
        if self._window is not None:
            self._window.activateWindow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not _is_composited():
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
            self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._appearance.colour("panel"))
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )


def _is_composited() -> bool:
    """Say whether a window can surely be see-through: under X11 that needs a compositor."""
    return QGuiApplication.platformName() != "xcb"
