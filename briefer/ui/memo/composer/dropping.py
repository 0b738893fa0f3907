"""What is let go over the memo: where it would go, and the line that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTextCursor

from briefer.ui.memo.composer.clipping import holds_clips, unclipped
from briefer.ui.memo.composer.dragging import PASSAGE, dragged
from briefer.ui.memo.composer.pictures_held import holds_pictures, lies_on_the_web
from briefer.ui.memo.composer.piece import Kind

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.tools import Tools

_HEADS = {Kind.HEADING, Kind.GENERATED}


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A place in a sentence, or beside a line."""

    position: int = -1
    line: int = 0
    below: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether it is in a sentence."""
        return self.position >= 0


class Dropping(QObject):
    """`dropped(kind, numbers, section id, position)` between blocks, with the ids let go there.

    `dropped_inside(numbers, place, cites)` comes for passages let go in a sentence; with Ctrl held
    they are cited there and not quoted. `pictures_dropped(data, section id, position)` comes for
    pictures of another program, `address_dropped` for one of which only the address is held.
    """

    dropped = Signal(str, object, int, int)
    dropped_inside = Signal(object, int, bool)
    pictures_dropped = Signal(object, int, int)
    address_dropped = Signal()

    def __init__(self, edit: QTextEdit, tools: Tools, appearance: Appearance) -> None:
        super().__init__(edit)
        self._edit = edit
        self._tools = tools
        self._sheet = tools.sheet
        self._geometry = tools.geometry
        self._appearance = appearance
        self._place: DropPlace | None = None

    def hold(self, event: QDragMoveEvent) -> None:
        """Show where what is held would go."""
        place = self._find(event.mimeData(), event.position())
        if place is None:
            event.ignore()
        else:
            _accept(event)
        self._show(place)

    def leave(self) -> None:
        """Show nothing."""
        self._show(None)

    def drop(self, event: QDropEvent) -> None:
        """Let what is held go."""
        data, place = event.mimeData(), self._find(event.mimeData(), event.position())
        self._show(None)
        if place is None:
            event.ignore()
            return
        _accept(event)
        if lies_on_the_web(data):
            self.address_dropped.emit()
            return
        if holds_pictures(data):
            self.pictures_dropped.emit(data, *self._target(place))
            return
        known = dragged(data)
        if known is None:
            self._drop_words(event, place)
            return
        kind, numbers = known
        if place.is_inside:
            cites = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.dropped_inside.emit(numbers, place.position, cites)
        else:
            self.dropped.emit(kind, numbers, *self._target(place))

    def _find(self, data: QMimeData, at: QPointF) -> DropPlace | None:
        """Return where something held at a point would go, None where it cannot."""
        if self._edit.isReadOnly() or not self._sheet.pieces:
            return None
        known = dragged(data)
        inside = self._geometry.is_inside(at.x(), at.y())
        if known is None and not holds_pictures(data) and not lies_on_the_web(data):
            if not holds_clips(data):
                return None
            position = self._out(self._edit.cursorForPosition(at.toPoint()).position())
            return DropPlace(position) if self._sheet.takes_text(position) else None
        if known is not None and known[0] == PASSAGE and inside:
            return DropPlace(self._out(self._edit.cursorForPosition(at.toPoint()).position()))
        line, below = self._geometry.gap_at(at.y())
        return DropPlace(line=line, below=below)

    def _out(self, position: int) -> int:
        """Return a place that lies in no extract."""
        for span in self._sheet.runs.spans(self._sheet.document.findBlock(position)):
            if span.start < position < span.end:
                return span.end
        return position

    def _target(self, place: DropPlace) -> tuple[int, int]:
        """Return the section and the position among its kept blocks."""
        piece = self._sheet.pieces[place.line]
        if piece.kind in _HEADS:
            return piece.section_id, 0
        section_id, position = self._sheet.place_before(place.line)
        is_kept = place.below and self._sheet.holds_block(piece)
        return section_id, position + (1 if is_kept and not self._counted(place.line) else 0)

    def _counted(self, line: int) -> bool:
        """Say whether the block of a line stands, as a list, before the line already."""
        return line > 0 and self._sheet.pieces[line - 1] is self._sheet.pieces[line]

    def _drop_words(self, event: QDropEvent, place: DropPlace) -> None:
        """Write words that were let go; those selected here move."""
        caret, pen = self._tools.caret, self._tools.pen
        cursor = self._edit.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        clips = self._tools.commands.admit(unclipped(event.mimeData()))
        moves = event.source() is self._edit and event.dropAction() == Qt.DropAction.MoveAction
        if moves and start <= place.position <= end:
            return
        target = QTextCursor(self._sheet.document)
        target.setPosition(place.position)

        def move() -> None:
            if moves:
                pen.remove(start, end)
            caret.put(target.position())
            if self._sheet.takes_text(caret.position):
                pen.paste(clips)

        self._tools.commands.step(move)

    def _show(self, place: DropPlace | None) -> None:
        if place != self._place:
            self._place = place
            self._edit.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the line that shows where what is held would go."""
        place = self._place
        if place is None:
            return
        painter.setPen(QPen(self._appearance.colour("accent"), 2))
        if place.is_inside:
            cursor = QTextCursor(self._sheet.document)
            cursor.setPosition(place.position)
            box = QRectF(self._edit.cursorRect(cursor))
            painter.drawLine(box.topLeft(), box.bottomLeft())
            return
        box = self._geometry.box(self._sheet.pieces[place.line])
        y = box.bottom() + 5 if place.below else box.top() - 5
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _accept(event: QDropEvent) -> None:
    """Take what is held; a picture stays where it is, whatever its program would do with it."""
    data = event.mimeData()
    if holds_pictures(data) or lies_on_the_web(data):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.acceptProposedAction()
