"""What the parts of the reader share: the widgets, the article that is open, what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.errors import BrieferError
from briefer.ui.announcing import announce
from briefer.ui.read.reader.boundaries import snapped
from briefer.ui.read.reader.chosen import Chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.anchor import Span
    from briefer.ui.read.reader.face import ReaderFace
    from briefer.ui.read.reader.open_article import OpenArticle
    from briefer.ui.session import Session


class ReaderDesk(QObject):
    """One article at a time, or none, in the widgets of one reader."""

    def __init__(self, session: Session, pane: ReaderFace) -> None:
        super().__init__(pane)
        self.session = session
        self.workspace = session.workspace
        self.pane = pane
        self.view = pane.view
        self.text = pane.view.text
        self.opened: OpenArticle | None = None
        self.chosen = Chosen(session.selection, self)

    @property
    def passage_id(self) -> int:
        """The chosen passage of the article, or 0."""
        passage_id = self.session.selection.passage_id
        if self.opened is None or self.opened.marks.get(passage_id) is None:
            return 0
        return passage_id

    @property
    def passage_ids(self) -> tuple[int, ...]:
        """Every chosen passage of the article, in the order of the text."""
        return self.chosen.ids(self.opened.marks) if self.opened else ()

    def selected_span(self) -> Span | None:
        """Return what is selected, on grapheme edges and without space at its ends."""
        if self.opened is None:
            return None
        start, end = self.text.selected_units()
        units = self.opened.units
        return snapped(self.opened.text, units.to_point(start), units.to_point(end))

    def select(self, start: int, end: int) -> None:
        """Select code points `[start, end)`, with the caret at the end."""
        if self.opened is not None:
            units = self.opened.units
            self.text.select(units.to_units(start), units.to_units(end))

    def may_write(self) -> bool:
        """Return whether the briefing can be changed; say so below the page where it cannot."""
        if refusal := self.session.refusal:
            self.pane.tell(refusal)
        return not refusal

    def attempt(self, write: Callable[[], object], done: str = "") -> bool:
        """Write, and let `done` be read out; say below the page why it could not be written."""
        if not self.may_write():
            return False
        try:
            write()
        except BrieferError as error:
            self.pane.tell(str(error))
            return False
        if done:
            announce(self.text, done)
        return True
