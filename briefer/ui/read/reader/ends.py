"""Moving the ends of the chosen passage, by keys and by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from briefer.model.anchor import Span, shorten
from briefer.services import tagging
from briefer.ui.read.reader.boundaries import end_by_word, snapped, start_by_word
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.passage import Passage
    from briefer.ui.read.reader.desk import ReaderDesk

_SAID = 40


class Ends(QObject):
    """Grows and shrinks the chosen passage; keys that follow each other are one step."""

    def __init__(self, desk: ReaderDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._spell = ""
        desk.session.selection.passage_chosen.connect(self._begin)
        desk.view.pointer.end_dragged.connect(self._drop)

    def move_end(self, by: int) -> None:
        """Move the end of the chosen passage by a word."""
        passage = self._passage()
        if passage is not None:
            text = self._text
            end = end_by_word(text, passage.span.end, by)
            self._set(passage, passage.span.start, end)

    def move_start(self, by: int) -> None:
        """Move the start of the chosen passage by a word."""
        passage = self._passage()
        if passage is not None:
            start = start_by_word(self._text, passage.span.start, by)
            self._set(passage, start, passage.span.end)

    @property
    def _text(self) -> str:
        return self._desk.opened.text if self._desk.opened else ""

    def _passage(self) -> Passage | None:
        opened, passage_id = self._desk.opened, self._desk.passage_id
        return opened.passage(passage_id) if opened and passage_id else None

    def _begin(self) -> None:
        self._spell = f"ends:{uuid4()}"

    def _drop(self, passage_id: int, start: int, end: int) -> None:
        """Take over what the mouse has dragged, in units; each drag is a step."""
        opened = self._desk.opened
        if opened is None or opened.marks.get(passage_id) is None:
            return
        self._begin()
        units = opened.units
        self._set(opened.passage(passage_id), units.to_point(start), units.to_point(end))

    def _set(self, passage: Passage, start: int, end: int) -> None:
        span = snapped(self._text, start, end)
        if span is None or span == passage.span:
            return
        words = self._said(passage.span, span)
        done = self._desk.attempt(
            lambda: tagging.set_span(self._desk.workspace, passage.id, span, join=self._spell),
            words,
        )
        if done and self._desk.opened is not None:
            at = span.start if span.start != passage.span.start else span.end - 1
            unit = self._desk.opened.units.to_units(at)
            self._desk.view.reveal(unit, unit)

    def _said(self, before: Span, after: Span) -> str:
        words = " ".join(self._text[after.start : after.end].split())
        if before.start != after.start:
            return tr("begins with “{words}”").format(words=shorten(words, _SAID))
        if len(words) > _SAID:
            words = "…" + words[-_SAID:]
        return tr("ends with “{words}”").format(words=words)
