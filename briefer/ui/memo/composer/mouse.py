"""What the mouse does in the memo beside placing the caret: choosing, dragging, following links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QApplication

from briefer.ui.memo.composer.clipping import clipped
from briefer.ui.memo.composer.dragging import BLOCK, drag, held
from briefer.ui.memo.composer.geometry import is_boxed
from briefer.ui.memo.composer.piece import BLOCKS, Kind
from briefer.ui.memo.composer.reading import atom_at, clips_between

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.tools import Tools

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Mouse(QObject):
    """Each method says whether it took the event; else the caret follows the mouse.

    `source_asked(guid)` for the passage of an extract, `renaming(piece)` for the name of a section.
    """

    source_asked = Signal(str)
    renaming = Signal(object)

    def __init__(self, edit: QTextEdit, tools: Tools) -> None:
        super().__init__(edit)
        self._edit = edit
        self._tools = tools
        self._pressed: QPoint | None = None
        self._carried: Piece | None = None
        self._link: Piece | None = None
        self.is_down = False

    def press(self, event: QMouseEvent) -> bool:
        """Take up a card, a selection or a link."""
        self._pressed = self._carried = self._link = None
        edit, at = self._edit, event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self._tools.sheet.pieces:
            return False
        self.is_down = True
        piece = self._tools.geometry.piece_at(at.y())
        position = edit.cursorForPosition(at).position()
        if event.modifiers() & _CONTROL:
            guid = self._guid(piece, position)
            if guid:
                self.source_asked.emit(guid)
                return True
        if piece is not None and self._tools.painting.link(piece).contains(event.position()):
            self._link = piece
            return True
        grip = self._grip_at(at)
        if grip is not None or self._takes_whole(piece, at, event):
            self._pressed, self._carried = at, grip or piece
            edit.setFocus(Qt.FocusReason.MouseFocusReason)
            if self._carried is not None:
                self._tools.caret.enter(self._carried)
            return True
        cursor = edit.textCursor()
        inside = cursor.selectionStart() <= position < cursor.selectionEnd()
        if inside and not edit.isReadOnly() and not event.modifiers() & _SHIFT:
            self._pressed = at
            return True
        return False

    def move(self, event: QMouseEvent) -> bool:
        """Begin to drag what was taken up; light up a link."""
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return True
        if self._pressed is None:
            return self._link is not None
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._edit.isReadOnly():
            carried, self._pressed, self._carried = self._carried, None, None
            self.is_down = False
            if carried is None:
                self._drag_selection()
            else:
                self._drag_piece(carried)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Follow a link; a selection that was not dragged goes."""
        edit, at = self._edit, event.position().toPoint()
        self.is_down = False
        pressed, carried, link = self._pressed, self._carried, self._link
        self._pressed = self._carried = self._link = None
        if link is not None:
            if self._tools.painting.link(link).contains(event.position()):
                self.source_asked.emit(self._guid(link, 0))
            return True
        if pressed is not None and carried is None:
            self._tools.caret.put(edit.cursorForPosition(at).position())
            self._tools.caret.snap()
        return pressed is not None

    def double_click(self, event: QMouseEvent) -> bool:
        """Open a card's lead-in, a section's name, a table, a picture, or an extract's source."""
        edit, at = self._edit, event.position().toPoint()
        piece = self._tools.geometry.piece_at(at.y())
        if piece is None or piece is self._tools.sheet.lead:
            return False
        if piece.kind is Kind.HEADING:
            self.renaming.emit(piece)
            return True
        if piece.kind is Kind.CARD:
            if not self._tools.painting.link(piece).contains(event.position()):
                self._tools.commands.open_lead(piece)
            return True
        if piece.kind is Kind.TABLE:
            self._tools.commands.table_asked.emit(piece)
            return True
        if piece.kind is Kind.FIGURE:
            self._tools.commands.figure_asked.emit(piece)
            return True
        guid = self._guid(piece, edit.cursorForPosition(at).position())
        if guid:
            self.source_asked.emit(guid)
        return bool(guid)

    def leave(self) -> None:
        """Light up nothing."""
        self._light(None, None)

    def _guid(self, piece: Piece | None, position: int) -> str:
        if piece is not None and piece.kind is Kind.CARD:
            return piece.block.extract or "" if piece.block else ""
        return atom_at(self._tools.sheet, position)

    def _takes_whole(self, piece: Piece | None, at: QPoint, event: QMouseEvent) -> bool:
        """Say whether a press takes up a card or a page break."""
        if piece is None or not is_boxed(piece) or event.modifiers() & _SHIFT:
            return False
        if piece is self._tools.sheet.lead:
            position = self._edit.cursorForPosition(at).position()
            return position > self._tools.sheet.lead_end
        return True

    def _grip_at(self, at: QPoint) -> Piece | None:
        """Return the block beside whose text the mouse is, in the margin."""
        edit = self._edit
        left, _ = self._tools.geometry.column
        if edit.isReadOnly() or not left - self._tools.geometry.grip_width <= at.x() < left - 2:
            return None
        piece = self._tools.geometry.piece_at(at.y())
        return piece if piece is not None and piece.kind in BLOCKS and piece.block_id else None

    def _hover(self, at: QPoint) -> None:
        piece = self._tools.geometry.piece_at(at.y()) if self._tools.sheet.pieces else None
        is_link = piece is not None and self._tools.painting.link(piece).contains(at.toPointF())
        self._light(piece if is_link else None, self._grip_at(at))

    def _light(self, link: Piece | None, grip: Piece | None) -> None:
        viewport = self._edit.viewport()
        if link is not self._tools.painting.lit or grip is not self._tools.painting.grip:
            self._tools.painting.lit, self._tools.painting.grip = link, grip
            viewport.update()
        shape = Qt.CursorShape.IBeamCursor
        if link is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif grip is not None:
            shape = Qt.CursorShape.OpenHandCursor
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    def _drag_piece(self, piece: Piece) -> None:
        edit = self._edit
        box = self._tools.geometry.box(piece).intersected(QRectF(edit.viewport().rect()))
        picture = edit.viewport().grab(box.toRect())
        self._tools.commands.lead_left.emit()
        if piece.block_id:
            drag(edit, held(BLOCK, piece.block_id), picture)

    def _drag_selection(self) -> None:
        edit = self._edit
        cursor = edit.textCursor()
        start, end = self._tools.pen.grown(cursor.selectionStart(), cursor.selectionEnd())
        line = self._tools.geometry.line(self._tools.sheet.line_at(start)).toRect()
        drag(
            edit, clipped(clips_between(self._tools.sheet, start, end)), edit.viewport().grab(line)
        )
