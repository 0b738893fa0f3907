"""What every part of writing in the memo needs: changing it, and going where the change is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.ui.memo.composer.plan import Opened, plan
from briefer.ui.memo.composer.text_row import TextRowView
from briefer.ui.memo.composer.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.composer.row import AnyView
    from briefer.ui.memo.desk import Desk
    from briefer.ui.session import Session

T = TypeVar("T")


class Hand(QObject):
    """Changes the memo on the desk, and keeps the column true to it.

    `failed(sentence)` tells what could not be written, and with no words that it was. `opened` is
    the place that the analyst has opened to write, `is_choosing` says that a list covers it.
    """

    failed = Signal(str)

    def __init__(self, session: Session, desk: Desk, composer: Composer) -> None:
        super().__init__(composer)
        self.session = session
        self.desk = desk
        self.composer = composer
        self.opened: Opened | None = None
        self.is_choosing = False
        self.writer = Writer(session, desk, self)
        self.writer.failed.connect(self.failed)

    @property
    def workspace(self) -> Workspace:
        """The open briefing."""
        return self.session.workspace

    def show(self) -> None:
        """Bring the column up to date with the memo."""
        memo, faces = self.desk.memo, self.desk.faces
        if memo is None or faces is None or self.desk.is_unread:
            return
        had = self.composer.focused()
        place = self.place_of(had)
        self.composer.show_plan(plan(memo, faces, self.opened))
        self.show_current()
        if had is not None and had not in self.composer.views:
            self.focus_near(place)

    def show_current(self) -> None:
        """Show the hints of the section in which the caret stands."""
        for view in self.composer.views:
            if isinstance(view, TextRowView):
                view.show_current(is_current=view.section_id == self.desk.section_id)

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

    def open(self, section_id: int, position: int) -> None:
        """Open a place to write, where there is none already, and go there."""
        if not self.session.writable:
            return
        section = self.desk.section(section_id)
        standing = self.composer.view(("write", section_id))
        if standing is not None and section and position >= len(section.blocks):
            standing.enter(forward=True)
            return
        self.opened = Opened(section_id, position)
        self.show()
        view = self.composer.view(("opened", section_id))
        if view is not None:
            view.enter(forward=True)
            self.composer.reveal(view)

    def open_beside(self, view: AnyView, *, below: bool) -> None:
        """Open a place to write above or below a row."""
        self.open(*view.drop_place(below=below))

    def close_opened(self) -> None:
        """Take away the place that was opened."""
        self.opened = None
        self.show()

    def focus_block(self, block_id: int, *, at_end: bool = False) -> None:
        """Put the caret into a block, at its start or its end."""
        view = self.composer.view(("block", block_id))
        if view is not None:
            view.enter(forward=not at_end, x=-1)
            self.composer.reveal(view)

    def place_of(self, view: AnyView | None) -> int:
        """Return how many rows stand above a row."""
        views = list(self.composer.views)
        return views.index(view) if view in views else 0

    def focus_near(self, place: int) -> None:
        """Put the focus into the row that stands where another one was."""
        for view in self.composer.views[place:]:
            if view.enter(forward=True):
                return

    def open_source(self, guid: str) -> None:
        """Show a passage in its article."""
        rendering = self.desk.rendering
        passage = rendering.evidence.passage_by_guid.get(guid) if rendering else None
        if passage is not None:
            self.writer.flush()
            selection = self.session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)
