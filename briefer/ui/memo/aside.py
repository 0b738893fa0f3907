"""A pane in place of the outline: its title with a cross, and lines under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.escape import takes_escape
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import surface, tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class Aside(QWidget):
    """`closed` comes with the cross and with Esc; Up and Down go from line to line."""

    closed = Signal()

    def __init__(self, appearance: Appearance, name: str, says: str) -> None:
        super().__init__()
        named(self, name, says)
        surface(self, "panel")
        self._appearance = appearance

    def _head(self, title: QWidget) -> QWidget:
        """Return the title and the cross in a row."""
        px = self._appearance.px
        head = QWidget()
        row = tight(QHBoxLayout(head), (px(14), px(8), px(8), px(6)), px(8))
        row.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        tip = tr("Back to the outline (Esc)")
        cross = IconButton(self._appearance, "close", f"{self.objectName()}.close", tip)
        cross.clicked.connect(self.closed)
        row.addWidget(cross)
        return head

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)


def heading(appearance: Appearance, words: str) -> QWidget:
    """Return the heading of a group of lines."""
    px = appearance.px
    holder = QWidget()
    row = tight(QHBoxLayout(holder), (px(14), px(12), px(14), px(4)))
    row.addWidget(SectionLabel(appearance, words))
    return holder
