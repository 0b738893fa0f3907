"""A field with a magnifying glass, and perhaps the keys that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from briefer.ui.appearance import Appearance

_GLASS = 13


class SearchField(QLineEdit):
    """A line of words to look for; `keys` is shown at its right while it is empty."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        placeholder: str,
        *,
        keys: str = "",
        ground: str = "canvas",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        named(self, name, placeholder)
        look(self, ground=ground)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._cap = KeyCap(appearance, keys, parent=self) if keys else None
        self.textChanged.connect(self._show_cap)
        appearance.changed.connect(self._indent)
        self._indent()

    def _indent(self) -> None:
        self.setTextMargins(self._appearance.px(_GLASS + 6), 0, 0, 0)

    def _show_cap(self, text: str) -> None:
        if self._cap:
            self._cap.setVisible(not text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._appearance.px
        side = px(_GLASS)
        box = QRectF(px(10), (self.height() - side) / 2, side, side)
        self._appearance.paint_icon(QPainter(self), box, "search", "muted")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cap:
            size = self._cap.sizeHint()
            self._cap.setGeometry(
                self.width() - size.width() - self._appearance.px(8),
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
