"""Lays the paragraphs of an article out as a page: line height, space between, room on top."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from briefer.ui.overriding import override
from briefer.ui.read.reader.geometry import reads_both_ways, runs_from_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from briefer.ui.read.reader.measures import Measures, Type

_SPARSE = 10
"""Where fewer than one paragraph in this many is blank, blank lines do not part paragraphs."""


class PageLayout(QPlainTextDocumentLayout):
    """A plain text layout with a line height, space between paragraphs, and room on top.

    A paragraph is laid out when it is first seen. Until then its height is an estimate, so that a
    long article is shown at once.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._kind: Type | None = None
        self._measures: Measures | None = None
        self._top = 0
        self._bottom = 0
        self._lengths: Sequence[int] = ()
        self._gaps: list[int] = []
        self._heights: list[int] = []
        self._tops: list[int] | None = None

    def set_paragraphs(self, lengths: Sequence[int]) -> None:
        """Take the lengths of the paragraphs of a new text, in UTF-16 units."""
        self._lengths = lengths
        self._forget()

    def set_page(self, kind: Type, measures: Measures, top: int, bottom: int) -> bool:
        """Use these measures, with `top` pixels above the text and `bottom` below it.

        Returns whether the lines have to be broken anew.
        """
        before = self._measures
        stale = (
            before is None
            or self._kind != kind
            or (before.text_left, before.text_width) != (measures.text_left, measures.text_width)
        )
        moved = stale or (top, bottom) != (self._top, self._bottom)
        self._kind, self._measures, self._top, self._bottom = kind, measures, top, bottom
        if moved:
            self._forget()
            self.documentChanged(0, 0, self.document().characterCount())
        return moved

    @property
    def height(self) -> int:
        """The height of the whole page, as well as it is known."""
        return self._all_tops()[-1]

    def top_of(self, number: int) -> int:
        """Return where paragraph `number` begins, from the top of the page."""
        return self._all_tops()[number]

    def tops(self) -> Sequence[int]:
        """Return where each paragraph begins, and where the last one ends."""
        return self._all_tops()

    def settle(self, block: QTextBlock) -> QTextBlock:
        """Lay out `block` and return the next one."""
        self._lay_out(block)
        return block.next()

    def announce(self) -> None:
        """Tell the widget that the number of lines has changed."""
        self.documentSizeChanged.emit(self.documentSize())

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid() or self._measures is None:
            return QRectF()
        self._lay_out(block)
        number = block.blockNumber()
        height = self._heights[number] if number < len(self._heights) else 0
        return QRectF(0, 0, self._measures.paper_right, height)

    @override
    def documentChanged(self, from_: int, charsRemoved: int, charsAdded: int) -> None:
        super().documentChanged(from_, charsRemoved, charsAdded)
        # Within one paragraph Qt breaks the lines itself, and not as a page.
        self.document().findBlock(from_).layout().clearLayout()

    def _lay_out(self, block: QTextBlock) -> None:
        layout = block.layout()
        if layout.lineCount() or self._measures is None or self._kind is None:
            return
        number = block.blockNumber()
        layout.setTextOption(text_option(block.text()))
        top = self._top if number == 0 else 0
        y = top
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._measures.text_width)
            natural = line.height()
            slot = max(self._kind.line, round(natural))
            line.setPosition(QPointF(self._measures.text_left, y + (slot - natural) // 2))
            y += slot
        layout.endLayout()
        block.setLineCount(layout.lineCount())
        if number < len(self._heights):
            self._set_height(number, self._total(number, y - top))

    def _total(self, number: int, text: int) -> int:
        """Return the height of a paragraph with what stands around its `text`."""
        height = self._gaps[number] + (text if self._lengths[number] else 0)
        if number == 0:
            height += self._top
        if number == len(self._lengths) - 1:
            height += self._bottom
        return height

    def _set_height(self, number: int, height: int) -> None:
        if self._heights[number] != height:
            self._heights[number] = height
            self._tops = None

    def _forget(self) -> None:
        """Go back to estimates."""
        self._tops = None
        if self._kind is None or self._measures is None:
            self._heights = [0] * len(self._lengths)
            return
        line, fit = self._kind.line, max(1.0, self._measures.text_width / self._kind.unit)
        self._gaps = _gaps(self._lengths, self._kind.gap)
        self._heights = [
            self._total(number, line * (int(length / fit) + 1))
            for number, length in enumerate(self._lengths)
        ]

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


def text_option(text: str) -> QTextOption:
    """Return how a paragraph runs: from the right where its first strong letter does."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if reads_both_ways(text) and runs_from_right(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def _gaps(lengths: Sequence[int], gap: int) -> list[int]:
    """Return the space below each paragraph.

    Where blank lines part the paragraphs, a single line feed is a line break within one. A blank
    line is itself the space.
    """
    blank = sum(1 for length in lengths if not length)
    if blank * _SPARSE > len(lengths):
        return [0 if length else gap for length in lengths]
    return [
        0 if length and number + 1 < len(lengths) and not lengths[number + 1] else gap
        for number, length in enumerate(lengths)
    ]
