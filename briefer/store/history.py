"""The history: every step, and which one undo and redo take next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefer.model.anchor import Span
from briefer.model.changes import Place, Step
from briefer.store.tables import passages as passage_tables

if TYPE_CHECKING:
    import sqlite3

    from briefer.store.rows import Rows

CHANGE = "change"
EXPORT = "export"
CREATE = "create"
READING = "reading"
"""What is noted while somebody reads; undo passes over it, and it cuts no other step in two."""


class HistoryReader:
    """Reads the steps of a briefing."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def steps(self) -> tuple[Step, ...]:
        """Return every step, oldest first, undone ones included."""
        return tuple(_step(row) for row in self._rows.all("SELECT * FROM step ORDER BY id"))

    def of_passage(self, passage_id: int) -> tuple[Step, ...]:
        """Return the steps that wrote this passage or what hangs on it, oldest first."""
        rows = self._rows.all(
            """
            SELECT * FROM step WHERE id IN (
                SELECT step_id FROM row_change
                WHERE table_name IN (SELECT value FROM json_each(?))
                AND json_extract(key, '$[0]') = ?
            ) ORDER BY id
            """,
            (json.dumps(passage_tables.TABLES), passage_id),
        )
        return tuple(_step(row) for row in rows)

    def undoable(self) -> Step | None:
        """Return the step that undo takes back, or None."""
        return self._first("state = 'done' AND kind = 'change' ORDER BY id DESC")

    def redoable(self) -> Step | None:
        """Return the step that redo does again, or None."""
        return self._first("state = 'undone' ORDER BY id")

    def get(self, step_id: int) -> Step:
        """Return one step."""
        found = self._first("id = ?", step_id)
        if found is None:
            raise LookupError(step_id)
        return found

    def _first(self, condition: str, *parameters: int) -> Step | None:
        row = self._rows.one(f"SELECT * FROM step WHERE {condition} LIMIT 1", parameters)
        return _step(row) if row else None


def _step(row: sqlite3.Row) -> Step:
    span = Span(row["start_at"], row["end_at"]) if row["end_at"] else None
    return Step(
        id=row["id"],
        kind=row["kind"],
        label=row["label"],
        at=row["at"],
        who=row["who"],
        undone=row["state"] != "done",
        place=Place(row["article_id"], span, row["memo_id"]),
    )
