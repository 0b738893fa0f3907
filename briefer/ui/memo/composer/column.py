"""Rows under each other: heights, drops, and the line that shows where a drop would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.composer.dragging import dragged
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.row import AnyView

_WIDTH = 690
_SIDE, _NARROW_SIDE, _NARROW = 34, 26, 600
_TOP, _BOTTOM = 22, 120


class Column(QWidget):
    """Gives each row the width of the column and the height that it asks for.

    `dropped(kind, number, section id, position)` comes when a block or a passage is let go.
    """

    dropped = Signal(str, int, int, int)
    shifted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.column", tr("The memo"))
        surface(self, "memo-paper")
        self._appearance = appearance
        self._views: list[AnyView] = []
        self._heights: dict[AnyView, int] = {}
        self._drop: tuple[AnyView, bool] | None = None
        self.takes_drops = True
        self.setAcceptDrops(True)

    @property
    def views(self) -> Sequence[AnyView]:
        """The rows, from the top."""
        return self._views

    def set_views(self, views: list[AnyView]) -> None:
        """Show these rows; those that are new become visible."""
        self._views = views
        self._heights = {view: h for view, h in self._heights.items() if view in set(views)}
        before: QWidget | None = None
        for view in views:
            if view.parent() is not self:
                view.setParent(self)
            if before is not None and view.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, view)
            before = view
        self.lay_out()
        for view in views:
            view.setVisible(True)

    def measure(self, view: AnyView) -> None:
        """Give a row another height where it asks for one."""
        width = self.text_width
        if view in self._heights and self._heights[view] != view.height_for(width):
            del self._heights[view]
            self.lay_out()
        elif view in self._heights:
            view.update()

    @property
    def text_width(self) -> int:
        """The width of the rows, in pixels."""
        px = self._appearance.px
        side = px(_NARROW_SIDE if self.width() < px(_NARROW) else _SIDE)
        return max(min(self.width(), px(_WIDTH)) - 2 * side, 60)

    def lay_out(self) -> None:
        """Place every row, and take the height of all of them together."""
        px, width = self._appearance.px, self.text_width
        left = (self.width() - width) // 2
        y = px(_TOP)
        for number, view in enumerate(self._views):
            if view not in self._heights:
                self._heights[view] = view.height_for(width)
            y += view.gap if number else 0
            view.setGeometry(left, y, width, self._heights[view])
            y += self._heights[view]
        self.setMinimumHeight(y + px(_BOTTOM))
        self.shifted.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._heights.clear()
            self.lay_out()

    # ---- drops

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._hold(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hold(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        held, place = dragged(event.mimeData()), self._drop_at(event.position().toPoint().y())
        self._show_drop(None)
        if held is not None and place is not None and self.takes_drops:
            event.acceptProposedAction()
            view, below = place
            self.dropped.emit(*held, *view.drop_place(below=below))

    def _hold(self, event: QDragMoveEvent) -> None:
        if self.takes_drops and dragged(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_drop(self._drop_at(event.position().toPoint().y()))
        else:
            event.ignore()

    def _drop_at(self, y: int) -> tuple[AnyView, bool] | None:
        """Return the row beside which a drop at `y` would go, and whether below it."""
        for view in self._views:
            if y < view.geometry().bottom() + view.gap // 2:
                return view, y > view.geometry().center().y()
        return (self._views[-1], True) if self._views else None

    def _show_drop(self, drop: tuple[AnyView, bool] | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        view, below = self._drop
        box: QRect = view.geometry()
        y = box.bottom() + 5 if below else box.top() - 5
        painter = QPainter(self)
        painter.setPen(QPen(self._appearance.colour("accent"), 2))
        painter.drawLine(box.left(), y, box.right(), y)
