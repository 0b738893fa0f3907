"""Rows that are kept while what they show changes, so that the focus stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QLayout

RowT = TypeVar("RowT", bound=QWidget)


class Rows(Generic[RowT]):
    """As many widgets of one kind as there are things to show, in a layout.

    `make(number)` makes one more; Tab goes to it from the one before, to the first from `head`.
    Where the one with the focus goes, the one before it has the focus, and without any `head`.
    """

    def __init__(self, layout: QLayout, make: Callable[[int], RowT], head: QWidget) -> None:
        self._layout = layout
        self._make = make
        self._head = head
        self._rows: list[RowT] = []

    def __iter__(self) -> Iterator[RowT]:
        """Yield the rows from the top."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def __getitem__(self, number: int) -> RowT:
        """Return a row by its number, from 0."""
        return self._rows[number]

    def keep(self, count: int) -> None:
        """Have `count` rows."""
        while len(self._rows) > count:
            self._drop()
        while len(self._rows) < count:
            row = self._make(len(self._rows))
            self._layout.addWidget(row)
            row.show()
            self._put_in_order(row)
            self._rows.append(row)

    def _put_in_order(self, row: QWidget) -> None:
        """Let Tab reach the row after the one before it, wherever it was made."""
        last = self._head
        if self._rows:
            last = (_stops(self._rows[-1]) or [self._head])[-1]
        for stop in _stops(row):
            QWidget.setTabOrder(last, stop)
            last = stop

    def _drop(self) -> None:
        row = self._rows.pop()
        focused = QApplication.focusWidget()
        if focused is not None and (focused is row or row.isAncestorOf(focused)):
            heir = self._rows[-1] if self._rows else self._head
            heir.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()


def _stops(row: QWidget) -> list[QWidget]:
    """Return where Tab stops in a row, in order."""
    stops = []
    widget: QWidget | None = row
    for _ in range(len(row.findChildren(QWidget)) + 1):
        if widget is None or (widget is not row and not row.isAncestorOf(widget)):
            break
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops
