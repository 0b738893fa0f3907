"""The margin: one line for each passage, beside the words, never over one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from briefer.ui.read.reader.highlights import dotted
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.vocabulary import Stance
    from briefer.ui.read.reader.measures import Measures, Type
    from briefer.ui.read.reader.notes import Note, Piece
    from briefer.ui.theme import Theme

_HEIGHT, _STEP = 19, 21
_BAR, _PAD, _AFTER_INITIALS = 3, 7, 5
_MARK = 7.5
_DOT = " · "


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and where it stands in the viewport."""

    note: Note
    box: QRectF


def place_notes(
    wanted: Iterable[tuple[Note, float]], measures: Measures, kind: Type
) -> list[PlacedNote]:
    """Place notes at the heights that they want, each pushed down until it is clear of the last.

    `wanted` is in the order of the text, with the top of each passage's first line.
    """
    placed = []
    free = float("-inf")
    height, step = kind.px(_HEIGHT), kind.px(_STEP)
    lead = max(0, (kind.line - height) // 2)
    for note, top in wanted:
        y = max(top + lead, free)
        free = y + step
        box = QRectF(measures.notes_left, y, measures.notes_width, height)
        placed.append(PlacedNote(note, box))
    return placed


class MarginPainter:
    """Draws placed notes."""

    def __init__(self, kind: Type, theme: Theme, *, initials_only: bool) -> None:
        self._kind = kind
        self._theme = theme
        self._initials_only = initials_only
        self._note_metrics = QFontMetricsF(kind.note)
        self._initials_metrics = QFontMetricsF(kind.initials)

    def paint(self, painter: QPainter, placed: PlacedNote, *, chosen: bool, hovered: bool) -> None:
        """Draw one note; the chosen one has a ground, the one under the mouse a thin frame too."""
        box, note = placed.box, placed.note
        if chosen or hovered:
            ground = self._theme.colour("accent-soft" if chosen else "hover")
            painter.fillRect(box, ground)
        if hovered:
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        self._bar(painter, box, note)
        x = box.left() + self._kind.px(_BAR + _PAD)
        if note.initials:
            hollow = note.suggested and self._initials_only
            x = self._initials(painter, x, box, note.initials, hollow=hollow)
        if not self._initials_only:
            self._words(painter, QRectF(x, box.top(), box.right() - x, box.height()), note)

    def _bar(self, painter: QPainter, box: QRectF, note: Note) -> None:
        width = self._kind.px(_BAR)
        if note.framing:
            middle = box.left() + width / 2
            painter.save()
            painter.translate(middle, box.top())
            painter.rotate(90)
            dotted(painter, QPointF(0, 0), box.height(), self._theme.colour("muted"), width)
            painter.restore()
            return
        strong = self._theme.colour("muted")
        if note.colour is not None:
            strong = self._theme.tint(note.colour).strong
        painter.fillRect(QRectF(box.left(), box.top(), width, box.height()), strong)

    def _initials(
        self, painter: QPainter, x: float, box: QRectF, initials: str, *, hollow: bool
    ) -> float:
        """Draw the chip and return where the words begin; without words a suggestion is hollow."""
        height = self._kind.px(16)
        pad = self._kind.px(3)
        width = max(self._kind.px(20), self._initials_metrics.horizontalAdvance(initials) + 2 * pad)
        chip = QRectF(x, box.center().y() - height / 2, width, height)
        if hollow:
            pen = QPen(self._theme.colour("muted"), 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("who"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(self._kind.initials)
        painter.setPen(self._theme.colour("who-ink"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, initials)
        return x + width + self._kind.px(_AFTER_INITIALS)

    def _words(self, painter: QPainter, room: QRectF, note: Note) -> None:
        painter.setFont(self._kind.note)
        x = room.left()
        for number, piece in enumerate(note.pieces):
            joint = self._joint(note.pieces[number - 1], piece) if number else ""
            if number and room.right() - x < self._least(joint, piece):
                self._draw(painter, x, room, "…")
                return
            x = self._draw(painter, x, room, joint)
            if piece.stance is not None:
                x = self._mark(painter, x, room, piece.stance)
            x = self._draw(painter, x, room, piece.words)

    def _least(self, joint: str, piece: Piece) -> float:
        """Return the room without which a piece is better left out: some letters of it."""
        mark = 0 if piece.stance is None else self._kind.px(_MARK + 4)
        return self._note_metrics.horizontalAdvance(joint + piece.words[:4] + "…") + mark

    @staticmethod
    def _joint(before: Piece, after: Piece) -> str:
        """Return what parts two pieces: a comma between two stances, else a dot."""
        return ", " if before.stance is not None and after.stance is not None else _DOT

    def _mark(self, painter: QPainter, x: float, room: QRectF, stance: Stance) -> float:
        size = _MARK * self._kind.scale
        box = QRectF(x, room.center().y() - size / 2, size, size)
        colour = self._theme.colour("muted")
        paint_mark(painter, box, stance, colour)
        return x + size + self._kind.px(4)

    def _draw(self, painter: QPainter, x: float, room: QRectF, words: str) -> float:
        left = room.right() - x
        if left <= 0:
            return x
        width = self._note_metrics.horizontalAdvance(words)
        if width > left:
            words = self._note_metrics.elidedText(words, Qt.TextElideMode.ElideRight, left)
        painter.setPen(self._theme.colour("muted"))
        at = QRectF(x, room.top(), left, room.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(at, align, words)
        return x + width
