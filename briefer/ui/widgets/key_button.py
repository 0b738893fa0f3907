"""A button that shows the keys that press it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_GAP = 8
_RIGHT = 11


class KeyButton(QPushButton):
    """Words at the left, the cap of `keys` at the right."""

    def __init__(
        self, appearance: Appearance, name: str, text: str, keys: str, *, kind: str = ""
    ) -> None:
        super().__init__(text)
        named(self, name)
        look(self, kind=kind, caps="true")
        self._appearance = appearance
        self._keys = key_text(keys)
        self.setToolTip(keys)

    @override
    def sizeHint(self) -> QSize:
        cap = key_cap_size(self._appearance, self._keys)
        return super().sizeHint() + QSize(cap.width() + self._appearance.px(_GAP), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        primary = self.property("kind") == "primary"
        role = "on-accent" if primary and self.isEnabled() else "muted"
        size = key_cap_size(self._appearance, self._keys)
        x = self.width() - size.width() - self._appearance.px(_RIGHT)
        box = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
        ink = self._appearance.colour(role)
        paint_key_cap(QPainter(self), self._appearance, box, self._keys, ink=ink)
