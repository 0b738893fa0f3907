"""Tabs with a line under the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from briefer.ui.accessible import Role, named
from briefer.ui.overriding import override
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance

_HEIGHT, _NARROW = 40, 240


class TabStrip(QWidget):
    """Tabs at the top of a pane; `chosen(key)` comes when the user takes another one.

    Where there is no room the counts go first, then the words of tabs that have an icon.
    """

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
        self._words = dict(tabs)
        self._icons: dict[str, str] = {}
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
        self._words[key] = words
        self._buttons[key].setAccessibleName(words)
        self._give_way()

    def set_icons(self, icons: dict[str, str]) -> None:
        """Let these icons stand for the words of tabs where there is no room for words."""
        self._icons = icons
        self._give_way()

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
        self._give_way()

    def _give_way(self) -> None:
        """Leave out counts, and then words, that would be cut."""
        items = (self._row.itemAt(number) for number in range(self._row.count()))
        found = (item.widget() for item in items if item is not None)
        widgets = [widget for widget in found if widget is not None]
        counts = list(self._counts.values())
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gaps = self._row.spacing() * len(widgets) + self._appearance.px(6) * len(self._buttons)
        self._show_words(icons=False)
        others = [w for w in widgets if w not in counts and not w.isHidden()]
        words = gaps + sum(widget.sizeHint().width() for widget in others)
        told = sum(count.sizeHint().width() for count in counts if count.text())
        for count in counts:
            count.setVisible(bool(count.text()) and words + told <= room)
        if words > room and self._icons:
            self._show_words(icons=True)

    def _show_words(self, *, icons: bool) -> None:
        side = self._appearance.px(15)
        for key, button in self._buttons.items():
            icon = self._icons.get(key, "") if icons else ""
            button.setText("" if icon else self._words[key])
            button.setIcon(self._appearance.icon(icon, "ink", 15) if icon else QIcon())
            button.setIconSize(QSize(side, side))
            button.setToolTip(self._words[key] if icon else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
