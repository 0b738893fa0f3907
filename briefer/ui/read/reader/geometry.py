"""Which rectangles a stretch of a paragraph takes on the page."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextLine

_CARET = 2

# Hebrew, Arabic and their neighbours, their presentation forms, the bidi marks, and the two
# right-to-left parts of the supplementary plane.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def reads_both_ways(text: str) -> bool:
    """Say whether a paragraph may hold right-to-left text, so that it is placed run by run."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_from_right(text: str) -> bool:
    """Say whether the first letter with a direction is a right-to-left one."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def x_ranges(
    line: QTextLine, start: int, end: int, *, both_ways: bool
) -> list[tuple[float, float]]:
    """Return the pieces of `line`, left and right, that `[start, end)` of its paragraph takes."""
    if not both_ways:
        return [(x_of(line, start), min(x_of(line, end), line.naturalTextRect().right()))]
    boxes = sorted(
        (box.left(), box.right())
        for run in line.glyphRuns(start, end - start)
        if (box := run.boundingRect()).width() > 0
    )
    return _joined(boxes)


def box_of(line: QTextLine, slot: int) -> tuple[float, float]:
    """Return where the line's slot begins and ends, from the top of its paragraph."""
    natural = line.height()
    height = max(slot, round(natural))
    top = line.y() - (height - natural) // 2
    return top, top + height


def caret_box(block: QTextBlock, unit: int) -> QRectF:
    """Return where the caret stands before `unit` of the article, from the paragraph's corner."""
    within = unit - block.position()
    line = block.layout().lineForTextPosition(within)
    if not line.isValid():
        return QRectF()
    return QRectF(round(x_of(line, within)), line.y(), _CARET, line.height())


def x_of(line: QTextLine, unit: int) -> float:
    """Return where a unit of the paragraph begins on its line."""
    x, _unit = cast("tuple[float, int]", line.cursorToX(unit))
    return x


def _joined(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in boxes:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
