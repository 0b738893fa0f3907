"""Paints one view of the page: paper, headline, highlights, words, selection and margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from briefer.ui.read.reader.geometry import caret_box
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

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from briefer.ui.read.reader.headline import Headline
    from briefer.ui.read.reader.measures import Measures, Type
    from briefer.ui.read.reader.notes import Note
    from briefer.ui.read.reader.page_text import PageText
    from briefer.ui.theme import Theme

_PAPER_TOP, _RADIUS = 14, 10
_CHOSEN, _SELECTED = 2.0, 1.5
_OUT = 1.5
"""Pixels by which an outline stands off the words."""


class PagePainter:
    """Holds what a page looks like and draws the part of it that is in view.

    `note_for` gives the margin's line for a passage; without it the margin stays empty. `tagging`
    are the units that the palette is open for. `least_height` is that of the window.
    """

    kind: Type
    measures: Measures
    theme: Theme

    def __init__(self) -> None:
        self.marks = Marks()
        self.note_for: Callable[[int], Note] | None = None
        self.chosen = 0
        self.hovered = 0
        self.hovered_fact = ""
        self.tagging: tuple[int, int] | None = None
        self.least_height = 0
        self._headline: Headline | None = None
        self._placed: list[PlacedNote] = []
        self._page_corner = QPointF()

    def set_page(self, kind: Type, measures: Measures, headline: Headline) -> None:
        """Use these fonts, columns and headline."""
        self.kind, self.measures, self._headline = kind, measures, headline

    def paint(self, painter: QPainter, text: PageText, area: QRectF, caret: int) -> None:
        """Draw everything in `area` of the viewport; `caret` is its unit, or -1."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self.theme.colour("canvas"))
        if self._headline is None:
            return
        page_top = text.page_top()
        self._paper(painter, text, page_top)
        blocks = list(text.seen_blocks(area))
        if blocks and blocks[0][0].blockNumber() == 0:
            self._page_corner = QPointF(self.measures.text_left, page_top)
            self._headline.paint(painter, self._page_corner, self.theme, self.hovered_fact)
        rows = [row for block, top in blocks for row in rows_of(block, top, self.kind.line)]
        Highlighter(self.marks, self.theme, self.kind.scale).paint(painter, rows)
        self._selection(painter, text, rows)
        self._words(painter, blocks, area, caret)
        self._chosen(painter, rows)
        self._margin(painter, text)

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

    def fact_box(self, field: str) -> QRectF:
        """Return where a fact stands in the viewport."""
        return (
            self._headline.box_of(field).translated(self._page_corner)
            if self._headline
            else QRectF()
        )

    def _paper(self, painter: QPainter, text: PageText, page_top: float) -> None:
        edge = self.kind.px(_PAPER_TOP)
        bottom = page_top + max(text.page.height, self.least_height) - edge
        paper = QRectF(
            self.measures.paper_left + 0.5,
            page_top + edge + 0.5,
            self.measures.paper_right - self.measures.paper_left - 1,
            bottom - page_top - edge,
        )
        painter.setPen(self.theme.colour("line"))
        painter.setBrush(self.theme.colour("paper"))
        painter.drawRoundedRect(paper, _RADIUS, _RADIUS)

    def _selection(self, painter: QPainter, text: PageText, rows: Sequence[Row]) -> None:
        """Draw what is selected, or what the palette is tagging: a ground, a line, an outline."""
        start, end = self.tagging or text.selected_units()
        if start == end:
            return
        outline = outline_of(rows, start, end, 0)
        painter.fillPath(outline, self.theme.colour("accent-soft"))
        accent = self.theme.colour("accent")
        for box in stretches(rows, start, end):
            painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), accent)
        paint_outline(painter, outline, accent, _SELECTED)

    def _words(
        self,
        painter: QPainter,
        blocks: Sequence[tuple[QTextBlock, float]],
        area: QRectF,
        caret: int,
    ) -> None:
        for block, top in blocks:
            painter.setPen(self.theme.colour("ink"))
            block.layout().draw(painter, QPointF(0, top), [], area)
            if block.contains(caret):
                box = caret_box(block, caret).translated(0, top)
                painter.fillRect(box, self.theme.colour("accent"))

    def _chosen(self, painter: QPainter, rows: Sequence[Row]) -> None:
        mark = self.marks.get(self.chosen)
        if mark is None or self.tagging is not None:
            return
        outline: QPainterPath = outline_of(rows, mark.start, mark.end, _OUT)
        paint_outline(painter, outline, self.theme.colour("accent"), _CHOSEN)

    def _margin(self, painter: QPainter, text: PageText) -> None:
        """Place the notes of the whole viewport, from above it on, and draw them."""
        note_for = self.note_for
        if note_for is None:
            return
        wanted = [(note_for(mark.passage_id), top) for mark, top in self._first_lines(text)]
        self._placed = place_notes(wanted, self.measures, self.kind)
        margin = MarginPainter(self.kind, self.theme, initials_only=self.measures.initials_only)
        for placed in self._placed:
            passage_id = placed.note.passage_id
            margin.paint(
                painter,
                placed,
                chosen=passage_id == self.chosen,
                hovered=passage_id == self.hovered,
            )

    def _first_lines(self, text: PageText) -> list[tuple[Mark, float]]:
        """Return the passages that begin in view or shortly above it, with their first lines' tops.

        Notes that were pushed down from above the view must stay where they were.
        """
        first_lines = []
        blocks = [*_above(text, text.viewport().height()), *text.seen_blocks()]
        for block, top in blocks:
            start = block.position()
            for mark in self.marks.starting_in(start, start + block.length()):
                line = block.layout().lineForTextPosition(mark.start - start)
                y = line.y() - (self.kind.line - line.height()) // 2 if line.isValid() else 0.0
                first_lines.append((mark, top + y))
        return first_lines


def _above(text: PageText, height: float) -> list[tuple[QTextBlock, float]]:
    """Return the paragraphs that begin less than `height` above the first one in view."""
    blocks = []
    seen = next(text.seen_blocks(), None)
    if seen is None:
        return []
    block, top = seen
    least = top - height
    while top > least and (block := block.previous()).isValid():
        top -= text.blockBoundingRect(block).height()
        blocks.append((block, top))
    return blocks[::-1]
