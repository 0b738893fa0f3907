"""Undo and redo: the recorder's, with what was undone said and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.services import history
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.changes import Place, Step
    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session


class Undoing:
    """Takes steps back and does them again, and goes to where they were."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def undo(self) -> None:
        """Take the newest step back."""
        self._turn(history.undo, tr("Undone: {label}"), tr("Redo"), self.redo)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._turn(history.redo, tr("Done again: {label}"), tr("Undo"), self.undo)

    def _turn(
        self,
        turn: Callable[[Workspace], Step],
        words: str,
        back: str,
        slot: Callable[[], None],
    ) -> None:
        session = self._session
        if not session.writable:
            return
        session.selection.flush_asked.emit()
        try:
            step = turn(session.workspace)
        except BrieferError as error:
            session.messages.note(str(error))
            return
        self._go_back_to(step.place)
        session.messages.note(words.format(label=step.label), back, slot)

    def _go_back_to(self, place: Place) -> None:
        """Show where a step was, if that still is there."""
        selection = self._session.selection
        if place.article_id in selection.order or place.memo_id is not None:
            selection.go_to_place(place)
