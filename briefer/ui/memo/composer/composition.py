"""What an input method shows in the text before it writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from briefer.ui.memo.composer.plan import TextRow
from briefer.ui.memo.composer.runs import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock, QTextCursor
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.plan import Row
    from briefer.ui.memo.composer.tools import Tools


class Composition:
    """Lets an input method write where words can be written, and nowhere else."""

    def __init__(self, edit: QTextEdit, tools: Tools) -> None:
        self._edit = edit
        self._tools = tools
        self._at: QTextCursor | None = None

    def admit(self, event: QInputMethodEvent) -> QInputMethodEvent | None:
        """Return the event as Qt may carry it out, None where it may not."""
        edit, caret, sheet = self._edit, self._tools.caret, self._tools.sheet
        if edit.isReadOnly() or not sheet.pieces:
            return None
        if self._at is not None and not self._is_at_caret():
            self.end()
        writes = bool(event.commitString() or event.preeditString())
        if writes and edit.textCursor().hasSelection():
            self._tools.commands.make_room()
        elif edit.textCursor().hasSelection():
            # The end of a composition takes away what is selected by then.
            caret.put(caret.position)
            caret.snap()
        if not sheet.takes_text(caret.position):
            return None
        if writes:
            edit.setCurrentCharFormat(self._tools.pen.format_here())
        self._at = edit.textCursor() if event.preeditString() else None
        if self._is_safe(event):
            return event
        safe = QInputMethodEvent(event.preeditString(), event.attributes())
        safe.setCommitString(" ".join(event.commitString().splitlines()))
        return safe

    def end(self) -> None:
        """Drop what is shown and not written yet.

        Qt does so where the mouse puts the caret elsewhere; lines that we change must hold none.
        """
        at, self._at = self._at, None
        if at is None:
            return
        # Its line may have been parted or joined: left in any layout, it leads Qt's caret astray
        # and past the end of the text, where Qt crashes.
        block = self._edit.document().begin()
        while block.isValid():
            if block.layout().preeditAreaText():
                self._clear(block)
            block = block.next()

    def _clear(self, block: QTextBlock) -> None:
        QGuiApplication.inputMethod().reset()
        block.layout().setPreeditArea(-1, "")
        block.layout().clearFormats()
        with self._tools.sheet.unheard():
            self._edit.document().markContentsDirty(block.position(), block.length())

    def end_where_changed(self, rows: Sequence[Row]) -> None:
        """Drop it where a plan changes the block in which it stands."""
        if self._at is None:
            return
        sheet = self._tools.sheet
        piece = sheet.piece_at(self._at.position())
        row = next((row for row in rows if piece is not None and row.key == piece.key), None)
        changes = piece is None or not isinstance(row, TextRow)
        if piece is not None and not piece.is_dirty and isinstance(row, TextRow) and row.block:
            changes = normal(row.block.content) != sheet.read(piece) or _is_renumbered(piece, row)
        if changes:
            self.end()

    def _is_at_caret(self) -> bool:
        """Say whether what is shown stands in the caret's line, where Qt takes it away."""
        return bool(self._edit.textCursor().block().layout().preeditAreaText())

    def _is_safe(self, event: QInputMethodEvent) -> bool:
        """Say whether what an input method replaces lies in words of the analyst's on one line."""
        if len(event.commitString().splitlines()) > 1:
            return False
        caret, sheet = self._tools.caret, self._tools.sheet
        start = caret.position + event.replacementStart()
        end = start + event.replacementLength()
        if start == end:
            return True
        block = sheet.block(caret.line)
        last = block.position() + block.length() - 1
        if caret.piece is sheet.lead:
            last = sheet.lead_end
        spans = sheet.runs.spans(block)
        in_line = block.position() <= start and end <= last
        return in_line and not any(span.start < end and start < span.end for span in spans)


def _is_renumbered(piece: Piece, row: TextRow) -> bool:
    """Say whether a row has other numbers for the notes of a piece than those that are shown."""
    shown = piece.row.numbers if isinstance(piece.row, TextRow) else ()
    return shown != row.numbers
