"""The headline and the source line that stand above an article's text, and scroll with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from briefer.model.utf16 import Utf16Map
from briefer.ui.read.reader.geometry import runs_from_right, x_ranges
from briefer.ui.read.reader.page_layout import text_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from briefer.ui.read.reader.measures import Type
    from briefer.ui.theme import Theme

_PAPER_TOP, _ABOVE, _BETWEEN, _BELOW = 14, 30, 7, 16
_TITLE_LEADING, _SOURCE_LEADING = 1.22, 1.45
_DOT = " · "


@dataclass(frozen=True, slots=True)
class FactWord:
    """One item of the source line; `field` is set where a click lets the analyst set that fact."""

    words: str
    field: str = ""
    missing: bool = False


class Headline:
    """Title and source line, broken into lines of one width."""

    def __init__(self, title: str, facts: Sequence[FactWord]) -> None:
        self.title = title
        self.facts = tuple(facts)
        self._title_layout = QTextLayout()
        self._source_layout = QTextLayout()
        self._height = 0
        self._places: list[tuple[FactWord, int, int]] = []

    @property
    def height(self) -> int:
        """From the top of the page to the first line of the text."""
        return self._height

    def lay_out(self, kind: Type, width: int) -> None:
        """Break both into lines of `width` pixels."""
        y = kind.px(_PAPER_TOP + _ABOVE)
        self._title_layout = QTextLayout(self.title, kind.title)
        y = _break(self._title_layout, width, y, kind.title, _TITLE_LEADING)
        y += kind.px(_BETWEEN)
        self._places = []
        at = 0
        for fact in self.facts:
            length = _units(fact.words)
            self._places.append((fact, at, at + length))
            at += length + len(_DOT)
        source = _DOT.join(fact.words for fact in self.facts)
        self._source_layout = QTextLayout(source, kind.source)
        at_right = runs_from_right(self.title)
        y = _break(self._source_layout, width, y, kind.source, _SOURCE_LEADING, at_right=at_right)
        self._height = y + kind.px(_BELOW)

    def paint(self, painter: QPainter, at: QPointF, theme: Theme, hovered: str) -> None:
        """Draw both with the page's corner `at`; the fact under the mouse is underlined."""
        painter.setPen(theme.colour("ink"))
        self._title_layout.draw(painter, at)
        painter.setPen(theme.colour("muted"))
        self._source_layout.draw(painter, at, self._formats(theme, hovered))

    def fact_at(self, point: QPointF) -> str:
        """Return the field of the fact at a point, from the page's corner; empty for none."""
        for number in range(self._source_layout.lineCount()):
            line = self._source_layout.lineAt(number)
            if line.naturalTextRect().contains(point):
                unit = line.xToCursor(point.x())
                places = self._places
                return next((f.field for f, start, end in places if start <= unit <= end), "")
        return ""

    def title_box(self) -> QRectF:
        """Return where the title stands, from the page's corner."""
        layout = self._title_layout
        lines = (layout.lineAt(number).naturalTextRect() for number in range(layout.lineCount()))
        return reduce(QRectF.united, lines, QRectF())

    def fact_box(self, number: int) -> QRectF:
        """Return where a fact stands, from the page's corner; as much of it as is on one line."""
        _fact, start, end = self._places[number]
        line = self._source_layout.lineForTextPosition(start)
        box = line.naturalTextRect()
        last = min(end, line.textStart() + line.textLength())
        left, right = x_ranges(line, start, last, both_ways=False)[0]
        return QRectF(left, box.top(), right - left, box.height())

    def _formats(self, theme: Theme, hovered: str) -> list[QTextLayout.FormatRange]:
        formats = []
        for fact, start, end in self._places:
            look = QTextCharFormat()
            look.setForeground(theme.colour("warn" if fact.missing else "muted"))
            look.setFontUnderline(bool(fact.field) and fact.field == hovered)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, look
            formats.append(span)
        return formats


def _units(words: str) -> int:
    return Utf16Map(words).to_units(len(words))


def _break(
    layout: QTextLayout,
    width: int,
    top: int,
    font: QFont,
    leading: float,
    *,
    at_right: bool = False,
) -> int:
    """Break `layout` from `top` down; return where it ends."""
    option = text_option(layout.text())
    if at_right:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    slot = round(font.pixelSize() * leading)
    y = top
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height = max(slot, round(line.height() * 0.9))
        line.setPosition(QPointF(0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return y
