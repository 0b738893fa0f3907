"""The memo in one scroll: an editor over the sheet, in which words of a source stay verbatim."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.memo.composer.caret import Caret
from briefer.ui.memo.composer.clipping import clipped, holds_clips
from briefer.ui.memo.composer.commands import Commands
from briefer.ui.memo.composer.composition import Composition
from briefer.ui.memo.composer.dropping import Dropping
from briefer.ui.memo.composer.geometry import Geometry
from briefer.ui.memo.composer.guarded import card_meta
from briefer.ui.memo.composer.heading_name import HeadingName
from briefer.ui.memo.composer.keys import is_ours, meaning
from briefer.ui.memo.composer.marking import Marking
from briefer.ui.memo.composer.mouse import Mouse
from briefer.ui.memo.composer.overlays import Overlays
from briefer.ui.memo.composer.painting import SheetPainter
from briefer.ui.memo.composer.pen import Pen
from briefer.ui.memo.composer.pictures_held import holds_pictures
from briefer.ui.memo.composer.piece import BLOCKS, WRITTEN, Piece
from briefer.ui.memo.composer.plan import CardRow, HeadingRow
from briefer.ui.memo.composer.reading import atom_at, clips_between
from briefer.ui.memo.composer.sheet import Sheet
from briefer.ui.memo.composer.showing import show
from briefer.ui.memo.composer.tools import Tools
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QMimeData, QObject
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QFont,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import Key, Row

_TOP, _BOTTOM = 22, 120
_COMFORT = 60
_PASSING = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class Composer(QTextEdit):
    """Shows a plan; what stays keeps its place, and with it caret, focus and typed text.

    It knows nothing of undo: Ctrl+Z is the window's. `placed` comes when the caret stands in
    another piece, `left` a moment later, when what was typed there should be kept; `source_asked
    (guid)` for the passage of an extract, `menu_asked(position, point)` for the menu.
    """

    placed = Signal()
    left = Signal()
    source_asked = Signal(str)
    menu_asked = Signal(int, QPoint)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.composer", tr("Memo text"))
        self._appearance = appearance
        self.sheet = Sheet(appearance, self)
        look(self, bare="true")
        self.setDocument(self.sheet.document)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.geometry_of = Geometry(self, self.sheet, appearance)
        self.painting = SheetPainter(appearance, self.sheet, self.geometry_of)
        self.marking = Marking(self, self.sheet, self.geometry_of, appearance)
        self.overlays = Overlays(self, self.sheet, self.geometry_of, appearance)
        self.name = HeadingName(self.viewport())
        self.caret = Caret(self, self.sheet)
        self.pen = Pen(self, self.sheet)
        self.commands = Commands(self, self.sheet, self.pen, self.caret)
        tools = Tools(
            self.sheet, self.geometry_of, self.painting, self.caret, self.pen, self.commands
        )
        self.dropping = Dropping(self, tools, appearance)
        self._mouse = Mouse(self, tools)
        self._mouse.source_asked.connect(self.source_asked)
        self._mouse.renaming.connect(self.rename)
        self._rows: Sequence[Row] = ()
        self._composition = Composition(self, tools)
        self._stood: Piece | None = None
        self._is_outworn = False
        self._size = self.size()
        self._leaving = _soon(self, self.left.emit)
        self._following = _soon(self, self._follow_caret)
        self._placing = _soon(self, self._place)
        self._follow_signals()
        self.viewport().setMouseTracking(True)
        appearance.changed.connect(self._restyle)
        self._measure()

    def _follow_signals(self) -> None:
        self.commands.renaming.connect(self.rename)
        self.name.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self._show_caret)
        # The text is being laid out at that moment: it is asked about a moment later.
        self.document().documentLayout().documentSizeChanged.connect(self._placing.start)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        # The words of a picture that nobody sees may reach beyond the right side.
        sideways = self.horizontalScrollBar()
        sideways.valueChanged.connect(lambda _value: sideways.setValue(0))

    # ---- what it shows

    def set_writable(self, *, writable: bool) -> None:
        """Allow changes, or refuse them; words can be selected and copied all the same."""
        flags = Qt.TextInteractionFlag
        flag = flags.TextEditorInteraction
        if not writable:
            flag = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        if self.textInteractionFlags() != flag:
            self.setTextInteractionFlags(flag)
            self.overlays.place()
            self.viewport().update()

    def show_plan(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        if self._is_outworn:
            self._restyle()
        was_empty = not self.sheet.pieces
        self._composition.end_where_changed(rows)
        self.dropping.leave()  # what is held over the memo is at another place by then
        self._rows = rows
        with self._steady():
            show(self.sheet, rows, self.caret.piece)
        if was_empty and self.sheet.pieces:
            self._begin()
            self.verticalScrollBar().setValue(0)
        if self._stood is not None:
            self._follow_caret()
        self._show_caret()
        self.overlays.place()

    def _begin(self) -> None:
        """Put the caret where the first words can be written; on a heading they would be lost."""
        first = next((piece for piece in self.sheet.pieces if piece.kind in WRITTEN), None)
        if first is not None:
            self.caret.enter(first)
        else:
            self.caret.put(0)
            self.caret.snap()

    def clear_plan(self) -> None:
        """Show nothing."""
        self._rows = ()
        self._stood = None
        self.overlays.clear()
        self.sheet.clear()
        self._measure()

    @contextmanager
    def _steady(self) -> Iterator[None]:
        """Let the place in view stay where it is while something above it changes."""
        bar, chosen = self.verticalScrollBar(), self.caret.chosen
        anchor = self.caret.piece
        if anchor is None or not self._is_in_view(anchor):
            anchor = next(self.geometry_of.visible(0, self.viewport().height()), None)
        offset = self.geometry_of.box(anchor).top() if anchor is not None else 0
        yield
        if chosen is not None and chosen in self.sheet.pieces:
            self.caret.enter(chosen)
        elif self.sheet.pieces:
            self.caret.snap()
        if anchor is not None and anchor in self.sheet.pieces:
            bar.setValue(bar.value() + round(self.geometry_of.box(anchor).top() - offset))

    def _is_in_view(self, piece: Piece) -> bool:
        box = self.geometry_of.box(piece)
        return box.bottom() > 0 and box.top() < self.viewport().height()

    # ---- the caret

    def go_to(self, key: Key, *, at_end: bool = False, at_top: bool = False) -> bool:
        """Put the caret into the piece of that key and bring it into view; False without one."""
        piece = self.sheet.find(key)
        if piece is None:
            return False
        self._composition.end()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.caret.enter(piece, at_end=at_end)
        self.reveal(piece, at_top=at_top)
        return True

    def reveal(self, piece: Piece, *, at_top: bool = False) -> None:
        """Bring a piece into view, with some air around it where it fits."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        box = self.geometry_of.box(piece)
        top, bottom = box.top() + bar.value(), box.bottom() + bar.value()
        comfort = min(self._appearance.px(_COMFORT), height // 6)
        if at_top or bottom - top > height - 2 * comfort:
            bar.setValue(round(top) - min(comfort, self._appearance.px(16)))
        elif top - comfort < bar.value():
            bar.setValue(round(top) - comfort)
        elif bottom + comfort > bar.value() + height:
            bar.setValue(round(bottom) + comfort - height)

    def reveal_selection(self) -> None:
        """Bring the selected words into view, with some air around them."""
        box = QRectF(self.cursorRect())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        comfort = min(self._appearance.px(_COMFORT), height // 6)
        if box.top() < comfort:
            bar.setValue(bar.value() + round(box.top()) - comfort)
        elif box.bottom() > height - comfort:
            bar.setValue(bar.value() + round(box.bottom()) - height + comfort)

    @property
    def has_been_entered(self) -> bool:
        """Whether the caret was put somewhere since the memo was shown."""
        return self._stood is not None

    @override
    def copy(self) -> None:
        """Put what is selected, or chosen as a whole, on the clipboard."""
        chosen = self.caret.chosen
        if chosen is not None and chosen.kind in BLOCKS:
            self.commands.copy_piece(chosen)
        else:
            super().copy()

    def _follow_scroll(self) -> None:
        if self.sheet.is_busy:
            self._placing.start()
        else:
            self.overlays.place()

    def _follow_caret(self) -> None:
        if self.sheet.is_busy:
            self._following.start()
            return
        piece = self.caret.piece
        self._show_caret()
        if piece is self._stood:
            return
        self._stood = piece
        self.placed.emit()
        self._leaving.start()
        chosen = self.caret.chosen
        if chosen is not None and self.hasFocus() and not self._mouse.is_down:
            self.reveal(chosen)
        self._tell(chosen)

    def _tell(self, chosen: Piece | None) -> None:
        """Say of what is chosen as a whole what its first line does not say."""
        words = ""
        if chosen is not None and isinstance(chosen.row, CardRow):
            words = card_meta(chosen.row.face)
        elif chosen is not None and isinstance(chosen.row, HeadingRow):
            words = tr("Heading")
        if words or self.accessibleDescription():
            announce(self, words)

    def _show_caret(self) -> None:
        """Hide the caret where something is chosen as a whole."""
        if self.sheet.is_busy:
            return
        self.setCursorWidth(0 if self.caret.chosen is not None else 2)
        self.viewport().update()

    def atom_at(self, position: int) -> str:
        """Return the guid of the passage whose words or note stand at a place, or nothing."""
        return atom_at(self.sheet, position)

    # ---- names of sections

    def rename(self, piece: Piece) -> None:
        """Begin to change the name of a section."""
        if not self.isReadOnly():
            self.name.open(piece, self._heading_font(piece), self._heading_box(piece))

    def _heading_font(self, piece: Piece) -> QFont:
        lettering = self.sheet.lettering
        return (lettering.heading if piece.level == 1 else lettering.subheading).font()

    def _heading_box(self, piece: Piece) -> QRect:
        line = self.sheet.first_line(piece)
        box = self.geometry_of.line(line).toRect()
        left = int(self.sheet.block(line).blockFormat().leftMargin())
        return box.adjusted(max(left - 9, -9), -2, 0, 3)

    # ---- keys

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_ours(event):
                event.accept()
                return True
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._composition.end()
        if self.commands.do(meaning(event), event.text()):
            event.accept()
        elif is_ours(event):
            before = self.caret.position
            super().keyPressEvent(event)
            self.caret.snap(before)
        else:
            event.ignore()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        admitted = self._composition.admit(event)
        if admitted is not None:
            super().inputMethodEvent(admitted)
        event.accept()

    # ---- clipboard, mouse and drops

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        start, end = self.pen.grown(cursor.selectionStart(), cursor.selectionEnd())
        return clipped(clips_between(self.sheet, start, end))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_clips(source) or holds_pictures(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._composition.end()
        self.commands.paste(source)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._composition.end()
        if not self._mouse.press(event):
            super().mousePressEvent(event)
            self.caret.snap()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._mouse.move(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._mouse.release(event):
            super().mouseReleaseEvent(event)
            self.caret.snap()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._mouse.double_click(event):
            super().mouseDoubleClickEvent(event)
            self.caret.snap()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mouse.leave()
        super().leaveEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._composition.end()
        position = self.cursorForPosition(event.pos()).position()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            position = self.caret.position
        self.menu_asked.emit(position, event.globalPos())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dropping.hold(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.dropping.hold(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._composition.end()
        self.dropping.drop(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        if self._stood is None and self.sheet.pieces:
            self._follow_caret()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self._composition.end()
        if event.reason() not in _PASSING:
            self._leaving.start()

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(event.rect())
        painter = QPainter(self.viewport())
        chosen = self.caret.chosen if self.hasFocus() else None
        self.painting.paint_under(painter, area, chosen)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        piece = self.caret.piece
        section = piece.section_id if piece is not None and self._stood is not None else 0
        writable = not self.isReadOnly()
        self.painting.paint_over(painter, area, current=section, caret=piece, writable=writable)
        self.marking.paint_unknown(painter, area)
        self.marking.paint_hits(painter, area)
        self.dropping.paint(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_own = self.size() != self._size
        self._size = self.size()
        if self.sheet.is_busy or not is_own:
            # The scroll bar came or went while the text changes: no place can be asked for now.
            super().resizeEvent(event)
            self._placing.start()
            return
        anchor = next(self.geometry_of.visible(0, self.viewport().height()), None)
        offset = self.geometry_of.box(anchor).top() if anchor is not None else 0
        self._measure()
        super().resizeEvent(event)
        if anchor is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(self.geometry_of.box(anchor).top() - offset))
        self._place()

    def _place(self) -> None:
        """Bring margins, and what lies over the text, to where they belong."""
        self._measure()
        self.overlays.place()
        if self.name.piece is not None:
            self.name.setGeometry(self._heading_box(self.name.piece))

    def _measure(self) -> None:
        """Put the column of text into the middle, with air above and below."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        left, width = self.geometry_of.column
        self.sheet.set_column(width)
        right = self.viewport().width() - left - width
        px = self._appearance.px
        wanted = (left, right, px(_TOP), px(_BOTTOM))
        now = (form.leftMargin(), form.rightMargin(), form.topMargin(), form.bottomMargin())
        if now != wanted:
            form.setLeftMargin(left)
            form.setRightMargin(right)
            form.setTopMargin(px(_TOP))
            form.setBottomMargin(px(_BOTTOM))
            with self.sheet.unheard():
                frame.setFrameFormat(form)

    def _restyle(self) -> None:
        """Write everything anew in the colours and sizes of another look.

        What could not be kept just now keeps its old look until it is.
        """
        self._is_outworn = False
        if not self.sheet.pieces:
            return
        self.name.flush()
        self.left.emit()
        self._is_outworn = bool(self.sheet.touched)
        if self._is_outworn:
            return
        rows, piece = self._rows, self.caret.piece
        key = piece.key if piece is not None else None
        row = self.caret.line - self.sheet.first_line(piece) if piece is not None else 0
        offset = self.caret.position - self.sheet.block(self.caret.line).position()
        top = self.geometry_of.box(piece).top() if piece is not None else 0
        self.clear_plan()
        self.show_plan(rows)
        there = self.sheet.find(key) if key is not None else None
        if there is not None:
            block = self.sheet.block(self.sheet.lines_of(there)[row])
            self.caret.put(block.position() + min(offset, block.length() - 1))
            self.caret.snap()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(self.geometry_of.box(there).top() - top))


def _soon(parent: QObject, slot: Callable[[], object]) -> QTimer:
    """Return a timer that calls the slot once what happens now is over."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(slot)
    return timer
