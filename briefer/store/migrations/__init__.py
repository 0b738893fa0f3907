"""The schema, one numbered migration a step; a landed one is never edited.

`user_version` holds `VERSION`, so that an older Briefer can refuse a newer file at a glance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from briefer.store.migrations import m001_first, m002_metonyms, m003_pictures

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 3
"""The number of the newest migration."""

APPLICATION_ID = 0x42524946
""""BRIF": marks a SQLite file as a briefing."""

_migrations = Migrations("briefing")


@_migrations(name="001 first")
def _first(db: Database) -> None:
    for statement in m001_first.STATEMENTS:
        db.conn.execute(statement)


@_migrations(name="002 metonyms")
def _second(db: Database) -> None:
    for statement in m002_metonyms.STATEMENTS:
        db.conn.execute(statement)


@_migrations(name="003 pictures")
def _third(db: Database) -> None:
    for statement in m003_pictures.STATEMENTS:
        db.conn.execute(statement)


def migrate(db: Database) -> None:
    """Bring the file's schema to `VERSION`; each step is one transaction."""
    _migrations.apply(db)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {VERSION}")
