"""From what is typed to the briefing: half a second after the last key, and on leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefer.errors import BrieferError
from briefer.services import memo_writing
from briefer.ui.memo.composer.kept import changed_sections
from briefer.ui.memo.composer.piece import WRITTEN
from briefer.ui.memo.composer.spells import Spells

if TYPE_CHECKING:
    from briefer.ui.memo.composer.kept import Pairs
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

_AFTER = 500
"""Milliseconds after the last key."""


class Writer(QObject):
    """Writes what the sheet holds; what cannot be written stays typed and is tried again.

    `failed(sentence)` comes where nothing could be written, and with no words once it could.
    """

    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._sheet = sheet
        self.spells = Spells()
        self._key = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._write_after_pause)
        sheet.typed.connect(self._note)

    def flush(self, key: str = "") -> bool:
        """Write everything that is typed, under a step's key; False where it could not be."""
        self._timer.stop()
        memo = self._desk.memo
        if memo is None or not self._sheet.touched:
            return True
        held = changed_sections(self._sheet, memo)
        try:
            if held:
                self._write(memo.id, held, key or self._key)
        except BrieferError as error:
            self._session.selection.refuse(str(error))
            self.failed.emit(str(error))
            return False
        self._settle()
        self.failed.emit("")
        return True

    def _note(self, piece: Piece) -> None:
        self._key = self.spells.type(piece)
        self._timer.start()

    def _write_after_pause(self) -> None:
        if self._session.writable:
            self.flush()
        else:
            self._timer.start()

    def _write(self, memo_id: int, held: dict[int, Pairs], key: str) -> None:
        sections = {section_id: [block for _, block in pairs] for section_id, pairs in held.items()}
        with self._desk.held():
            new = iter(memo_writing.write(self._session.workspace, memo_id, sections, join=key))
            for pairs in held.values():
                for piece, block in pairs:
                    if not isinstance(block, int):
                        piece.block = block if block.id else replace(block, id=next(new))
                    piece.is_standing = False
                    piece.is_dirty = False
            self._settle()

    def _settle(self) -> None:
        """Take what stands in the sheet as kept; a piece that is empty has no block any more."""
        touched, self._sheet.touched = self._sheet.touched, set()
        for piece in [p for p in dict.fromkeys(self._sheet.pieces) if p.section_id in touched]:
            piece.is_dirty = False
            block = piece.block
            if block is not None and piece.kind in WRITTEN and self._sheet.is_blank(piece):
                piece.block = replace(block, id=0, guid="")
