"""Paints one view of the page: paper, headline, highlights, words, selection and margin."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from briefer.ui.read.reader.geometry import caret_box
from briefer.ui.read.reader.handles import handle_places, paint_handles
from briefer.ui.read.reader.highlights import (
    Highlighter,
    Row,
    outline_of,
    paint_outline,
    rows_of,
    stretches,
)
from briefer.ui.read.reader.margin import MarginPainter, PlacedNote, place_notes
from briefer.ui.read.reader.marks import Mark, Marks
from briefer.ui.read.reader.suggested import Suggested

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from briefer.ui.read.reader.headline import Headline
    from briefer.ui.read.reader.measures import Measures, Type
    from briefer.ui.read.reader.notes import Note
    from briefer.ui.theme import Theme

_PAPER_TOP, _RADIUS = 14, 10
_CHOSEN, _SELECTED, _HIT, _HOVERED = 2.0, 1.5, 1.0, 1.0
_OUT = 1.5
"""Pixels by which an outline stands off the words."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be painted: `area` of the viewport, and the paragraphs in it with their tops.

    `nearby` are all paragraphs of the viewport and some above it, `page_top` and `page_height`
    bound the page, `selection` are units, `caret` is a unit or -1.
    """

    area: QRectF
    blocks: Sequence[tuple[QTextBlock, float]]
    nearby: Sequence[tuple[QTextBlock, float]]
    page_top: float
    page_height: int
    selection: tuple[int, int]
    caret: int


class PagePainter:
    """Holds what a page looks like and draws the part of it that is in view.

    `note_for` gives the margin's line for a passage; without it the margin stays empty. `chosen` is
    a passage, `also` are all that are chosen where it is not the only one; `handles` stand at its
    ends, and `reshaped` are its units while one of them is dragged. `tagging` are the units that
    the palette is open for, `hits` those that were found. `proposed` is the number of the
    suggestion that is looked at, one of `suggested`, or 0; `hovered` is what is under the mouse, of
    both kinds. `least_height` is that of the window.
    """

    kind: Type
    measures: Measures
    theme: Theme

    def __init__(self) -> None:
        self.marks = Marks()
        self.suggested = Suggested()
        self.proposed = 0
        self.note_for: Callable[[int], Note] | None = None
        self.chosen = 0
        self.also: frozenset[int] = frozenset()
        self.handles = False
        self.reshaped: tuple[int, int] | None = None
        self.hits: Sequence[tuple[int, int]] = ()
        self.hovered = 0
        self.hovered_fact = ""
        self.tagging: tuple[tuple[int, int], ...] = ()
        self.least_height = 0
        self._headline: Headline | None = None
        self._placed: list[PlacedNote] = []
        self._page_corner = QPointF()

    def set_page(self, kind: Type, measures: Measures, headline: Headline) -> None:
        """Use these fonts, columns and headline."""
        self.kind, self.measures, self._headline = kind, measures, headline

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw everything in an area of the viewport."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(scene.area, self.theme.colour("canvas"))
        if self._headline is None:
            return
        self._paper(painter, scene)
        if scene.blocks and scene.blocks[0][0].blockNumber() == 0:
            self._page_corner = QPointF(self.measures.text_left, scene.page_top)
            self._headline.paint(painter, self._page_corner, self.theme, self.hovered_fact)
        rows = self._rows_in(scene)
        highlighter = Highlighter(self.marks, self.suggested.marks, self.theme, self.kind.scale)
        highlighter.paint(painter, rows)
        self._hits(painter, rows)
        for start, end in self.tagging or (scene.selection,):
            self._selection(painter, rows, start, end)
        self._pointed_at(painter, rows)
        self._chosen(painter, rows)
        # The words come last: no outline may hide the full stop or the quotation mark beside it.
        self._words(painter, scene)
        self._handles(painter, rows)
        self._margin(painter, scene)

    def _rows_in(self, scene: Scene) -> list[Row]:
        """Return the lines of text in the area, and one beyond it: outlines end at the last one."""
        slot = self.kind.line
        first, last = scene.area.top() - slot, scene.area.bottom() + slot
        rows = (row for block, top in scene.blocks for row in rows_of(block, top, slot))
        return [row for row in rows if row.bottom >= first and row.top <= last]

    def boxes(self, block: QTextBlock, top: float, start: int, end: int) -> list[QRectF]:
        """Return the boxes that units `[start, end)` take in a paragraph at `top`."""
        return list(stretches(rows_of(block, top, self.kind.line), start, end))

    def note_at(self, point: QPointF) -> Note | None:
        """Return the note at a point of the viewport."""
        return next((p.note for p in self._placed if p.box.contains(point)), None)

    def notes(self) -> Sequence[PlacedNote]:
        """Return the notes as they were last drawn."""
        return self._placed

    def fact_at(self, point: QPointF) -> str:
        """Return the field of the fact at a point of the viewport, or nothing."""
        if self._headline is None:
            return ""
        return self._headline.fact_at(point - self._page_corner)

    def _paper(self, painter: QPainter, scene: Scene) -> None:
        edge = self.kind.px(_PAPER_TOP)
        page_top = scene.page_top
        bottom = page_top + max(scene.page_height, self.least_height) - edge
        paper = QRectF(
            self.measures.paper_left + 0.5,
            page_top + edge + 0.5,
            self.measures.paper_right - self.measures.paper_left - 1,
            bottom - page_top - edge,
        )
        painter.setPen(self.theme.colour("line"))
        painter.setBrush(self.theme.colour("paper"))
        painter.drawRoundedRect(paper, _RADIUS, _RADIUS)

    def _hits(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw a thin outline around each hit in view."""
        if not self.hits or not rows:
            return
        first = max(0, bisect_left(self.hits, (rows[0].start, 0)) - 1)
        last = bisect_left(self.hits, (rows[-1].end, 0))
        for start, end in self.hits[first:last]:
            outline = outline_of(rows, start, end, 0)
            paint_outline(painter, outline, self.theme.colour("accent"), _HIT)

    def _selection(self, painter: QPainter, rows: Sequence[Row], start: int, end: int) -> None:
        """Draw what is selected, or what the palette is tagging: a ground, a line, an outline."""
        if not rows or start >= rows[-1].end or end <= rows[0].start:
            return
        outline = outline_of(rows, start, end, 0)
        painter.fillPath(outline, self.theme.colour("accent-soft"))
        accent = self.theme.colour("accent")
        for box in stretches(rows, start, end):
            painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), accent)
        paint_outline(painter, outline, accent, _SELECTED)

    def _words(self, painter: QPainter, scene: Scene) -> None:
        for block, top in scene.blocks:
            painter.setPen(self.theme.colour("ink"))
            block.layout().draw(painter, QPointF(0, top), [], scene.area)
            if block.contains(scene.caret):
                box = caret_box(block, scene.caret).translated(0, top)
                painter.fillRect(box, self.theme.colour("accent"))

    def _pointed_at(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw a thin outline around what a click would choose."""
        mark = self.marks.get(self.hovered) or self.suggested.marks.get(self.hovered)
        if mark is not None and rows and not self.tagging:
            outline = outline_of(rows, mark.start, mark.end, _OUT)
            paint_outline(painter, outline, self.theme.colour("muted"), _HOVERED)

    def _chosen(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw an outline around each chosen passage."""
        for start, end in self._outlined(rows):
            outline: QPainterPath = outline_of(rows, start, end, _OUT)
            paint_outline(painter, outline, self.theme.colour("accent"), _CHOSEN)

    def _handles(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Draw handles at the ends of the chosen passage, if it is the only one."""
        if not (self.handles and self.chosen) or self.also:
            return
        accent, paper = self.theme.colour("accent"), self.theme.colour("paper")
        for start, end in self._outlined(rows):
            paint_handles(painter, handle_places(rows, start, end), accent, paper)

    def _outlined(self, rows: Sequence[Row]) -> list[tuple[int, int]]:
        """Return the units of the chosen passages in view; none while something is tagged."""
        if self.tagging or not rows:
            return []
        marks = self._chosen_in(rows[0].start, rows[-1].end)
        return [self.reshaped or (mark.start, mark.end) for mark in marks]

    def _chosen_in(self, start: int, end: int) -> Sequence[Mark]:
        if not self.also:
            mark = self.marks.get(self.chosen) or self.suggested.marks.get(self.proposed)
            return () if mark is None else (mark,)
        return [mark for mark in self.marks.within(start, end) if mark.passage_id in self.also]

    def _margin(self, painter: QPainter, scene: Scene) -> None:
        """Place the notes of the whole viewport, from above it on, and draw them."""
        note_for = self.note_for
        if note_for is None:
            return
        wanted = [
            (self.suggested.note(number) if number < 0 else note_for(number), top)
            for number, top in self._first_lines(scene)
        ]
        self._placed = place_notes(wanted, self.measures, self.kind)
        margin = MarginPainter(self.kind, self.theme, initials_only=self.measures.initials_only)
        for placed in self._placed:
            if not placed.box.intersects(scene.area):
                continue
            passage_id = placed.note.passage_id
            margin.paint(
                painter,
                placed,
                chosen=passage_id in {self.chosen or self.proposed, *self.also},
                hovered=passage_id == self.hovered,
            )

    def _first_lines(self, scene: Scene) -> list[tuple[int, float]]:
        """Return what begins in view or shortly above it, with the tops of the first lines.

        Notes that were pushed down from above the view must stay where they were.
        """
        first_lines = []
        for block, top in scene.nearby:
            start = block.position()
            for mark in self._starting_in(start, start + block.length()):
                line = block.layout().lineForTextPosition(mark.start - start)
                y = line.y() - (self.kind.line - line.height()) // 2 if line.isValid() else 0.0
                first_lines.append((mark.passage_id, top + y))
        return first_lines

    def _starting_in(self, start: int, end: int) -> Sequence[Mark]:
        """Return the passages and suggestions that begin in `[start, end)`, in their order."""
        passages = self.marks.starting_in(start, end)
        suggestions = self.suggested.marks.starting_in(start, end)
        return sorted((*passages, *suggestions)) if suggestions else passages
