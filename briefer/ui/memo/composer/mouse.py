"""What the mouse does in the memo beside placing the caret: choosing, dragging, following links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication

from briefer.ui.memo.composer.clipping import clipped
from briefer.ui.memo.composer.dragging import BLOCK, drag, held
from briefer.ui.memo.composer.geometry import is_boxed
from briefer.ui.memo.composer.piece import BLOCKS, Kind
from briefer.ui.memo.composer.reading import clips_between

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.dropping import Dropping
    from briefer.ui.memo.composer.piece import Piece

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Mouse:
    """Each method says whether it took the event; else the caret follows the mouse."""

    def __init__(self, edit: Composer, dropping: Dropping) -> None:
        self._edit = edit
        self._dropping = dropping
        self._pressed: QPoint | None = None
        self._carried: Piece | None = None
        self._link: Piece | None = None
        self.is_down = False

    def press(self, event: QMouseEvent) -> bool:
        """Take up a card, a selection or a link."""
        self._pressed = self._carried = self._link = None
        edit, at = self._edit, event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not edit.sheet.pieces:
            return False
        self.is_down = True
        piece = edit.geometry_of.piece_at(at.y())
        position = edit.cursorForPosition(at).position()
        if event.modifiers() & _CONTROL:
            guid = self._guid(piece, position)
            if guid:
                edit.source_asked.emit(guid)
                return True
        if piece is not None and edit.painting.link(piece).contains(event.position()):
            self._link = piece
            return True
        grip = self._grip_at(at)
        if grip is not None or self._takes_whole(piece, at, event):
            self._pressed, self._carried = at, grip or piece
            edit.setFocus(Qt.FocusReason.MouseFocusReason)
            if self._carried is not None:
                edit.caret.enter(self._carried)
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
            if edit.painting.link(link).contains(event.position()):
                edit.source_asked.emit(self._guid(link, 0))
            return True
        if pressed is not None and carried is None:
            edit.caret.put(edit.cursorForPosition(at).position())
            edit.caret.snap()
        return pressed is not None

    def double_click(self, event: QMouseEvent) -> bool:
        """Open the lead-in of a card, the name of a section, or the source of an extract."""
        edit, at = self._edit, event.position().toPoint()
        piece = edit.geometry_of.piece_at(at.y())
        if piece is None or piece is edit.sheet.lead:
            return False
        if piece.kind is Kind.HEADING:
            edit.rename(piece)
            return True
        if piece.kind is Kind.CARD:
            if not edit.painting.link(piece).contains(event.position()):
                edit.commands.open_lead(piece)
            return True
        guid = self._guid(piece, edit.cursorForPosition(at).position())
        if guid:
            edit.source_asked.emit(guid)
        return bool(guid)

    def leave(self) -> None:
        """Light up nothing."""
        self._light(None, None)

    def _guid(self, piece: Piece | None, position: int) -> str:
        if piece is not None and piece.kind is Kind.CARD:
            return piece.block.extract or "" if piece.block else ""
        return self._edit.atom_at(position)

    def _takes_whole(self, piece: Piece | None, at: QPoint, event: QMouseEvent) -> bool:
        """Say whether a press takes up a card or a page break."""
        if piece is None or not is_boxed(piece) or event.modifiers() & _SHIFT:
            return False
        if piece is self._edit.sheet.lead:
            position = self._edit.cursorForPosition(at).position()
            return position > self._edit.sheet.lead_end
        return True

    def _grip_at(self, at: QPoint) -> Piece | None:
        """Return the block beside whose text the mouse is, in the margin."""
        edit = self._edit
        left, _ = edit.geometry_of.column
        if edit.isReadOnly() or not left - edit.geometry_of.grip_width <= at.x() < left - 2:
            return None
        piece = edit.geometry_of.piece_at(at.y())
        return piece if piece is not None and piece.kind in BLOCKS and piece.block_id else None

    def _hover(self, at: QPoint) -> None:
        piece = self._edit.geometry_of.piece_at(at.y()) if self._edit.sheet.pieces else None
        is_link = piece is not None and self._edit.painting.link(piece).contains(at.toPointF())
        self._light(piece if is_link else None, self._grip_at(at))

    def _light(self, link: Piece | None, grip: Piece | None) -> None:
        edit, viewport = self._edit, self._edit.viewport()
        if link is not edit.painting.lit or grip is not edit.painting.grip:
            edit.painting.lit, edit.painting.grip = link, grip
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
        box = edit.geometry_of.box(piece).intersected(QRectF(edit.viewport().rect()))
        picture = edit.viewport().grab(box.toRect())
        edit.commands.lead_left.emit()
        if piece.block_id:
            drag(edit, held(BLOCK, piece.block_id), picture)

    def _drag_selection(self) -> None:
        edit = self._edit
        cursor = edit.textCursor()
        start, end = edit.pen.grown(cursor.selectionStart(), cursor.selectionEnd())
        line = edit.geometry_of.line(edit.sheet.line_at(start)).toRect()
        drag(edit, clipped(clips_between(edit.sheet, start, end)), edit.viewport().grab(line))
