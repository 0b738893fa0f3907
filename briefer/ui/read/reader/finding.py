"""Finding words in the article: the hits on the page, and tagging all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.ui.read.reader.boundaries import snapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.read.reader.desk import ReaderDesk
    from briefer.ui.read.reader.tagging import Tagging


class Finding(QObject):
    """Brings what the find bar finds onto the page; `shown` comes when the hits are others."""

    shown = Signal()

    def __init__(self, desk: ReaderDesk, tagging: Tagging) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tagging = tagging
        self._bar = desk.pane.find_bar
        self._bar.hits_changed.connect(self._show_hits)
        self._bar.hit_wanted.connect(self._show_hit)
        self._bar.all_wanted.connect(self._tag_all)
        self._bar.closed.connect(self._end)

    def open(self) -> None:
        """Open the bar, with the selected words in it where they are few."""
        opened = self._desk.opened
        if opened is None:
            return
        start, end = (opened.units.to_point(unit) for unit in self._desk.text.selected_units())
        words = opened.text[start:end]
        usable = words if words.strip() and "\n" not in words else ""
        self._bar.open_bar(opened.text, start, usable)

    def step(self, by: int) -> None:
        """Go to the next hit of the words that were looked for last; ask for words if none were."""
        opened = self._desk.opened
        if opened is None:
            return
        if not self._bar.words:
            self.open()
            return
        start, end = (opened.units.to_point(unit) for unit in self._desk.text.selected_units())
        self._bar.step(opened.text, end if by > 0 else start, by)

    def close(self) -> None:
        """Close the bar and forget the hits: another article is shown."""
        self._bar.hide()
        self._show_hits([])

    def _show_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        opened = self._desk.opened
        to_units = opened.units.to_units if opened else int
        self._desk.text.painter.hits = [(to_units(start), to_units(end)) for start, end in hits]
        self._desk.text.viewport().update()
        self.shown.emit()

    def _show_hit(self, start: int, end: int) -> None:
        opened = self._desk.opened
        if opened is not None:
            self._desk.select(start, end)
            self._desk.view.reveal(opened.units.to_units(start), opened.units.to_units(end))

    def _tag_all(self, hits: Sequence[tuple[int, int]]) -> None:
        opened = self._desk.opened
        if opened is None:
            return
        spans = (snapped(opened.text, start, end) for start, end in hits)
        self._end()
        self._bar.hide()
        self._tagging.open_on([span for span in spans if span is not None])

    def _end(self) -> None:
        self._show_hits([])
        self._desk.text.setFocus()
