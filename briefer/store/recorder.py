"""The recorder: every write of a step, kept so that it can be undone, redone and read about.

A step keeps at most one entry for each row, however often the step writes it:

insert  before undo nothing but the key; undo keeps the removed row in `after`, redo puts it back
update  the changed columns, `before` and `after`
delete  the whole row in `before`
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefer.model.changes import Key
    from briefer.store.rows import Rows


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a recorded table, and which of them are its key, in order."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def key_test(self) -> str:
        """A condition on the key, with a placeholder for each part."""
        return " AND ".join(f"{column} = ?" for column in self.key)


def read_shape(rows: Rows, table: str) -> TableShape:
    """Return the shape of `table` as the file has it."""
    info = rows.all("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,))
    keyed = sorted((row["pk"], row["name"]) for row in info if row["pk"])
    return TableShape(table, tuple(row["name"] for row in info), tuple(name for _, name in keyed))


@dataclass(slots=True)
class _Entry:
    op: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether the row is what it was before the step."""
        return self.op == "update" and self.before == self.after


def _nobody_asks(_table: str) -> None:
    """Tell nobody that a table is written."""


@dataclass
class Recorder:
    """Writes rows and keeps what is needed to take the writing back.

    `tell` is called with the name of each table before it is read again after a write. `shapes` is
    filled as tables are met. `entries` holds what the step did to each row in the end, `written`
    the keys of all rows that this recorder wrote, also of those that are again what they were.
    """

    rows: Rows
    tell: Callable[[str], None] = _nobody_asks
    shapes: dict[str, TableShape] = field(default_factory=dict)
    entries: dict[tuple[str, Key], _Entry] = field(default_factory=dict)
    written: dict[str, set[Key]] = field(default_factory=dict)

    def shape(self, table: str) -> TableShape:
        """Return the shape of `table`."""
        if table not in self.shapes:
            self.shapes[table] = read_shape(self.rows, table)
        return self.shapes[table]

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Insert one row; return its id (0 for a table whose key is not an id)."""
        _check(values)
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self.rows.run(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            tuple(values.values()),
        )
        shape = self.shape(table)
        if shape.key == ("id",):
            identity = int(values.get("id") or cursor.lastrowid or 0)
            self._note_insert(table, (identity,))
            return identity
        self._note_insert(table, tuple(values[column] for column in shape.key))
        return 0

    def update(self, table: str, key: Key, changes: Mapping[str, Any]) -> bool:
        """Set columns of one row; return whether any of them was different."""
        _check(changes)
        row = self._read(table, key)
        different = {c: value for c, value in changes.items() if row[c] != value}
        if not different:
            return False
        settings = ", ".join(f"{column} = ?" for column in different)
        self.rows.run(
            f"UPDATE {table} SET {settings} WHERE {self.shape(table).key_test}",
            (*different.values(), *key),
        )
        self._note_update(table, key, {c: row[c] for c in different}, different)
        return True

    def delete(self, table: str, key: Key) -> None:
        """Delete one row."""
        row = self._read(table, key)
        self.rows.run(f"DELETE FROM {table} WHERE {self.shape(table).key_test}", key)
        self._note_delete(table, key, row)

    def delete_where(self, table: str, condition: str, parameters: Sequence[Any]) -> None:
        """Delete every row for which `condition` (our own SQL) holds."""
        keys = ", ".join(self.shape(table).key)
        query = f"SELECT {keys} FROM {table} WHERE {condition}"
        for row in self.rows.all(query, parameters):
            self.delete(table, tuple(row))

    def _read(self, table: str, key: Key) -> dict[str, Any]:
        query = f"SELECT * FROM {table} WHERE {self.shape(table).key_test}"
        row = self.rows.one(query, key)
        if row is None:
            raise KeyError((table, key))
        return dict(row)

    def _note(self, table: str, key: Key) -> None:
        self.written.setdefault(table, set()).add(key)
        self.tell(table)

    def _note_insert(self, table: str, key: Key) -> None:
        self._note(table, key)
        former = self.entries.get((table, key))
        if former is None:
            self.entries[table, key] = _Entry("insert")
            return
        # The step deleted this row before: for the history it was changed, in every column.
        keys = self.shape(table).key
        before = {c: v for c, v in (former.before or {}).items() if c not in keys}
        after = {c: v for c, v in self._read(table, key).items() if c not in keys}
        self.entries[table, key] = _Entry("update", before, after)

    def _note_update(
        self, table: str, key: Key, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        self._note(table, key)
        former = self.entries.get((table, key))
        if former is None:
            self.entries[table, key] = _Entry("update", before, after)
        elif former.op == "update":
            former.before = {**before, **(former.before or {})}
            former.after = {**(former.after or {}), **after}

    def _note_delete(self, table: str, key: Key, row: dict[str, Any]) -> None:
        self._note(table, key)
        former = self.entries.get((table, key))
        if former is None:
            self.entries[table, key] = _Entry("delete", row)
        elif former.op == "insert":
            del self.entries[table, key]
        else:
            self.entries[table, key] = _Entry("delete", {**row, **(former.before or {})})

    def load(self, step_id: int) -> None:
        """Go on where a step left off, so that its entries grow together with the new ones."""
        for row in self.rows.all("SELECT * FROM row_change WHERE step_id = ?", (step_id,)):
            self.entries[row["table_name"], tuple(json.loads(row["key"]))] = _Entry(
                row["op"],
                json.loads(row["before"]) if row["before"] else None,
                json.loads(row["after"]) if row["after"] else None,
            )

    def keep(self, step_id: int) -> None:
        """Write the entries as the rows of the step, in place of those it had."""
        self.rows.run("DELETE FROM row_change WHERE step_id = ?", (step_id,))
        self.rows.run_many(
            "INSERT INTO row_change (step_id, table_name, op, key, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                (step_id, table, entry.op, _dumps(key), _kept(entry.before), _kept(entry.after))
                for (table, key), entry in self.entries.items()
                if not entry.changes_nothing
            ],
        )

    @property
    def changes_nothing(self) -> bool:
        """Whether every row is what it was before the step."""
        return all(entry.changes_nothing for entry in self.entries.values())

    @property
    def touched(self) -> dict[str, frozenset[Key]]:
        """The keys of the rows written, by table."""
        return {table: frozenset(keys) for table, keys in self.written.items()}


def _check(values: Mapping[str, Any]) -> None:
    """Refuse text that the history could not bring back: with a NUL, or half a character."""
    for value in values.values():
        if isinstance(value, str) and ("\0" in value or not _is_whole(value)):
            raise InputError("A text with a NUL or half a character in it cannot be kept.")


def _is_whole(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _kept(values: dict[str, Any] | None) -> str | None:
    return None if values is None else _dumps(values)
