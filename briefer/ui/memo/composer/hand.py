"""What every part of writing in the memo needs: changing it, and going where the change is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.memo.cross_refs import names
from briefer.ui.memo.composer.plan import plan
from briefer.ui.memo.composer.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

T = TypeVar("T")


class Hand(QObject):
    """Changes the memo on the desk, and keeps the sheet true to it.

    `failed(sentence)` tells what could not be written, and with no words that it was.
    """

    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, composer: Composer) -> None:
        super().__init__(composer)
        self.session = session
        self.desk = desk
        self.composer = composer
        self.writer = Writer(session, desk, composer.sheet, self)
        self.writer.failed.connect(self.failed)

    @property
    def workspace(self) -> Workspace:
        """The open briefing."""
        return self.session.workspace

    def show(self) -> None:
        """Bring the sheet up to date with the memo."""
        memo, faces = self.desk.memo, self.desk.faces
        if memo is None or faces is None or self.desk.is_unread:
            return
        self.composer.sheet.runs.references = faces.references
        self.composer.sheet.runs.names = names(memo)
        self.composer.show_plan(plan(memo, faces))
        self.follow_caret()

    def follow_caret(self) -> None:
        """Say where the caret stands."""
        piece = self.composer.caret.piece
        if piece is not None and self.composer.has_been_entered:
            self.desk.place(piece.section_id, piece.block_id)

    def change(self, change: Callable[[KeptMemo], T]) -> T | None:
        """Write what is typed, then make a change; return what it returns, None if it failed."""
        if not self.session.writable or not self.writer.flush():
            return None
        memo = self.desk.memo
        if memo is None:
            return None
        try:
            return change(memo)
        except BrieferError as error:
            self.failed.emit(str(error))
            return None

    def step(self, edit: Callable[[], object]) -> None:
        """Edit the sheet as one step of undo, in which typing goes on.

        What is typed is written first. The lines stay where they are until the edit is done, so
        that places found before hold in it.
        """
        if not self.session.writable:
            return
        with self.desk.held():
            if not self.writer.flush():
                return
            edit()
            key = self.writer.spells.new()
            self.writer.flush(key)
        self.writer.spells.go_on(self.composer.caret.piece, key)
        self.composer.ensureCursorVisible()

    def tidy(self) -> None:
        """Write what was typed where the caret has been; take away lines left empty there."""
        sheet, composer = self.composer.sheet, self.composer
        if not self.session.writable:
            return
        if sheet.lead is not None and composer.caret.piece is not sheet.lead:
            self.close_lead()
        self.writer.flush()
        held = composer.caret.piece
        for piece in [p for p in dict.fromkeys(sheet.pieces) if p.key[0] == "new"]:
            if piece is not held and not piece.is_dirty and sheet.is_blank(piece):
                sheet.remove(sheet.first_line(piece))

    def close_lead(self) -> None:
        """Keep the lead-in that is being written, and close it."""
        composer = self.composer
        piece = composer.sheet.lead
        if piece is None or not self.writer.flush():
            return
        stood = composer.caret.piece is piece
        composer.sheet.close_lead()
        if stood:
            composer.caret.enter(piece)

    def open_source(self, guid: str) -> None:
        """Show a passage in its article; go to a section or a table that is referred to."""
        rendering = self.desk.rendering
        passage = rendering.evidence.passage_by_guid.get(guid) if rendering else None
        if passage is not None:
            self.writer.flush()
            selection = self.session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)
        else:
            self.desk.go_to_origin(guid)
