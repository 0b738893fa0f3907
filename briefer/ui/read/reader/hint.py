"""The hint that floats over the first article until something is tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SHADOW = 12
_RADIUS = 9


class Hint(QWidget):
    """Says in one line how to tag; `closed` comes with its cross."""

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        named(self, "readerHint", tr("How to tag"))
        px = appearance.px
        row = tight(
            QHBoxLayout(self),
            (_SHADOW + px(14), _SHADOW + px(8), _SHADOW + px(10), _SHADOW + px(8)),
            px(6),
        )
        row.addWidget(IconLabel(appearance, "quote", role="accent"))
        row.addSpacing(px(4))
        row.addWidget(look(QLabel(tr("Select words, type a name or a topic,")), weight="semibold"))
        row.addWidget(KeyCap(appearance, "Return"))
        row.addSpacing(px(6))
        rest = tr("Double-click: word. Triple-click: sentence.")
        row.addWidget(look(QLabel(rest), tone="muted", scale="small"))
        row.addWidget(KeyCap(appearance, "Alt+Up"))
        row.addWidget(look(QLabel(tr("grows.")), tone="muted", scale="small"))
        close = IconButton(appearance, "close", "readerHintClose", tr("Close this hint"))
        close.clicked.connect(self._close)
        row.addWidget(close)
        self.hide()

    def place(self) -> None:
        """Stand at the foot of the parent, in its middle."""
        parent = self.parentWidget()
        size = self.sizeHint()
        if parent is None or size.width() > parent.width():
            self.setGeometry(0, 0, 0, 0)
            return
        x = (parent.width() - size.width()) // 2
        self.setGeometry(x, parent.height() - size.height() - 10, size.width(), size.height())
        self.raise_()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        paint_shadow(painter, box, _RADIUS, _SHADOW, 50)
        painter.setPen(self._appearance.colour("edge"))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
