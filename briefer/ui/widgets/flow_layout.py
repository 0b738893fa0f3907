"""A layout that breaks into lines like text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import Shiboken

from briefer.ui.overriding import override


class FlowLayout(QLayout):
    """Places its widgets from left to right, and goes on in the next line.

    PySide now and then takes the items that Qt made for gone although they are there. Sizes are
    asked of items of its own, so that no widget loses its room.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 5, line_gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._places: list[tuple[QWidget, QWidgetItem]] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Take out and delete every widget."""
        widgets = [widget for widget, _item in self._places]
        while self.takeAt(0) is not None:
            pass
        for widget in filter(Shiboken.isValid, widgets):
            widget.hide()
            widget.deleteLater()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        widget = item.widget()
        if widget is None:
            raise TypeError("a flow holds widgets only")
        self._places.append((widget, QWidgetItem(widget)))
        # What is shown between two of them would otherwise be all that finds its place.
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._places[index]
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._standing():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _standing(self) -> list[QWidgetItem]:
        # While a window goes, Qt may still ask for the layout of widgets that are gone already.
        return [item for widget, item in self._places if Shiboken.isValid(widget)]

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line = area.x(), area.y(), 0
        for item in self._standing():
            size = item.sizeHint()
            if size.width() > area.width():
                size.setWidth(min(size.width(), max(area.width(), item.minimumSize().width())))
            if x > area.x() and x + size.width() > area.right() + 1:
                x, y, line = area.x(), y + line + self._line_gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y() + margins.bottom()
