"""A line that floats at the foot of the window for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.shadow import paint_shadow
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SHADOW = 10
_RADIUS = 9
_SHOWN_FOR = 5000


class Toast(QWidget):
    """Tells what was just done, perhaps with a button; a new line replaces the last one."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._parent = parent
        named(self, "toast")
        px = appearance.px
        row = tight(
            QHBoxLayout(self),
            (_SHADOW + px(14), _SHADOW + px(8), _SHADOW + px(12), _SHADOW + px(8)),
            px(12),
        )
        self._text = wrapped_label()
        self._button = look(named(QPushButton(), "toast.action"), kind="link")
        self._button.clicked.connect(self._act)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._slot: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """Show a line, and a button of the words `action` that calls `slot`."""
        self._text.setText(text)
        self._slot = slot
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def withdraw(self) -> None:
        """Take back what is offered: its button would act on something else by now."""
        if self._slot is not None:
            self.hide()

    def _act(self) -> None:
        self.hide()
        if self._slot is not None:
            self._slot()

    def _place(self) -> None:
        room = self._parent.width()
        self._text.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > room:
            self._text.setWordWrap(True)
            size = QSize(room, self.heightForWidth(room))
        x = (room - size.width()) // 2
        y = self._parent.height() - size.height() - self._appearance.px(40)
        self.setGeometry(x, y, size.width(), size.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        paint_shadow(painter, box, _RADIUS, _SHADOW, 50)
        painter.setPen(QPen(self._appearance.colour("edge"), 1))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
