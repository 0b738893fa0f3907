"""What is marked in the text: words that were found, and words that no dictionary has."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextLine
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.geometry import Geometry
    from briefer.ui.memo.composer.sheet import Sheet

    Places = Sequence[tuple[int, int]]


class Marking:
    """Paints over the text in view; places are UTF-16 units of the document."""

    def __init__(
        self, edit: QTextEdit, sheet: Sheet, geometry: Geometry, appearance: Appearance
    ) -> None:
        self._edit = edit
        self._sheet = sheet
        self._geometry = geometry
        self._appearance = appearance
        self._hits: Places = ()
        self.unknown: Callable[[int], Places] = lambda _line: ()

    def show_hits(self, places: Places) -> None:
        """Mark these places as found."""
        self._hits = places
        self._edit.viewport().update()

    def paint_hits(self, painter: QPainter, area: QRectF) -> None:
        """Draw a frame around each hit in view."""
        if not self._hits:
            return
        painter.setPen(QPen(self._appearance.colour("accent"), 1))
        for line in self._lines(area):
            block = self._sheet.block(line)
            first, last = block.position(), block.position() + block.length() - 1
            place = bisect_left(self._hits, (first, 0))
            while place < len(self._hits) and self._hits[place][0] < last:
                start, end = self._hits[place]
                for box in self.boxes(block, start - first, min(end, last) - first):
                    painter.drawRect(box.adjusted(-0.5, 0.5, 0.5, 1.5))
                place += 1

    def paint_unknown(self, painter: QPainter, area: QRectF) -> None:
        """Draw a wave under each word in view that `unknown` names, counted from its line."""
        for line in self._lines(area):
            places = self.unknown(line)
            if places:
                self._paint_waves(painter, self._sheet.block(line), places)

    def _paint_waves(self, painter: QPainter, block: QTextBlock, places: Places) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.colour("danger"), max(1.0, self._appearance.px(1))))
        step = self._appearance.px(2)
        for start, end in places:
            for box in self.boxes(block, start, end):
                base = box.bottom() + 0.5
                count = max(2, round(box.width() / step))
                points = [
                    QPointF(box.left() + n * step, base + (step / 2 if n % 2 else 0))
                    for n in range(count + 1)
                ]
                painter.drawPolyline(points)

    def boxes(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        """Yield where words of a line of the sheet are on the screen, by lines of text."""
        layout = block.layout()
        origin = layout.position() - QPointF(0, self._edit.verticalScrollBar().value())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((_x(line, first), _x(line, last)))
                yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())

    def _lines(self, area: QRectF) -> Iterator[int]:
        for piece in self._geometry.visible(area.top(), area.bottom()):
            yield from self._sheet.lines_of(piece)


def _x(line: QTextLine, place: int) -> float:
    """Return where a place of a line of text is."""
    found = line.cursorToX(place)
    return cast("float", found[0] if isinstance(found, tuple) else found)
