"""A button that shows the keys that press it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_GAP = 8
_RIGHT = 11


class KeyButton(QPushButton):
    """Words at the left, the cap of `keys` at the right; or both side by side in the middle."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        text: str,
        keys: str,
        *,
        kind: str = "",
        centred: bool = False,
    ) -> None:
        super().__init__(text)
        named(self, name)
        look(self, kind=kind, caps="" if centred else "true")
        self._centred = centred
        self._appearance = appearance
        self._keys = key_text(keys)
        self.setToolTip(keys)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        cap = key_cap_size(self._appearance, self._keys)
        return super().sizeHint() + QSize(cap.width() + self._appearance.px(_GAP), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        primary = self.property("kind") == "primary"
        role = "on-accent" if primary and self.isEnabled() else "muted"
        size = key_cap_size(self._appearance, self._keys)
        x: float = self.width() - size.width() - self._appearance.px(_RIGHT)
        if self.width() < self.sizeHint().width():  # the tip has the key
            super().paintEvent(event)
            return
        if self._centred:
            x = self._paint_words(size.width(), "on-accent" if primary else "ink")
        else:
            super().paintEvent(event)
        box = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
        ink = self._appearance.colour(role)
        paint_key_cap(QPainter(self), self._appearance, box, self._keys, ink=ink)

    def _paint_words(self, cap: int, role: str) -> float:
        """Draw the button with its words, so that a cap beside them finds room; return where."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words = self.text()
        width = self.fontMetrics().horizontalAdvance(words)
        gap = self._appearance.px(_GAP)
        x = (self.width() - width - gap - cap) / 2
        painter.setFont(self.font())
        painter.setPen(self._appearance.colour(role if self.isEnabled() else "muted"))
        room = QRectF(x, 0, width + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        return x + width + gap
