"""Triggers that see every row that is written, whatever the recorder says of it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from tests.store.making import recorded_tables

if TYPE_CHECKING:
    from briefer.model.changes import Key
    from briefer.store.workspace import Workspace

Touched = dict[str, frozenset["Key"]]


class Oracle:
    """Watches the writing connection of a workspace."""

    def __init__(self, ws: Workspace) -> None:
        """Put the triggers on every recorded table."""
        with ws.change("Look on") as tx:
            self._connection = tx.recorder.rows.connection
            self._connection.execute("CREATE TEMP TABLE touched (name TEXT, key TEXT)")
            for table in recorded_tables(self._connection):
                self._watch(table)

    def _watch(self, table: str) -> None:
        keys = self._connection.execute(
            "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,)
        ).fetchall()
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            key = ", ".join(f"{row}.{key[0]}" for key in keys)
            self._connection.execute(
                f"CREATE TEMP TRIGGER {event}_{table} AFTER {event} ON main.{table} "
                f"BEGIN INSERT INTO touched VALUES ('{table}', json_array({key})); END"
            )

    def take(self) -> Touched:
        """Return the rows written since this was asked last."""
        found: dict[str, set[Key]] = {}
        for name, key in self._connection.execute("SELECT name, key FROM touched").fetchall():
            found.setdefault(name, set()).add(tuple(json.loads(key)))
        self._connection.execute("DELETE FROM temp.touched")
        return {name: frozenset(keys) for name, keys in found.items()}


INDEXES = ("article_text_fts", "article_fts", "passage_fts", "memo_block_fts")


def indexes_are_true(ws: Workspace) -> bool:
    """Say whether every full-text index says what its table says."""
    with ws.change("Look into the indexes") as tx:
        connection = tx.recorder.rows.connection
        try:
            for index in INDEXES:
                connection.execute(
                    f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                )
        except sqlite3.DatabaseError:
            return False
    return True
