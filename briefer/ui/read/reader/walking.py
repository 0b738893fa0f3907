"""Moving about in the article by keys: passages, pieces of text, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.read.reader.boundaries import grown, shrunk

if TYPE_CHECKING:
    from briefer.ui.read.reader.desk import ReaderDesk
    from briefer.ui.read.reader.marks import Mark


class Walking(QObject):
    """Goes from passage to passage, and grows and shrinks what is selected."""

    def __init__(self, desk: ReaderDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._grown: list[tuple[int, int]] = []

    def forget(self) -> None:
        """Forget the way back to smaller selections."""
        self._grown.clear()

    def step(self, by: int) -> None:
        """Choose the next passage, or the one before."""
        mark = self._following(by)
        if mark is not None:
            self._desk.text.select(mark.start, mark.start)
            self._desk.session.selection.choose_passage(mark.passage_id)

    def reach(self, by: int) -> None:
        """Choose the next passage, or the one before, as well."""
        mark = self._following(by)
        if mark is None or self._desk.opened is None:
            return
        if self._desk.passage_id:
            self._desk.chosen.reach(mark.passage_id, self._desk.opened.marks)
        else:
            self.step(by)

    def _following(self, by: int) -> Mark | None:
        """Return the passage after the chosen one, or after the caret where none is chosen."""
        opened = self._desk.opened
        if opened is None or not len(opened.marks):
            return None
        marks = opened.marks
        number = marks.number_of(self._desk.passage_id)
        if number is not None:
            return marks[min(max(0, number + by), len(marks) - 1)]
        caret = self._desk.text.textCursor().position()
        return marks.next_from(caret) if by > 0 else marks.previous_from(caret)

    def grow(self) -> None:
        """Select the next larger piece: word, sentence, paragraph."""
        self._resize(larger=True)

    def shrink(self) -> None:
        """Go back to the next smaller piece."""
        self._resize(larger=False)

    def _resize(self, *, larger: bool) -> None:
        opened = self._desk.opened
        if opened is None:
            return
        start, end = (opened.units.to_point(unit) for unit in self._desk.text.selected_units())
        if larger:
            wanted = grown(opened.text, start, end)
            self._grown.append((start, end))
        elif self._grown:
            wanted = self._grown.pop()
        else:
            wanted = shrunk(opened.text, start, end)
        self._desk.select(*wanted)
        self._desk.view.follow_caret()

    def turn_page(self, by: int) -> None:
        """Scroll by a page."""
        self._desk.view.scroll_by(by * self._desk.view.bar.pageStep())
