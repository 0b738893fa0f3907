"""Writing to the briefing from a pane, where a fault is a line in that pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.session import Session


class Writing(QObject):
    """`faulted(sentence)` says why something was not written, and nothing after what was."""

    faulted = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def attempt(self, write: Callable[[], object]) -> bool:
        """Write, and return whether it was possible."""
        if refusal := self._session.refusal:
            self.faulted.emit(refusal)
            return False
        try:
            write()
        except BrieferError as error:
            self._session.selection.refuse(str(error))
            self.faulted.emit(str(error))
            return False
        self.faulted.emit("")
        return True
