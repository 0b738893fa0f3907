"""The window onto the page: scrolls it by pixels and keeps it still while heights are learnt."""

from __future__ import annotations

from bisect import bisect_right
from functools import reduce
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.reader.measures import measure
from briefer.ui.read.reader.minimap import Minimap
from briefer.ui.read.reader.page_text import PageText
from briefer.ui.read.reader.pointer import Pointer
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QAccessibleInterface, QResizeEvent, QTextBlock, QWheelEvent

    from briefer.ui.read.reader.headline import Headline
    from briefer.ui.read.reader.measures import Type

_BOTTOM = 74
_NOTCH = 120
_LINES_A_NOTCH = 3
_SLICE = 0.004
"""Seconds for which paragraphs are laid out at a time while nothing else is to do."""
_DRAG_PERIOD = 30
_COMFORT = 2
"""Lines that stay visible above and below a place that is brought into view."""


class Parts(Protocol):
    """What a screen reader finds on the page, in the order in which it is read."""

    def __len__(self) -> int:
        """Return how many there are."""

    def interface(self, index: int) -> QAccessibleInterface | None:
        """Return a part by its place."""

    def index_of(self, part: object) -> int:
        """Return the place of a part, by its object; -1 for something else."""

    def passage(self, passage_id: int) -> QAccessibleInterface:
        """Return the part of a passage."""


