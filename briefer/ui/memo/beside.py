"""A panel beside what it changes, below it or above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import Popover, height_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance

_GAP, _EDGE = 6, 8


class PanelBeside(Popover):
    """A title, and below it what is put into `_column`.

    No key of it is one of the pane below. It closes when that pane changes its size: what it stands
    beside is elsewhere then.
    """

    def __init__(
        self, appearance: Appearance, pane: QWidget, name: str, title: str, width: int
    ) -> None:
        """`width` is in pixels at the usual size of text."""
        super().__init__(appearance, pane)
        named(self, name, title)
        self._pane, self._width = pane, width
        px = appearance.px
        self._inside = surface(QWidget(), "panel")
        self._column = tight(QVBoxLayout(self._inside), (px(14), px(12), px(14), px(12)), px(8))
        self._column.addWidget(look(QLabel(title), weight="semibold"))
        self.body.addWidget(self._inside)
        pane.installEventFilter(self)

    def _show_beside(self, box: QRect) -> None:
        """Show it below a place of the screen, above it where there is no room."""
        box = QRect(self._pane.mapFromGlobal(box.topLeft()), box.size())
        room = self._pane.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = min(self._appearance.px(self._width), room.width())
        self._inside.setFixedWidth(width)
        height = min(height_of(self._inside, width), room.height())
        left = max(room.left(), min(box.left(), room.right() - width))
        top = box.bottom() + _GAP
        if top + height > room.bottom():
            top = max(room.top(), box.top() - height - _GAP)
        self.show_panel(QRect(left, top, width, height))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pane and event.type() == QEvent.Type.Resize:
            self.close_panel()
        return super().eventFilter(watched, event)
