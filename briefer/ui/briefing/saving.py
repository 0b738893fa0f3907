"""There is nothing to save: Ctrl+S says so, and offers a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.services import briefings
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.session import Session


class Saving:
    """Says that all is saved, and writes copies."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def say_saved(self) -> None:
        """Say that everything is kept."""
        self._session.selection.flush_asked.emit()
        self._session.messages.note(
            tr("Saved. Everything is kept as you work."), tr("Save a copy…"), self.save_copy
        )

    def save_copy(self) -> None:
        """Ask where to, and write a copy of the briefing there."""
        session = self._session
        session.selection.flush_asked.emit()
        path = session.workspace.path
        suggested = path.with_name(f"{path.stem}-copy{path.suffix}")
        kinds = f"{tr('Briefings')} (*{path.suffix})"
        chosen = session.messages.save_as(tr("Save a copy"), suggested, kinds)
        if chosen is None:
            return
        if chosen.suffix != path.suffix:
            chosen = chosen.with_name(chosen.name + path.suffix)
        try:
            briefings.save_copy(session.workspace, chosen)
        except BrieferError as error:
            session.messages.failed(error)
        else:
            session.messages.note(tr("Copy saved as {name}.").format(name=chosen.name))
