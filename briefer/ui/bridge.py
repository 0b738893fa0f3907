"""From the workspace's plain listeners to one Qt signal."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace


class Bridge(QObject):
    """Emits `changed(ChangeSet)` on the UI thread after every commit, undo and redo.

    A change made on the UI thread is told before the service returns; one made by a job is told
    when the event loop comes to it.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui_thread = threading.get_ident()
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = workspace.subscribe(self._receive)

    def close(self) -> None:
        """Stop listening."""
        self._unsubscribe()

    def _receive(self, changes: ChangeSet) -> None:
        if threading.get_ident() == self._ui_thread:
            self.changed.emit(changes)
        else:
            self._arrived.emit(changes)

    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
