"""Undo and redo: a step's entries applied backwards or again, one statement a table and operation.

Rows that must go go first, then changed rows, then rows that come back: so a key that must be
unique is free when its former owner returns. Keys into other tables wait for the commit.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefer.store.recorder import TableShape, read_shape

if TYPE_CHECKING:
    from briefer.model.changes import Key
    from briefer.store.rows import Rows


def take_back(rows: Rows, step_id: int) -> dict[str, frozenset[Key]]:
    """Undo the step; return the keys of the rows written, by table."""
    shapes = _shapes(rows, step_id)
    for shape in shapes:
        _keep_inserted(rows, shape, step_id)
        _remove(rows, shape, step_id, "insert")
    for shape in shapes:
        _set(rows, shape, step_id, "before")
    for shape in shapes:
        _put_back(rows, shape, step_id, "delete", "before")
    return touched(rows, step_id)


def do_again(rows: Rows, step_id: int) -> dict[str, frozenset[Key]]:
    """Redo the step; return the keys of the rows written, by table."""
    shapes = _shapes(rows, step_id)
    for shape in shapes:
        _remove(rows, shape, step_id, "delete")
    for shape in shapes:
        _set(rows, shape, step_id, "after")
    for shape in shapes:
        _put_back(rows, shape, step_id, "insert", "after")
    return touched(rows, step_id)


def touched(rows: Rows, step_id: int) -> dict[str, frozenset[Key]]:
    """Return the keys of the rows that a kept step wrote, by table."""
    found: dict[str, set[Key]] = {}
    for row in rows.all("SELECT table_name, key FROM row_change WHERE step_id = ?", (step_id,)):
        found.setdefault(row["table_name"], set()).add(tuple(json.loads(row["key"])))
    return {table: frozenset(keys) for table, keys in found.items()}


def _shapes(rows: Rows, step_id: int) -> list[TableShape]:
    names = rows.all("SELECT DISTINCT table_name FROM row_change WHERE step_id = ?", (step_id,))
    return [read_shape(rows, row[0]) for row in names]


def _entries(op: str) -> str:
    return f"row_change.step_id = ? AND row_change.table_name = ? AND row_change.op = '{op}'"


def _key_columns(shape: TableShape) -> str:
    return ", ".join(f"json_extract(row_change.key, '$[{n}]')" for n in range(len(shape.key)))


def _join(shape: TableShape) -> str:
    return " AND ".join(
        f"{shape.name}.{column} = json_extract(row_change.key, '$[{n}]')"
        for n, column in enumerate(shape.key)
    )


def _keep_inserted(rows: Rows, shape: TableShape, step_id: int) -> None:
    columns = ", ".join(f"'{column}', {shape.name}.{column}" for column in shape.columns)
    rows.run(
        f"UPDATE row_change SET after = "
        f"(SELECT json_object({columns}) FROM {shape.name} WHERE {_join(shape)}) "
        f"WHERE {_entries('insert')}",
        (step_id, shape.name),
    )


def _remove(rows: Rows, shape: TableShape, step_id: int, op: str) -> None:
    keys = ", ".join(shape.key)
    rows.run(
        f"DELETE FROM {shape.name} WHERE ({keys}) IN "
        f"(SELECT {_key_columns(shape)} FROM row_change WHERE {_entries(op)})",
        (step_id, shape.name),
    )


def _set(rows: Rows, shape: TableShape, step_id: int, side: str) -> None:
    """Set the changed columns: a column that the entry does not name keeps its value."""
    settings = ", ".join(
        f"{column} = CASE WHEN json_type(row_change.{side}, '$.{column}') IS NULL "
        f"THEN {shape.name}.{column} ELSE json_extract(row_change.{side}, '$.{column}') END"
        for column in shape.columns
        if column not in shape.key
    )
    if settings:
        rows.run(
            f"UPDATE {shape.name} SET {settings} FROM row_change "
            f"WHERE {_entries('update')} AND {_join(shape)}",
            (step_id, shape.name),
        )


def _put_back(rows: Rows, shape: TableShape, step_id: int, op: str, side: str) -> None:
    columns = ", ".join(shape.columns)
    values = ", ".join(f"json_extract(row_change.{side}, '$.{c}')" for c in shape.columns)
    rows.run(
        f"INSERT INTO {shape.name} ({columns}) "
        f"SELECT {values} FROM row_change WHERE {_entries(op)}",
        (step_id, shape.name),
    )
