"""The rows that say little: a page break, and what the program writes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from typing_extensions import override

from briefer.ui.accessible import Role, named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.memo.composer.row import RowView
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import BreakRow, GeneratedRow

_HEIGHT = 26
_GENERATED_HEIGHT = 44
_REMOVES = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class BreakRowView(RowView["BreakRow"]):
    """The end of a page, as a line with its name."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def show_row(self, row: BreakRow) -> None:
        self.section_id, self.block_id = row.section_id, row.block.id
        self.position = row.position
        named(self, f"memo.block.{row.block.id}", tr("Page break"), role=Role.Separator)

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(8)

    @override
    def height_for(self, width: int) -> int:
        return self._appearance.px(_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVES:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            forward = event.key() == Qt.Key.Key_Down
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(forward)
            else:
                self.crossed.emit(forward, 0)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.pos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._appearance.colour
        painter = QPainter(self)
        font = self._appearance.sans(11, SEMIBOLD)
        width = QFontMetrics(font).horizontalAdvance(tr("Page break")) + self._appearance.px(20)
        middle = self.height() / 2
        role = "accent" if self.hasFocus() else "edge"
        pen = QPen(colour(role), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        left = (self.width() - width) / 2
        painter.drawLine(0, round(middle), round(left), round(middle))
        painter.drawLine(round(left + width), round(middle), self.width(), round(middle))
        painter.setPen(colour("accent" if self.hasFocus() else "muted"))
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Page break"))


class GeneratedRowView(RowView["GeneratedRow"]):
    """Says that the program writes here, and how that begins."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._words = ""

    @override
    def show_row(self, row: GeneratedRow) -> None:
        self.section_id = row.section_id
        self._words = row.words
        says = tr("Written from the data: {words}").format(words=row.words)
        named(self, f"memo.generated.{row.section_id}", says)
        self.update()

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(4)

    @override
    def height_for(self, width: int) -> int:
        return self._appearance.px(_GENERATED_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(box, px(8), px(8))
        inner = box.adjusted(px(12), px(5), -px(12), -px(5))
        painter.setPen(colour("muted"))
        painter.setFont(self._appearance.sans(11, SEMIBOLD))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, tr("written from the data"))
        font = self._appearance.serif(13)
        room = int(inner.width())
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, words)
