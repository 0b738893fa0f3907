"""What the mouse does on the page: selecting words, choosing passages, facts and notes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from briefer.ui.read.reader.boundaries import paragraph_at, sentence_at, word_at
from briefer.ui.read.reader.end_drag import EndDrag

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent

    from briefer.ui.read.reader.marks import Mark
    from briefer.ui.read.reader.page_text import PageText


class Grain(IntEnum):
    """What one step of a selection by mouse takes in: as many clicks as its number."""

    CHARACTER = 1
    WORD = 2
    SENTENCE = 3
    PARAGRAPH = 4


_PIECES = {Grain.WORD: word_at, Grain.SENTENCE: sentence_at, Grain.PARAGRAPH: paragraph_at}


class Pointer(QObject):
    """Turns presses and motion on a page into selections and clicks.

    Two clicks select a word, three a sentence, four a paragraph; dragging goes on in that measure.
    """

    passage_clicked = Signal(int)
    """A click on a passage or its note; 0 for a click beside all passages."""
    passage_turned = Signal(int)
    """A click with Ctrl: the passage is to be chosen as well, or no longer."""
    passages_reached = Signal(int)
    """A click on a note with Shift: everything up to this passage is to be chosen."""
    end_dragged = Signal(int, int, int)
    """A passage and the units that it is to take, after one of its ends was dragged."""
    suggestion_clicked = Signal(int)
    """A click on a suggestion or its note, by its number; in the text no sooner than it is clear
    that no second click follows, which would select words: the review moves the text aside."""
    fact_clicked = Signal(str)
    dragged = Signal(int)
    """The mouse selects at this height of the viewport, perhaps outside of what is seen."""

    def __init__(self, text: PageText) -> None:
        super().__init__(text)
        self._text = text
        text.pressed.connect(self.press)
        text.moved.connect(self.move)
        text.released.connect(self.release)
        text.left.connect(self.leave)
        text.renewed.connect(self.reset)
        self._clicks = 0
        self._pressed_at: QPointF | None = None
        self._pressed_on = ""
        self._last_press: QPointF | None = None
        self._last_time = 0
        self._dragging = False
        self._first: tuple[int, int] = (0, 0)
        self._ends = EndDrag(text)
        self._widens = True
        self._asked = 0
        self._single = QTimer(self, singleShot=True)
        self._single.timeout.connect(lambda: self.suggestion_clicked.emit(self._asked))

    def allow_ends(self, *, allowed: bool) -> None:
        """Let the ends of the chosen passage be dragged, or not."""
        self._widens = allowed

    def reset(self) -> None:
        """Forget presses on a text that is gone."""
        self._clicks = 0
        self._pressed_at = None
        self._single.stop()
        self._ends.cancel()

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or a click on a note or a fact."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        self._single.stop()
        self._count(event)
        self._pressed_at, self._dragging = at, False
        painter = self._text.painter
        handle = self._ends.handle_at(at)
        if handle is not None:
            self._pressed_on = "end"
            self._ends.begin(handle)
            return
        if painter.note_at(at) is not None or painter.fact_at(at):
            self._pressed_on = "apart"
            return
        self._pressed_on = "text"
        unit = self._text.unit_at(at.toPoint())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            anchor = self._text.textCursor().anchor()
            self._first = (anchor, anchor)
            self._extend(unit)
            self._dragging = True
            return
        self._first = self._piece(unit)
        self._text.select(*self._first)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection, or show what is under the mouse."""
        at = event.position()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if self._pressed_on == "apart":
            return
        far = (at - self._pressed_at).manhattanLength()
        if not self._dragging and far < QGuiApplication.styleHints().startDragDistance():
            return
        self._dragging = True
        self.extend_to(at.toPoint())
        self.dragged.emit(int(at.y()))

    def extend_to(self, point: QPoint) -> None:
        """Extend the selection, or the end of a passage, to a point of the viewport."""
        unit = self._text.unit_at(point)
        if self._pressed_on == "end":
            self._ends.follow(unit)
        else:
            self._extend(unit)

    def release(self, event: QMouseEvent) -> None:
        """End a selection, or finish a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            event.ignore()
            return
        at = event.position()
        dragged, self._pressed_at = self._dragging, None
        self._dragging = False
        if self._pressed_on == "end":
            moved = self._ends.drop()
            if moved is not None:
                self.end_dragged.emit(*moved)
            return
        if self._pressed_on == "apart":
            self._click_apart(at, event.modifiers())
        elif not dragged and self._clicks == Grain.CHARACTER:
            self._click_text(at, event.modifiers())
        self._offer_to_paste()

    def give_up(self) -> bool:
        """Let go of an end that is being dragged; return whether one was."""
        if self._pressed_at is None or self._pressed_on != "end":
            return False
        self._pressed_at, self._dragging = None, False
        self._ends.cancel()
        return True

    @property
    def selecting(self) -> bool:
        """Whether a selection by mouse is under way."""
        return self._dragging

    def leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._show_hover(0, "")
        self._show_handles(shown=False)

    def _count(self, event: QMouseEvent) -> None:
        """Count clicks that follow each other closely in one place."""
        hints = QGuiApplication.styleHints()
        at, time = event.position(), event.timestamp()
        near = (
            self._clicks
            and self._last_press is not None
            and (at - self._last_press).manhattanLength() < hints.mouseDoubleClickDistance()
        )
        # When the hand clicked, however late the window comes to it.
        quick = 0 <= time - self._last_time <= hints.mouseDoubleClickInterval()
        self._clicks = self._clicks % Grain.PARAGRAPH + 1 if near and quick else 1
        self._last_press, self._last_time = at, time

    def _piece(self, unit: int) -> tuple[int, int]:
        piece = _PIECES.get(Grain(self._clicks))
        if piece is None:
            return unit, unit
        units = self._text.units
        start, end = piece(self._text.text, units.to_point(unit))
        return units.to_units(start), units.to_units(end)

    def _extend(self, unit: int) -> None:
        start, end = self._piece(unit)
        first, last = self._first
        if start < first:
            self._text.select(last, start)
        else:
            self._text.select(first, max(last, end))

    def _click_apart(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        painter = self._text.painter
        note = painter.note_at(at)
        if note is not None and note.suggested:
            self.suggestion_clicked.emit(note.passage_id)
        elif note is not None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.passages_reached.emit(note.passage_id)
        elif note is not None and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.passage_turned.emit(note.passage_id)
        elif note is not None:
            self.passage_clicked.emit(note.passage_id)
        elif field := painter.fact_at(at):
            self.fact_clicked.emit(field)

    def _click_text(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Choose the smallest passage under the mouse; a second click the next larger one."""
        under = self.passages_at(at)
        if under and under[0] > 0 and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.passage_turned.emit(under[0])
            return
        painter = self._text.painter
        chosen = painter.chosen or painter.proposed
        following = (under.index(chosen) + 1) % len(under) if chosen in under else 0
        taken = under[following] if under else 0
        if taken < 0:
            self._asked = taken
            self._single.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        else:
            self.passage_clicked.emit(taken)

    def passages_at(self, at: QPointF) -> list[int]:
        """Return the passages at a point of the viewport, the shortest first, then suggestions."""
        note = self._text.painter.note_at(at)
        if note is not None:
            return [note.passage_id]
        return [mark.passage_id for mark in self._marks_under(at)]

    def _marks_under(self, at: QPointF) -> list[Mark]:
        unit = self._text.unit_at(at.toPoint())
        both = (self._text.marks, self._text.painter.suggested.marks)
        marks = [
            mark
            for some in both
            for mark in some.within(max(0, unit - 1), unit + 1)
            if any(box.contains(at) for box in self._text.boxes(mark.start, mark.end))
        ]
        return sorted(marks, key=lambda mark: (mark.passage_id < 0, mark.length))

    def _hover(self, at: QPointF) -> None:
        painter = self._text.painter
        note = painter.note_at(at)
        fact = "" if note else painter.fact_at(at)
        measures = painter.measures
        on_text = measures.text_left <= at.x() <= measures.text_right
        self._show_handles(shown=self._widens and not note and self._ends.near_chosen(at))
        if self._ends.handle_at(at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif note or fact:
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor if on_text else Qt.CursorShape.ArrowCursor
        self._text.viewport().setCursor(shape)
        under = self.passages_at(at) if note or on_text else []
        self._show_hover(under[0] if under else 0, fact)

    def _show_handles(self, *, shown: bool) -> None:
        if shown != self._text.painter.handles:
            self._text.painter.handles = shown
            self._text.viewport().update()

    def _show_hover(self, passage_id: int, fact: str) -> None:
        painter = self._text.painter
        if (passage_id, fact) != (painter.hovered, painter.hovered_fact):
            painter.hovered, painter.hovered_fact = passage_id, fact
            self._text.viewport().update()

    def _offer_to_paste(self) -> None:
        """Where the middle button pastes, let it paste what is selected."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._text.textCursor().hasSelection():
            clipboard.setMimeData(
                self._text.createMimeDataFromSelection(), clipboard.Mode.Selection
            )
