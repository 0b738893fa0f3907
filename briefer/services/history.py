"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.changes import Step
    from briefer.store.workspace import Workspace


def undo(ws: Workspace) -> Step:
    """Take back the newest step; raise HistoryError where there is none."""
    return ws.undo()


def redo(ws: Workspace) -> Step:
    """Do the step again that was undone last; raise HistoryError where there is none."""
    return ws.redo()
