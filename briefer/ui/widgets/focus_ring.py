"""The ring around whatever has the keyboard's focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from briefer.ui.overriding import override
from briefer.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class _Ring(QFocusFrame):
    def __init__(self, appearance: Appearance, widget: QWidget) -> None:
        super().__init__(widget)
        self._appearance = appearance
        self._role = "shade-ink" if widget.property("ground") == "shade" else "accent"
        self.setWidget(widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.mask().isEmpty():
            self.clearMask()  # Qt leaves out the inside, and with it the round corners
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.colour(self._role), 2))
        radius = self._appearance.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FocusRings(QObject):
    """Puts a ring around a field that has the focus, and around what the keyboard led to.

    The keyboard leads to buttons, tables, and values that can be edited. A field with the property
    `bare` draws its own sign of focus, and so does whatever else takes
    the focus.
    """

    def __init__(self, appearance: Appearance, application: QApplication) -> None:
        super().__init__(application)
        self._appearance = appearance
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = _Ring(self._appearance, now) if now is not None and _wants_ring(now) else None


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, _FIELDS):
        return not widget.property("bare")
    by_keyboard = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return isinstance(widget, QAbstractButton | InlineEdit | QTableView) and by_keyboard
