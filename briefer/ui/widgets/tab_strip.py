"""Tabs with a line under the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from briefer.ui.accessible import Role, named
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_HEIGHT, _NARROW = 40, 240


class TabStrip(QWidget):
    """Tabs at the top of a pane; `chosen(key)` comes when the user takes another one."""

    chosen = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        tabs: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, name, role=Role.PageTabList)
        surface(self, "tabs")
        self._appearance = appearance
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QLabel] = {}
        px = appearance.px
        self._row = tight(QHBoxLayout(self), (px(14), 0, px(12), 0), px(6))
        for key, words in tabs:
            self._add(name, key, words)
        self._row.addStretch(1)
        self.choose(tabs[0][0])
        appearance.changed.connect(self._measure)
        self._measure()

    def choose(self, key: str) -> None:
        """Bring a tab to the front, without a signal."""
        self._buttons[key].setChecked(True)

    def count(self, key: str, words: str) -> None:
        """Show a count beside a tab's words, "22 of 30"."""
        self._counts[key].setText(words)
        self._measure()

    def rename(self, key: str, words: str) -> None:
        """Give a tab other words."""
        self._buttons[key].setText(words)
        self._buttons[key].setAccessibleName(words)

    def add_corner(self, widget: QWidget) -> None:
        """Add a widget at the right end."""
        self._row.addWidget(widget)

    def _add(self, name: str, key: str, words: str) -> None:
        button = named(ElidedButton(words), f"{name}.{key}", words, role=Role.PageTab)
        look(button, kind="tab")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        button.clicked.connect(lambda: self.chosen.emit(key))
        count = look(ElidedLabel(tall=True), tone="muted", scale="small")
        self._group.addButton(button)
        self._buttons[key], self._counts[key] = button, count
        self._row.addWidget(button)
        self._row.addWidget(count)
        self._row.addSpacing(self._appearance.px(6))

    def _measure(self) -> None:
        """Close up the tabs where there is no room for all between them, and leave out counts."""
        px = self._appearance.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setSpacing(px(2 if self.width() < px(_NARROW) else 6))
        counts = [count for count in self._counts.values() if count.text()]
        hidden = [count for count in counts if count.isHidden()]
        need = self._row.sizeHint().width()
        need += sum(count.sizeHint().width() + self._row.spacing() for count in hidden)
        for count in self._counts.values():
            count.setVisible(need <= self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
