"""The text of one article as a page: shows it, paints its passages, selects words in it.

Text is only ever put into this widget. What is selected leaves it as units of the canonical text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip

from briefer.model.utf16 import Utf16Map
from briefer.ui.overriding import override
from briefer.ui.read.reader.geometry import box_of, caret_box
from briefer.ui.read.reader.highlights import Row, rows_of
from briefer.ui.read.reader.page_layout import PageLayout
from briefer.ui.read.reader.page_painter import PagePainter, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import (
        QContextMenuEvent,
        QHelpEvent,
        QPaintEvent,
        QTextBlock,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from briefer.ui.read.reader.headline import Headline
    from briefer.ui.read.reader.marks import Marks
    from briefer.ui.read.reader.measures import Measures, Type

_BOM = "\ufeff"


class PageText(QPlainTextEdit):
    """A read-only text whose paragraphs, highlights and margin are painted as a page.

    It is taller than what is seen of it: `ReaderView` moves it by less than a line, so that the
    page scrolls by pixels.
    """

    key_read = Signal(QKeyEvent)
    """A key that is no motion; accepted where somebody has used it."""
    composed = Signal(QInputMethodEvent)
    pressed = Signal(QMouseEvent)
    moved = Signal(QMouseEvent)
    released = Signal(QMouseEvent)
    left = Signal()
    renewed = Signal()
    """Another text is shown."""
    restored = Signal()
    """The text was put in anew, after something had changed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setProperty("bare", True)
        self.viewport().setMouseTracking(True)
        self.text = ""
        self.units = Utf16Map("")
        self.painter = PagePainter()
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self._page = PageLayout(document)
        document.setDocumentLayout(self._page)
        self.setDocument(document)
        self._filling = False
        document.contentsChange.connect(self._guard)

    @property
    def page(self) -> PageLayout:
        """Where paragraphs stand on the page."""
        return self._page

    @property
    def is_filling(self) -> bool:
        """Whether a text is just being put in, and paragraphs are missing."""
        return self._filling

    @property
    def marks(self) -> Marks:
        """The passages of the article, as they are drawn."""
        return self.painter.marks

    def show_text(self, text: str, units: Utf16Map) -> None:
        """Show a canonical text; every character of it is one of the document's."""
        self.text, self.units = text, units
        self._page.set_paragraphs(_lengths(text))
        self.renewed.emit()
        self._fill()

    def _fill(self) -> None:
        self._filling = True
        # A string that begins with U+FEFF reaches Qt without it.
        shown = f" {self.text}" if self.text.startswith(_BOM) else self.text
        self.document().setPlainText(shown)
        if shown is not self.text:
            first = QTextCursor(self.document())
            first.deleteChar()
        self.setTextCursor(QTextCursor(self.document()))
        self._filling = False

    def _guard(self) -> None:
        """Take back what assistive software has edited: Qt lets it, though the text is fixed."""
        if not self._filling:
            QTimer.singleShot(0, self, self._restore)

    def _restore(self) -> None:
        self._fill()
        self.restored.emit()

    def set_page(self, kind: Type, measures: Measures, headline: Headline, bottom: int) -> None:
        """Use these fonts and columns, with a headline on top that is laid out for them."""
        self.painter.set_page(kind, measures, headline)
        if self.font() != kind.body or self.document().defaultFont() != kind.body:
            self.document().setDefaultFont(kind.body)
        self._page.set_page(kind, measures, headline.height, bottom)
        self.setCursorWidth(max(1, kind.px(1.5)))
        self.viewport().update()

    def selected_units(self) -> tuple[int, int]:
        """Return the ends of the selection, both the caret's place where nothing is selected."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, start: int, end: int) -> None:
        """Select units `[start, end)`, with the caret at the end."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.viewport().update()

    def seen_blocks(self, area: QRectF | None = None) -> Iterator[tuple[QTextBlock, float]]:
        """Yield the paragraphs in `area` of the viewport, with their tops there."""
        room = area or QRectF(self.viewport().rect())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= room.bottom():
            height = self.blockBoundingRect(block).height()
            if top + height >= room.top():
                yield block, top
            top += height
            block = block.next()

    def page_top(self) -> float:
        """Return where the page begins, in the viewport; far above it after scrolling."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        return top - self._page.top_of(block.blockNumber())

    def line_on_page(self, unit: int) -> tuple[int, int]:
        """Return the top and bottom of the line that holds `unit`, from the top of the page."""
        block = self.document().findBlock(unit)
        self._page.settle(block)
        line = block.layout().lineForTextPosition(unit - block.position())
        top = self._page.top_of(block.blockNumber())
        if not line.isValid():
            return top, top + self.painter.kind.line
        upper, lower = box_of(line, self.painter.kind.line)
        return round(top + upper), round(top + lower)

    def place_of_caret(self) -> QPoint:
        """Return the foot of the caret in the viewport, or of the viewport's corner out of view."""
        unit = self.textCursor().position()
        for block, top in self.seen_blocks():
            if block.contains(unit):
                return caret_box(block, unit).translated(0, top).bottomLeft().toPoint()
        return self.viewport().rect().topLeft()

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes of units `[start, end)` that are in the viewport."""
        return [
            box
            for block, top in self.seen_blocks()
            if block.position() < end and block.position() + block.length() > start
            for box in self.painter.boxes(block, top, start, end)
        ]

    def rows(self) -> list[Row]:
        """Return the lines of text that are in view."""
        slot = self.painter.kind.line
        return [row for block, top in self.seen_blocks() for row in rows_of(block, top, slot)]

    def update_units(self, pieces: Iterable[tuple[int, int]]) -> None:
        """Paint the lines of these pieces anew, with the margin beside and below them."""
        tops = [box.top() for start, end in pieces for box in self.boxes(start, end)]
        if tops:
            width, height = self.viewport().width(), self.viewport().height()
            top = int(min(tops)) - self.painter.kind.line
            self.viewport().update(0, top, width, height - top)

    def _blocks_above(self) -> list[tuple[QTextBlock, float]]:
        """Return the paragraphs that begin less than a viewport above the first one in view.

        Notes that are pushed down from there must stay where they are.
        """
        blocks: list[tuple[QTextBlock, float]] = []
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        least = top - self.viewport().height()
        while top > least and (block := block.previous()).isValid():
            top -= self.blockBoundingRect(block).height()
            blocks.append((block, top))
        return blocks[::-1]

    # ---- what Qt asks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        caret = self.getPaintContext().cursorPosition if self.hasFocus() else -1
        scene = Scene(
            area=area,
            blocks=tuple(self.seen_blocks(area)),
            nearby=(*self._blocks_above(), *self.seen_blocks()),
            page_top=self.page_top(),
            page_height=self._page.height,
            selection=self.selected_units(),
            caret=caret,
        )
        self.painter.paint(painter, scene)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(False)
        self.key_read.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed.emit(event)

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Say that dead keys and input methods are taken, though the text itself is read only."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.isEnabled()
        return super().inputMethodQuery(query, argument)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return self._tip(event)  # type: ignore[arg-type]  # Qt sends a QHelpEvent here
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return super().viewportEvent(event)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        start, end = self.selected_units()
        data = QMimeData()
        data.setText(self.text[self.units.to_point(start) : self.units.to_point(end)])
        return data

    def _tip(self, event: QHelpEvent) -> bool:
        note = self.painter.note_at(QPointF(event.pos()))
        if note is not None:
            QToolTip.showText(event.globalPos(), note.spoken, self.viewport())
        else:
            QToolTip.hideText()
        return True

    def unit_at(self, point: QPoint) -> int:
        """Return the unit whose edge is nearest to a point of the viewport."""
        return self.cursorForPosition(point).position()


def _lengths(text: str) -> list[int]:
    """Return the lengths of the paragraphs; near enough to UTF-16 units for an estimate."""
    return list(map(len, text.split("\n")))
