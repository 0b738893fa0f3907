"""A field with a magnifying glass, and perhaps the keys that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
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
        self._cross = self._make_cross()
        self._cap = KeyCap(appearance, keys, parent=self) if keys else None
        self.textChanged.connect(self._show_ends)
        self._show_ends("")
        appearance.changed.connect(self._indent)
        self._indent()

    def _indent(self) -> None:
        px = self._appearance.px
        self.setTextMargins(px(_GLASS + 6), 0, px(16), 0)

    def _make_cross(self) -> IconButton:
        cross = IconButton(
            self._appearance,
            "close",
            f"{self.objectName()}.clear",
            tr("Clear"),
            role="muted",
            size=11,
        )
        cross.setParent(self)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setCursor(Qt.CursorShape.ArrowCursor)
        cross.clicked.connect(self.clear)
        return cross

    def _show_ends(self, text: str) -> None:
        self._cross.setVisible(bool(text))
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
        for end, gap in ((self._cap, 8), (self._cross, 4)):
            if end is not None:
                size = end.sizeHint()
                x = self.width() - size.width() - self._appearance.px(gap)
                y = (self.height() - size.height()) // 2
                end.setGeometry(x, y, size.width(), size.height())
