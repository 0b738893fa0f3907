"""The reader as a screen reader finds it: a page with parts."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from briefer.ui.overriding import override
from briefer.ui.read.reader.view import Parts, ReaderView


class ReaderInterface(QAccessibleWidget):
    """Gives the page its painted parts as children, besides the text and the scroll bar."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.Grouping)

    @property
    def _view(self) -> ReaderView:
        return cast("ReaderView", self.object())

    @property
    def _parts(self) -> Parts | None:
        return self._view.parts

    @override
    def childCount(self) -> int:
        return 0 if self._parts is None else len(self._parts)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        found = None if self._parts is None else self._parts.interface(index)
        return cast("QAccessibleInterface", found)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1 if self._parts is None else self._parts.index_of(child.object())

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        view = self._view
        point = view.mapFromGlobal(QPoint(x, y))
        if view.bar.geometry().contains(point):
            return QAccessible.queryAccessibleInterface(view.bar)
        under = view.passages_at(point)
        if under and self._parts is not None:
            return self._parts.passage(under[0])
        return QAccessible.queryAccessibleInterface(view.text)

    @override
    def focusChild(self) -> QAccessibleInterface:
        view = self._view
        chosen = view.text.painter.chosen
        if chosen and self._parts is not None and view.text.hasFocus():
            return self._parts.passage(chosen)
        return QAccessible.queryAccessibleInterface(view.text)


@cache
def be_read() -> None:
    """Let Qt ask here for the parts of every reader that is made from now on."""

    def make(_key: str, thing: QObject) -> ReaderInterface | None:
        return ReaderInterface(thing) if isinstance(thing, ReaderView) else None

    QAccessible.installFactory(make)
