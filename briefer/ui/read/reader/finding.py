"""Finding words in the article: the hits on the page, and tagging all of them at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.ui.action_set import Runnable
from briefer.ui.read.reader.boundaries import snapped
from briefer.ui.searched import FindOptions, Hits
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.settings import Preferences
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
        self._bar.options_changed.connect(self._remember)
        desk.session.preferences.changed.connect(self._follow)
        self._follow(desk.session.preferences.value)
        for action_id, name, words, keys in _switches():
            desk.session.actions.offer(action_id, partial(self._switch, name, words, keys))

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
        self._show_hits(Hits([], 0))

    def _follow(self, kept: Preferences) -> None:
        """Use what counts as it is kept in the preferences."""
        options = FindOptions(kept.find_whole_words, kept.find_case, kept.find_accents)
        if options != self._bar.options:
            self._bar.show_options(options)

    def _remember(self, options: FindOptions) -> None:
        preferences = self._desk.session.preferences
        preferences.change(
            replace(
                preferences.value,
                find_whole_words=options.whole_words,
                find_case=options.case,
                find_accents=options.accents,
            )
        )

    def _switch(self, name: str, words: str, keys: str) -> list[Runnable]:
        on = getattr(self._bar.options, name)
        state = tr("on") if on else tr("off")
        return [Runnable(f"{words}: {state}", keys, lambda: self._bar.turn(name))]

    def _show_hits(self, hits: Hits) -> None:
        opened = self._desk.opened
        # Only characters of two units each move the hits.
        if opened and opened.units.to_units(len(opened.text)) != len(opened.text):
            hits = hits.moved(opened.units.to_units)
        self._desk.text.painter.hits = hits
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
        self._show_hits(Hits([], 0))
        self._desk.text.setFocus()


def _switches() -> tuple[tuple[str, str, str, str], ...]:
    """Return the actions that turn what counts: id, option, words, keys."""
    return (
        ("find.words", "whole_words", tr("Find whole words only"), "Alt+W"),
        ("find.case", "case", tr("Find with capital letters"), "Alt+C"),
        ("find.accents", "accents", tr("Find with accents"), "Alt+A"),
    )
