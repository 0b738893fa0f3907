"""The panel at the right of Read: the tabs Passage and Codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import surface, tight
from briefer.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from briefer.ui.appearance import Appearance

PASSAGE, CODEBOOK = "passage", "codebook"


@dataclass(frozen=True, slots=True)
class Tab:
    """A pane under a tab, with the signal of the words beside the tab and a widget for its end."""

    pane: QWidget
    counted: SignalInstance
    corner: QWidget


class SidePanel(QWidget):
    """Two panes, one of them in front.

    While suggestions are reviewed, the first one is about a suggestion in place of a passage.
    """

    def __init__(self, appearance: Appearance, passage: Tab, codebook: Tab) -> None:
        super().__init__()
        named(self, "side-panel")
        surface(self, "panel", edge="left")
        self._tabs = {PASSAGE: passage, CODEBOOK: codebook}
        self._passage = passage
        self._words: dict[QWidget, str] = {}
        self._strip = TabStrip(
            appearance,
            "side-panel.tabs",
            [(PASSAGE, tr("Passage")), (CODEBOOK, tr("Codebook"))],
        )
        self._strip.set_icons({PASSAGE: "quote", CODEBOOK: "topic"})
        self._strip.chosen.connect(self.show_tab)
        column = tight(QVBoxLayout(self), (1, 0, 0, 0))
        column.addWidget(self._strip)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        for tab in (passage, codebook):
            self._add(tab)
        self.show_tab(PASSAGE)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self._strip.choose(key)
        for name, tab in self._tabs.items():
            tab.corner.setVisible(name == key)
        self._stack.setCurrentWidget(self._tabs[key].pane)

    def review(self, suggestion: Tab | None) -> None:
        """Let the first tab be about a suggestion, or with None about the passage again."""
        tab = suggestion or self._passage
        if tab.pane not in self._words:
            self._add(tab)
        if tab is not self._tabs[PASSAGE]:
            in_front = self._stack.currentWidget() is self._tabs[PASSAGE].pane
            self._tabs[PASSAGE].corner.hide()
            self._tabs[PASSAGE] = tab
            self._strip.rename(PASSAGE, tr("Suggestion") if suggestion else tr("Passage"))
            self._strip.count(PASSAGE, self._words[tab.pane])
            if in_front:
                self.show_tab(PASSAGE)

    def _add(self, tab: Tab) -> None:
        self._stack.addWidget(tab.pane)
        self._strip.add_corner(tab.corner)
        self._words[tab.pane] = ""
        tab.counted.connect(lambda words: self._count(tab, words))

    def _count(self, tab: Tab, words: str) -> None:
        """Show a count beside its tab, or keep it until the tab is there."""
        self._words[tab.pane] = words
        for key, shown in self._tabs.items():
            if shown is tab:
                self._strip.count(key, words)

    def has_focus_in(self, key: str) -> bool:
        """Say whether the focus is in the pane of a tab."""
        focused = QApplication.focusWidget()
        return focused is not None and self._tabs[key].pane.isAncestorOf(focused)
