"""A field with a magnifying glass, and perhaps the keys that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance


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
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cap = KeyCap(appearance, keys, parent=self) if keys else None
        self.textChanged.connect(self._show_cap)
        appearance.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._glass.setIcon(self._appearance.icon("search", "muted"))

    def _show_cap(self, text: str) -> None:
        if self._cap:
            self._cap.setVisible(not text)

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
