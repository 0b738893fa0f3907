"""Which passages the keys work on: the chosen one, and others that were chosen along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.ui.read.reader.marks import Marks
    from briefer.ui.session import Selection


class Chosen(QObject):
    """Keeps the passages of the shown article that are chosen beside that of the selection."""

    changed = Signal()

    def __init__(self, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._selection = selection
        self._all: set[int] = set()
        self._first = 0
        self._choosing = False
        selection.passage_chosen.connect(self._follow)

    @property
    def also(self) -> frozenset[int]:
        """All that are chosen, where that is more than one; else none."""
        return frozenset(self._all) if len(self._all) > 1 else frozenset()

    def ids(self, marks: Marks) -> tuple[int, ...]:
        """Return what is chosen and stands in the text, in its order."""
        wanted = self.also or {self._selection.passage_id}
        there = [mark for mark in map(marks.get, wanted) if mark is not None]
        return tuple(mark.passage_id for mark in sorted(there))

    def turn(self, passage_id: int) -> None:
        """Choose a passage as well, or no longer."""
        if passage_id not in self._all:
            self._take(self._all | {passage_id}, passage_id)
        elif len(self._all) > 1:
            left = self._all - {passage_id}
            now = self._selection.passage_id
            self._take(left, now if now in left else min(left))

    def reach(self, passage_id: int, marks: Marks) -> None:
        """Choose everything from the passage that was chosen first to this one."""
        first = marks.number_of(self._first)
        last = marks.number_of(passage_id)
        if first is None or last is None:
            self._selection.choose_passage(passage_id)
            return
        low, high = min(first, last), max(first, last)
        begun = self._first
        self._take({mark.passage_id for mark in marks.some(low, high + 1)}, passage_id)
        self._first = begun

    def take(self, passages: Iterable[int]) -> None:
        """Choose exactly these, the first one to be shown."""
        ids = tuple(passages)
        chosen = self._selection.passage_id
        self._take(set(ids), chosen if chosen in ids else ids[0])

    def keep(self, marks: Marks) -> None:
        """Let go of passages that are gone."""
        there = {one for one in self._all if marks.get(one) is not None}
        if there != self._all:
            self._all = there
            self.changed.emit()

    def _take(self, passages: set[int], chosen: int) -> None:
        self._all = passages
        self._choosing = True
        self._selection.choose_passage(chosen)
        self._choosing = False
        if len(passages) == 1:
            self._first = chosen
        self.changed.emit()

    def _follow(self, passage_id: int) -> None:
        """One passage was chosen, by whomever."""
        if self._choosing:
            return
        several = len(self._all) > 1
        self._first = passage_id
        self._all = {passage_id} if passage_id else set()
        if several:
            self.changed.emit()
