"""How often each entry is used, so that the palette offers the most used first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.palette.catalogue import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace

_CODEBOOK = ("stakeholder", "alias", "topic", "proposition")


class Usage:
    """Counts passages by entry: read once, then kept up with the rows that changes name."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._counts: dict[tuple[Group, int], int] = {}
        self._stale = True

    @property
    def counts(self) -> Mapping[tuple[Group, int], int]:
        """How many passages each entry has; the same mapping at every call."""
        if self._stale:
            codebook = self._workspace.codebook
            self._counts.clear()
            for entry_id, count in codebook.passages_by_stakeholder().items():
                self._counts[Group.WHO, entry_id] = count
            for entry_id, count in codebook.passages_by_topic().items():
                self._counts[Group.ABOUT, entry_id] = count
            self._stale = False
        return self._counts

    def follow(self, changes: ChangeSet) -> None:
        """Count the rows that a change wrote; read all again after a large one."""
        if changes.many or self.codebook_changed(changes):
            self._stale = True
            return
        by = -1 if changes.way == "undo" else 1
        for table, group in (("passage_stakeholder", Group.WHO), ("passage_topic", Group.ABOUT)):
            for key in changes.rows.get(table, ()):
                entry = (group, int(key[1]))
                self._counts[entry] = max(0, self._counts.get(entry, 0) + by)

    @staticmethod
    def codebook_changed(changes: ChangeSet) -> bool:
        """Say whether entries themselves were changed."""
        return changes.touches(*_CODEBOOK)
