"""An extract: the words of a source, whose they are, and where they stand."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from briefer.model.inline import InlineExtract, Text, plain_text
from briefer.ui.accessible import Role, named
from briefer.ui.memo.composer.card_painter import CardPainter
from briefer.ui.memo.composer.dragging import BLOCK, drag
from briefer.ui.memo.composer.field import TextField
from briefer.ui.memo.composer.printed import printed_document
from briefer.ui.memo.composer.row import RowView
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.cards import CardFace
    from briefer.ui.memo.composer.plan import CardRow
    from briefer.ui.memo.composer.runs import Run

_TOP, _SIDE, _META = 9, 14, 30
_REMOVES = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardRowView(RowView["CardRow"]):
    """A card that takes the focus as a whole: its words can be moved and removed, never changed.

    F2 or a double click opens its lead-in for writing. `lead_typed` comes with every key in it,
    `lead_left` before it closes. `entered(before)` asks for a place to write below the card
    (Enter), or above it (Shift+Enter).
    """

    lead_typed = Signal()
    lead_left = Signal()
    entered = Signal(bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.row: CardRow | None = None
        self.field: TextField | None = None
        self._painter = CardPainter(appearance)
        self._document = QTextDocument()
        self.link = QRectF()
        self._lit = False
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        appearance.changed.connect(self._restyle)

    # ---- what it shows

    @override
    def show_row(self, row: CardRow) -> None:
        if row == self.row:
            return
        self.row = row
        self.section_id, self.block_id = row.section_id, row.block.id
        self.position = row.position
        says = ": ".join((voice_word(row.face.voice), plain_text(row.face.inlines)))
        named(self, f"memo.block.{row.block.id}", says, row.face.whose, role=Role.BlockQuote)
        if self.field is not None and not self.field.is_dirty:
            self.field.show_runs(row.block.content, bulleted=False)
        self._restyle()

    def _restyle(self) -> None:
        if self.row is not None:
            face = self.row.face
            inlines = self._words_alone(face, self.field) if self.field else face.inlines
            self._document = printed_document(self._appearance, inlines, face.translation)
            self.resized.emit()
            self.update()

    def _words_alone(self, face: CardFace, field: TextField) -> Run:
        """Return the words as they follow the lead-in that stands in the field above them."""
        words = [item for item in face.inlines if isinstance(item, InlineExtract)]
        led = any(isinstance(item, InlineExtract) for run in field.runs for item in run)
        if led:
            return ()
        if field.is_blank or face.voice.in_marks:
            return tuple(words)
        return (Text("“"), *words, Text("”"))

    # ---- the lead-in

    def write_lead(self) -> None:
        """Open the lead-in for writing; left empty, the program writes one."""
        if self.field is not None or self.row is None or not self._is_writable:
            return
        field = TextField(self._appearance)
        named(field, f"memo.lead.{self.block_id}", tr("Lead-in of the extract"))
        field.setParent(self)
        field.show_hint(tr("Write a lead-in that names the outlet, or leave it to the program"))
        field.show_runs(self.row.block.content, bulleted=False)
        field.edited.connect(self._restyle)
        field.edited.connect(self.lead_typed)
        field.resized.connect(self.resized)
        field.entered.connect(self.close_lead)
        field.left.connect(self.close_lead)
        field.crossed.connect(lambda *_: self.close_lead())
        field.source_asked.connect(self.source_asked)
        self.field = field
        field.show()
        field.enter(forward=False, x=-1)
        self._restyle()

    def close_lead(self) -> None:
        """Close the lead-in."""
        field = self.field
        if field is None:
            return
        self.lead_left.emit()
        had_focus = field.hasFocus()
        self.field = None
        field.hide()
        field.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._restyle()

    # ---- measures

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(10)

    @override
    def height_for(self, width: int) -> int:
        px = self._appearance.px
        return (
            2 * px(_TOP) + self._lead_height(width) + self._text_height(width) + px(_META) - px(7)
        )

    def _inner(self, width: int) -> int:
        px = self._appearance.px
        return max(width - px(_SIDE) - px(12), 10)

    def _lead_height(self, width: int) -> int:
        if self.field is None:
            return 0
        return self.field.height_for(self._inner(width)) + self._appearance.px(4)

    def _text_height(self, width: int) -> int:
        self._document.setTextWidth(self._inner(width))
        return ceil(self._document.size().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_field()

    def _place_field(self) -> None:
        if self.field is not None:
            px = self._appearance.px
            width = self._inner(self.width())
            self.field.setGeometry(px(_SIDE), px(_TOP), width, self.field.height_for(width))

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.row is None:
            return
        px = self._appearance.px
        painter = QPainter(self)
        face = self.row.face
        box = QRectF(self.rect())
        chosen = self.hasFocus() or self.field is not None
        self._painter.paint_box(painter, box, face.voice, chosen=chosen)
        width = self._inner(self.width())
        painter.save()
        painter.translate(px(_SIDE), px(_TOP) + self._lead_height(self.width()))
        self._document.setTextWidth(width)
        self._document.drawContents(painter)
        painter.restore()
        foot = self.height() - px(_TOP) - px(19)
        line = QRectF(px(_SIDE), foot, width, px(19))
        self.link = self._painter.paint_meta(painter, line, face, lit=self._lit)

    # ---- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if self.field is not None and key == Qt.Key.Key_Escape:
            self.close_lead()
        elif self.field is not None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(forward=key == Qt.Key.Key_Down, move=alt)
        elif key in _REMOVES:
            self.removed.emit()
        elif key in _ENTERS and not control:
            self.entered.emit(shift)
        elif key == Qt.Key.Key_F2:
            self.write_lead()
        else:
            super().keyPressEvent(event)

    def _step(self, *, forward: bool, move: bool) -> None:
        if move:
            self.moved.emit(forward)
        else:
            self.crossed.emit(forward, 0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def flush(self) -> None:
        self.close_lead()

    # ---- mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and self._pressed is not None and self._is_writable:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._pressed = None
                drag(self, BLOCK, self.block_id)
            return
        self._light(self.link.contains(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        is_click = pressed is not None and self.link.contains(pressed.toPointF())
        if is_click and self.link.contains(event.position()) and self.row is not None:
            self.open_source()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.link.contains(event.position()):
            self.write_lead()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._light(False)

    def _light(self, lit: bool) -> None:
        if lit != self._lit:
            self._lit = lit
            if lit:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self.unsetCursor()
            self.update()

    def open_source(self) -> None:
        """Ask for the passage in its article."""
        if self.row is not None and self.row.face.passage is not None:
            self.source_asked.emit(self.row.face.passage.guid)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.pos())