class ReaderView(QWidget):
    """Shows a `PageText` through a window of its own height, and a scroll bar beside it.

    The place in view is kept as a paragraph and an offset in it, so that it stays where it is
    while the heights of paragraphs above are still being learnt.
    """

    scrolled = Signal()
    resized = Signal()
    size_turned = Signal(int)
    """Ctrl and the wheel: the text is to be so many steps larger."""
    menu_asked = Signal(QMenu)
    """A menu is to open at the mouse, or beside the caret: to be filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "articlePage", tr("Page"))
        self.text = named(PageText(self), "articleText", tr("Article"))
        self.pointer = Pointer(self.text)
        self.bar = named(Minimap(self), "articleScroll", tr("Place in the article"))
        self.parts: Parts | None = None
        self.setFocusProxy(self.text)
        self._kind: Type | None = None
        self._headline: Headline | None = None
        self._characters = 66
        self._anchor = (0, 0)
        self._placing = False
        self._settling: QTextBlock | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._settle_some)
        self._dragging = QTimer(self, interval=_DRAG_PERIOD)
        self._dragging.timeout.connect(self._drag_on)
        self.bar.valueChanged.connect(self._bar_moved)
        self.text.verticalScrollBar().valueChanged.connect(self._text_moved)
        self.text.restored.connect(self._place)
        self.pointer.dragged.connect(self._drag_outside)

    def set_look(self, kind: Type, characters: int) -> None:
        """Use these fonts, with at most `characters` a line."""
        unit = self.top_unit()
        self._kind, self._characters = kind, characters
        self.bar.set_scale(kind.scale)
        self._lay_out()
        self.hold(unit)

    def show_page(self, headline: Headline) -> None:
        """Show the text that was put in, from its top, under `headline`."""
        self._headline = headline
        self._anchor = (0, 0)
        self._lay_out()

    @property
    def offset(self) -> int:
        """How many pixels of the page are above the window."""
        number, within = self._anchor
        return self.text.page.top_of(number) + within

    @property
    def headline(self) -> Headline | None:
        """What stands above the text."""
        return self._headline

    @property
    def headline_height(self) -> int:
        """The height of what stands above the text."""
        return self._headline.height if self._headline else 0

    def scroll_to(self, offset: int) -> None:
        """Bring pixel `offset` of the page to the top, as far as the page reaches."""
        page = self.text.page
        target = max(0, min(offset, page.height - self.height()))
        tops = page.tops()
        number = max(0, min(bisect_right(tops, target) - 1, len(tops) - 2))
        self._anchor = (number, target - tops[number])
        self._place()

    def scroll_by(self, pixels: int) -> None:
        """Scroll down, or up where negative."""
        self.scroll_to(self.offset + pixels)

    def reveal(self, start: int, end: int) -> None:
        """Bring units `[start, end)` into view, with some lines around them where they fit."""
        if self._kind is None:
            return
        comfort = _COMFORT * self._kind.line
        top, _ = self.text.line_on_page(start)
        _, bottom = self.text.line_on_page(max(start, end - 1))
        offset = self.offset
        if top - comfort >= offset and bottom + comfort <= offset + self.height():
            return
        if top < offset or bottom - top > self.height() - 2 * comfort:
            self.scroll_to(top - comfort)
        elif top > offset + 2 * self.height():
            self.scroll_to(top - self.height() // 3)
        else:
            self.scroll_to(max(bottom + comfort - self.height(), min(offset, top - comfort)))
        # The way there may have taught real heights.
        if self.offset != offset:
            self._place()

    def follow_caret(self) -> None:
        """Bring the caret into view."""
        unit = self.text.textCursor().position()
        self.reveal(unit, unit)

    def boxes(self, start: int, end: int) -> list[QRect]:
        """Return the boxes of units `[start, end)` that are in view, in the window's pixels."""
        return [box.toAlignedRect().translated(self._shift) for box in self.text.boxes(start, end)]

    def place_of(self, start: int, end: int) -> QRect:
        """Return where units `[start, end)` stand, about where they would out of view."""
        boxes = self.boxes(start, end)
        if boxes:
            return reduce(QRect.united, boxes)
        page, measures = self.text.page, self.text.painter.measures
        top = page.top_of(self.text.document().findBlock(start).blockNumber())
        line = self._kind.line if self._kind else 0
        return QRect(measures.text_left, top - self.offset, measures.text_width, line)

    def on_page(self, box: QRectF) -> QRect:
        """Return where a box from the corner of the page's text stands in the window."""
        left, top = self.text.painter.measures.text_left, self.text.page_top()
        return box.translated(left, top).toAlignedRect().translated(self._shift)

    def passages_at(self, point: QPoint) -> list[int]:
        """Return the passages at a point of the window, the shortest first."""
        return self.pointer.passages_at(QPointF(point - self._shift))

    @property
    def _shift(self) -> QPoint:
        """From the viewport of the text to the window."""
        return self.text.pos() + self.text.viewport().pos()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        unit = self.top_unit()
        self._lay_out()
        self.hold(unit)
        self.resized.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._kind is None:
            event.ignore()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = event.angleDelta().y()
            if turn:
                self.size_turned.emit(1 if turn > 0 else -1)
            event.accept()
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            turns = event.angleDelta().y() / _NOTCH
            pixels = round(turns * _LINES_A_NOTCH * self._kind.line)
        self.scroll_by(-pixels)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.text.viewport().mapToGlobal(self.text.place_of_caret())
        menu = QMenu(self)
        named(menu, "readerMenu", tr("Selection and passages"))
        self.menu_asked.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _lay_out(self) -> None:
        if self._kind is None or self._headline is None:
            return
        bar = self.bar.sizeHint().width()
        width = self.width() - bar
        self.bar.setGeometry(width, 0, bar, self.height())
        measures = measure(width, self._characters, self._kind)
        self._headline.lay_out(self._kind, measures.text_width)
        # Enough below for the part of a line, or of the headline, that is scrolled out above.
        spare = self._headline.height + 2 * self._kind.line
        self.text.resize(width, self.height() + spare)
        self.text.painter.least_height = self.height()
        self.text.set_page(self._kind, measures, self._headline, self._kind.px(_BOTTOM))
        self._place()
        self._settling = self.text.document().begin()
        self._idle.start()

    def top_unit(self) -> int:
        """Return where the line at the top of the window begins; 0 as long as that is the title."""
        number, within = self._anchor
        block = self.text.document().findBlockByNumber(number)
        if not block.isValid():
            return 0
        layout = block.layout()
        for line in (layout.lineAt(at) for at in range(layout.lineCount())):
            if line.naturalTextRect().bottom() > within:
                under_title = number == 0 and line.textStart() == 0
                return 0 if under_title else block.position() + line.textStart()
        return 0

    def hold(self, unit: int) -> None:
        """Bring the line of a unit back to the top, after the lines were broken anew."""
        if unit and self._kind is not None and self._headline is not None:
            top, _ = self.text.line_on_page(unit)
            self.scroll_to(top)

    def _place(self) -> None:
        """Move the text so that the anchor is at the top of the window."""
        if self._placing or self._kind is None:
            return
        self._placing = True
        self._settle_view()
        page = self.text.page
        offset = max(0, min(self.offset, page.height - self.height()))
        tops = page.tops()
        number = max(0, min(bisect_right(tops, offset) - 1, len(tops) - 2))
        self._anchor = (number, offset - tops[number])
        self._show_line(number, offset - tops[number])
        above = max(0, round(self.text.page_top() + offset))
        # Qt scrolls by lines, and takes the room over the first one for none: the text that is left
        # above the window must not be missing below it.
        if above + self.height() > self.text.height():
            self.text.resize(self.text.width(), above + self.height())
        self.text.move(0, -above)
        self._set_bar(offset)
        self._placing = False
        self.scrolled.emit()

    def _settle_view(self) -> None:
        """Lay out what will be in view, and what stands above it as far as the margin needs."""
        number, within = self._anchor
        block = self.text.document().findBlockByNumber(number)
        page = self.text.page
        need = within + self.text.height()
        start = page.top_of(number)
        while block.isValid() and page.top_of(block.blockNumber()) - start < need:
            block = page.settle(block)
        above = self.text.document().findBlockByNumber(number).previous()
        room = self.height()
        while above.isValid() and room > 0:
            page.settle(above)
            room -= round(self.text.blockBoundingRect(above).height())
            above = above.previous()

    def _show_line(self, number: int, within: int) -> None:
        """Let the text begin at the last line of a paragraph that begins above `within`."""
        block = self.text.document().findBlockByNumber(number)
        layout = block.layout()
        line = 0
        while (
            line < layout.lineCount() and layout.lineAt(line).naturalTextRect().bottom() <= within
        ):
            line += 1
        line = min(line, max(0, layout.lineCount() - 1))
        wanted = block.firstLineNumber() + line
        bar = self.text.verticalScrollBar()
        if wanted > bar.maximum():
            self.text.page.announce()
        bar.setValue(wanted)

    def _set_bar(self, offset: int) -> None:
        if self._kind is None:
            return
        self.bar.blockSignals(True)
        self.bar.setRange(0, max(0, self.text.page.height - self.height()))
        self.bar.setPageStep(max(1, self.height() - 2 * self._kind.line))
        self.bar.setSingleStep(self._kind.line)
        self.bar.setValue(offset)
        self.bar.blockSignals(False)
        whole = max(self.text.page.height, self.height())
        end = self.text.page.height - self._kind.px(_BOTTOM)
        self.bar.set_room(self.headline_height / whole, end / whole)

    def _bar_moved(self, value: int) -> None:
        self.scroll_to(value)

    def _text_moved(self) -> None:
        """Undo a scroll that the text has made on its own."""
        if not self.text.is_filling:
            self._place()

    def _settle_some(self) -> None:
        """Lay out some more paragraphs, so that the scroll bar becomes exact."""
        until = perf_counter() + _SLICE
        page = self.text.page
        height = page.height
        block = self._settling
        while block is not None and block.isValid() and perf_counter() < until:
            block = page.settle(block)
        self._settling = block
        if block is None or not block.isValid():
            self._idle.stop()
        if page.height != height:
            self._place()

    def _drag_outside(self, y: int) -> None:
        inside = 0 <= y + self.text.y() < self.height()
        if inside:
            self._dragging.stop()
        elif not self._dragging.isActive():
            self._dragging.start()

    def _drag_on(self) -> None:
        """Scroll on while the mouse selects outside of the window."""
        if not self.pointer.selecting:
            self._dragging.stop()
            return
        point = self.mapFromGlobal(self.cursor().pos())
        beyond = min(0, point.y()) or max(0, point.y() - self.height())
        self.scroll_by(beyond // 2 or (1 if beyond > 0 else -1))
        at = self.text.viewport().mapFrom(self, QPoint(point.x(), point.y()))
        self.pointer.extend_to(at)
