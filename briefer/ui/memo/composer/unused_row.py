"""The passages that belong into a section and are not used yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.composer.dragging import PASSAGE, drag
from briefer.ui.memo.composer.row import RowView
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.voice_chip import paint_voice_chip, voice_chip_size, voice_word

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import LineFace
    from briefer.ui.memo.composer.plan import UnusedRow

_FEW = 3
_HEIGHT = 24
_LAST = 1_000_000
"""A position behind every block."""


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
            drag(self, PASSAGE, self._face.passage.id)


class UnusedRowView(RowView["UnusedRow"]):
    """A dashed frame with the first few, or all; `insert_asked(passage id)` comes with a button."""

    insert_asked = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        px = appearance.px
        self._row: UnusedRow | None = None
        self._shown: tuple[LineFace, ...] = ()
        self._expanded = False
        column = tight(QVBoxLayout(self), (px(12), px(8), px(12), px(8)), 0)
        head = tight(QHBoxLayout())
        self._title = SectionLabel(appearance, "")
        self._all = look(QPushButton(), kind="link", scale="small", weight="plain")
        self._all.clicked.connect(self._turn)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._all)
        column.addLayout(head)
        self._lines = tight(QVBoxLayout())
        column.addLayout(self._lines)

    @override
    def show_row(self, row: UnusedRow) -> None:
        if row == self._row:
            return
        self._row = row
        self.section_id = row.section_id
        words = tr("Not used yet in this section · {n}").format(n=row.count)
        named(self, f"memo.unused-of.{row.section_id}", words)
        named(self._all, f"memo.unused-of.{row.section_id}.all")
        self._title.setText(words)
        self._fill()

    @override
    def set_writable(self, *, writable: bool) -> None:
        super().set_writable(writable=writable)
        for number in range(self._lines.count()):
            item = self._lines.itemAt(number)
            line = item.widget() if item is not None else None
            if isinstance(line, UnusedLine):
                line.button.setVisible(writable)

    @override
    def drop_place(self, *, below: bool) -> tuple[int, int]:
        return self.section_id, _LAST

    def _turn(self) -> None:
        self._expanded = not self._expanded
        self._fill()

    def _fill(self) -> None:
        if self._row is None:
            return
        lines = self._row.lines
        self._all.setVisible(len(lines) > _FEW)
        self._all.setText(tr("Show fewer") if self._expanded else tr("Show all"))
        shown = lines if self._expanded else lines[:_FEW]
        if shown != self._shown:
            self._shown = shown
            self._clear()
            for face in shown:
                line = UnusedLine(self._appearance, face, writable=self._is_writable)
                line.button.clicked.connect(
                    lambda _checked=False, key=face.passage.id: self.insert_asked.emit(key)
                )
                self._lines.addWidget(line)
        self.resized.emit()

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(12)

    @override
    def height_for(self, width: int) -> int:
        px = self._appearance.px
        head = max(self._title.sizeHint().height(), self._all.sizeHint().height())
        return 2 * px(8) + head + len(self._shown) * px(_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._appearance.colour("edge"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._appearance.px(8), self._appearance.px(8))
