"""The schema hides nothing from the recorder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from briefer.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def schema() -> Iterator[Database]:
    """A new briefing's tables, in memory."""
    database = Database(memory=True)
    migrate(database)
    yield database
    database.close()


def test_no_row_goes_because_another_one_went(schema: Database) -> None:
    tied = schema.query(
        """SELECT m.name AS "table", k."from" AS "column" FROM sqlite_master AS m
        JOIN pragma_foreign_key_list(m.name) AS k
        WHERE m.type = 'table' AND (k.on_delete, k.on_update) <> ('NO ACTION', 'NO ACTION')"""
    )
    assert list(tied) == []


def test_ties_are_checked_at_the_commit(schema: Database) -> None:
    # The history itself is only ever added to.
    tables = schema.query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'row_change'"
    )
    at_once = [
        table["name"]
        for table in tables
        if table["sql"].count("REFERENCES") != table["sql"].count("DEFERRABLE INITIALLY DEFERRED")
    ]
    assert at_once == []


def test_every_table_is_strict_about_types(schema: Database) -> None:
    loose = schema.query(
        """SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND NOT strict
        AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"""
    )
    assert list(loose) == []
