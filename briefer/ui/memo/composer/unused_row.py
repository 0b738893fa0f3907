"""The passages that belong into a section and are not used yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.composer.dragging import PASSAGE, drag, held
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.voice_chip import paint_voice_chip, voice_chip_size, voice_word

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import LineFace
    from briefer.ui.memo.composer.plan import UnusedRow

FEW = 3
_HEIGHT = 24


def unused_height(appearance: Appearance, row: UnusedRow, *, expanded: bool) -> int:
    """Return how high the frame of a section is, all of its passages shown or the first few."""
    px = appearance.px
    head = QFontMetrics(appearance.sans(12)).height() + px(4)
    shown = len(row.lines) if expanded else min(len(row.lines), FEW)
    return 2 * px(8) + head + shown * px(_HEIGHT)


def paint_line(painter: QPainter, appearance: Appearance, box: QRectF, face: LineFace) -> None:
    """Draw a passage on one line: initials, voice, words, date."""
    px = appearance.px
    middle = box.center().y()
    x = box.left()
    if face.initials:
        paint_initials(painter, appearance, x, middle, face.initials)
    x += px(32)
    paint_voice_chip(painter, appearance, x, middle, face.voice)
    x += max(px(90), voice_chip_size(appearance, face.voice).width() + px(8))
    date_font = appearance.sans(12)
    date_width = QFontMetrics(date_font).horizontalAdvance(face.date)
    painter.setFont(date_font)
    painter.setPen(appearance.colour("muted"))
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags, face.date)
    font = appearance.serif(13)
    room = box.right() - date_width - px(10) - x
    words = " ".join(face.words.split())
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(max(room, 0)))
    painter.setFont(font)
    painter.setPen(appearance.colour("ink"))
    rest = QRectF(x, box.top(), max(room, 0), box.height())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class UnusedLine(QWidget):
    """One passage with a button that inserts it; it can be dragged into the memo."""

    def __init__(self, appearance: Appearance, face: LineFace, *, writable: bool) -> None:
        super().__init__()
        self._appearance = appearance
        self._face = face
        self._pressed: QPoint | None = None
        says = ", ".join(filter(None, (face.speaker, voice_word(face.voice), face.words)))
        named(self, f"memo.unused.{face.passage.id}", says)
        self.setFixedHeight(appearance.px(_HEIGHT))
        self.setToolTip(face.words)
        row = tight(QHBoxLayout(self))
        row.addStretch(1)
        name = f"memo.insert.{face.passage.id}"
        self.button = look(named(QPushButton(tr("Insert")), name), kind="link", scale="small")
        self.button.setAccessibleDescription(says)
        row.addWidget(self.button)
        self.button.setVisible(writable)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        right = self.button.width() + self._appearance.px(8) if self.button.isVisible() else 0
        box = QRectF(self.rect()).adjusted(0, 0, -right, 0)
        paint_line(QPainter(self), self._appearance, box, self._face)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.button.isHidden():
            return
        distance = (event.position().toPoint() - self._pressed).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed = None
            drag(self, held(PASSAGE, self._face.passage.id), self.grab())


class UnusedRowView(QWidget):
    """A dashed frame with the first few, or all.

    `insert_asked(passage id)` comes with a button, `turned` with the one that shows all or fewer.
    """

    insert_asked = Signal(int)
    turned = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        px = appearance.px
        self._row: UnusedRow | None = None
        self._shown: tuple[LineFace, ...] = ()
        self._is_writable = True
        column = tight(QVBoxLayout(self), (px(12), px(8), px(12), px(8)), 0)
        head = tight(QHBoxLayout())
        self._title = SectionLabel(appearance, "")
        self._all = look(QPushButton(), kind="link", scale="small", weight="plain")
        self._all.clicked.connect(self.turned)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._all)
        column.addLayout(head)
        self._lines = tight(QVBoxLayout())
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def show_row(self, row: UnusedRow, *, expanded: bool, writable: bool) -> None:
        """Show the passages of a section, all of them or the first few."""
        shown = row.lines if expanded else row.lines[:FEW]
        if row == self._row and (shown, writable) == (self._shown, self._is_writable):
            return
        self._row, self._is_writable = row, writable
        words = tr("Not used yet in this section · {n}").format(n=row.count)
        named(self, f"memo.unused-of.{row.section_id}", words)
        named(self._all, f"memo.unused-of.{row.section_id}.all")
        self._title.setText(words)
        self._all.setVisible(len(row.lines) > FEW)
        self._all.setText(tr("Show fewer") if expanded else tr("Show all"))
        self._shown = shown
        empty(self._lines)
        for face in shown:
            line = UnusedLine(self._appearance, face, writable=writable)
            line.button.clicked.connect(
                lambda _checked=False, key=face.passage.id: self.insert_asked.emit(key)
            )
            self._lines.addWidget(line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._appearance.colour("edge"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._appearance.px(8), self._appearance.px(8))
