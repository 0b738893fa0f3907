"""The picture of the guide that shows tagging step by step, composed from the running program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefer.ui.read.reader.pane import ReaderPane

HALF, GAP, EDGE = 560, 24, 24
WHOLE = 2 * HALF + GAP
CAPTION, LINES = 40, 3
"""The height of a caption, and the lines of text that are shown above the selected words."""
INK, PAPER, LINE, ACCENT = "#1f2428", "#ffffff", "#c9ced3", "#2f5d8a"


@dataclass(frozen=True)
class Step:
    """What is done, in words; `width` and `height` of the window are shown."""

    words: str
    width: int
    height: int
    act: Callable[[], None]


def tagging_steps(
    reader: ReaderPane,
    select: Callable[[], object],
    focused: Callable[[], QWidget],
    settle: Callable[[], object],
) -> QPixmap:
    """Tag some words in the window, and return one picture of every step."""

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(focused(), key)

    def choose(row: Qt.Key, letters: str) -> None:
        QTest.keyClick(focused(), row, Qt.KeyboardModifier.AltModifier)
        QTest.keyClicks(focused(), letters)

    def say_kind() -> None:
        press(Qt.Key.Key_Tab)
        settle()
        for row, letters in ((Qt.Key.Key_O, "p"), (Qt.Key.Key_T, "dem"), (Qt.Key.Key_S, "f")):
            choose(row, letters)

    def name(letters: str) -> None:
        QTest.keyClicks(focused(), letters)
        press(Qt.Key.Key_Return)

    def begin() -> None:
        select()
        reader.view.text.setFocus()

    steps = (
        Step("Select the words", HALF, 380, begin),
        Step("Type two letters: who says it", HALF, 380, lambda: QTest.keyClicks(focused(), "lo")),
        Step("Enter gives the tag", HALF, 480, lambda: press(Qt.Key.Key_Return)),
        Step("Two letters and Enter: about what", HALF, 480, lambda: name("ai")),
        Step("Tab: whose words, which kind, and where they stand", WHOLE, 606, say_kind),
        Step(
            "Esc: done. The margin says who, and about what",
            WHOLE,
            340,
            lambda: press(Qt.Key.Key_Escape),
        ),
    )
    frames = []
    for step in steps:
        step.act()
        settle()
        frames.append(_shown(reader, step))
    return _composed(steps, frames)


def _shown(reader: ReaderPane, step: Step) -> QPixmap:
    """Return the part of the window around the words."""
    window, view = reader.window(), reader.view
    text = view.text
    tagged = text.painter.tagging or (text.selected_units(),)
    place = view.place_of(*tagged[0])
    painter = text.painter
    above = LINES * painter.kind.line - 1
    corner = view.mapTo(window, QPoint(painter.measures.paper_left, place.top() - above))
    top = max(reader.mapTo(window, QPoint()).y() + reader.bar.height(), corner.y())
    return window.grab(QRect(corner.x(), top, step.width, step.height))


def _composed(steps: Sequence[Step], frames: Sequence[QPixmap]) -> QPixmap:
    """Put the frames side by side where two find room, each below its caption."""
    places, x, y, row = [], EDGE, EDGE, 0
    for step in steps:
        if x + step.width > EDGE + WHOLE:
            x, y = EDGE, y + row + GAP
            row = 0
        places.append(QPoint(x, y))
        x += step.width + GAP
        row = max(row, CAPTION + step.height)
    picture = QPixmap(WHOLE + 2 * EDGE, y + row + EDGE)
    picture.fill(QColor(PAPER))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (step, frame, place) in enumerate(zip(steps, frames, places, strict=True), 1):
        _caption(painter, place, number, step.words)
        _frame(painter, QRect(place.x(), place.y() + CAPTION, step.width, step.height), frame)
    painter.end()
    return picture


def _caption(painter: QPainter, place: QPoint, number: int, words: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(17)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    disc = QRectF(place.x(), place.y() + 2, 26, 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ACCENT))
    painter.drawEllipse(disc)
    painter.setPen(QColor(PAPER))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.setPen(QColor(INK))
    line = QRectF(place.x() + 36, place.y() + 2, WHOLE, 26)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


def _frame(painter: QPainter, box: QRect, frame: QPixmap) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.save()
    painter.setClipPath(outline)
    painter.drawPixmap(box.topLeft(), frame)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(LINE), 1))
    painter.drawPath(outline)
