"""The briefing file: making it, opening it, copying it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database

from briefer.errors import (
    BrieferError,
    InputError,
    NewerVersionError,
    NotAProjectError,
    StorageError,
)
from briefer.store import lock
from briefer.store.migrations import APPLICATION_ID, VERSION, migrate
from briefer.store.new_file import new_file
from briefer.store.rows import plain_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIX = ".briefing"
_BUSY_MS = 5000
_BACKUP_PAGES = 256


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open briefing: its connection and, for its owner, the right to write."""

    path: Path
    database: Database
    ownership: lock.Ownership | None
    why_read_only: str = ""

    def close(self) -> None:
        """Close the connection, then give the right back."""
        self.database.conn.close()
        if self.ownership:
            self.ownership.release()


def create(path: Path, fill: Callable[[Database], None]) -> None:
    """Make a new briefing, filled by `fill`; it is there whole or not at all.

    Raises InputError where something of that name is there already.
    """
    if path.exists():
        raise InputError(f"{path} is there already; nothing was changed. Choose another name.")
    if not path.parent.is_dir():
        raise StorageError(f"There is no folder {path.parent}; nothing was made.")
    with new_file(path) as new, plain_errors():
        database = _connect(new, read_only=False)
        with closing(database.conn):
            migrate(database)
            with database.atomic():
                fill(database)


def open_for_writing(path: Path, who: str, *, take_over: bool = False) -> OpenFile:
    """Open a briefing as its owner; where it cannot be written at all, for reading.

    Raises HeldElsewhereError while somebody else owns it.
    """
    _require_file(path)
    if not os.access(path, os.W_OK):
        return open_for_reading(path, why="the file cannot be written")
    try:
        ownership = lock.acquire(path, who, take_over=take_over)
    except lock.CannotLockError:
        return open_for_reading(path, why="its folder cannot be written")
    try:
        with plain_errors():
            _recover(path)
            _require_briefing(path)
            database = _connect(path, read_only=False)
            migrate_if_older(database)
    except BaseException:
        ownership.release()
        raise
    return OpenFile(path, database, ownership)


def open_for_reading(path: Path, *, why: str = "you asked for it") -> OpenFile:
    """Open a briefing that this process will not write; somebody else may own it."""
    _require_file(path)
    with plain_errors():
        _recover_if_free(path)
        _require_briefing(path)
        return OpenFile(path, _connect(path, read_only=True), None, why)


def reading_connection(path: Path) -> sqlite3.Connection:
    """Return a connection of its own for a reader beside the owner."""
    return _connect(path, read_only=True).conn


def migrate_if_older(database: Database) -> None:
    """Bring an older file to the present schema."""
    if _pragma(database.conn, "user_version") < VERSION:
        migrate(database)


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write a copy of an open briefing, whole or not at all; it takes the place of a file there."""
    with new_file(path) as new, plain_errors():
        target = sqlite3.connect(new)
        with closing(target):
            connection.backup(target, pages=_BACKUP_PAGES, sleep=0.001)
            target.commit()


def _connect(path: Path, *, read_only: bool) -> Database:
    mode = "ro" if read_only else "rw" if path.exists() else "rwc"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _require_file(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"{path} is a folder, not a briefing.")
    if not path.exists():
        raise InputError(f"There is no file {path}.")
    if not os.access(path, os.R_OK):
        raise StorageError(f"You lack the right to read {path}.")


def _require_briefing(path: Path) -> None:
    """Refuse a file of another kind or of a newer version, through SQLite alone.

    Any other handle on a file that this process has open would drop SQLite's locks when closed.
    """
    try:
        connection = _connect(path, read_only=True).conn
        with closing(connection):
            kind = _pragma(connection, "application_id")
            version = _pragma(connection, "user_version")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
            raise
        kind, version = 0, 0
    if kind != APPLICATION_ID or version < 1:
        raise NotAProjectError(f"{path} is not a briefing; it was left as it was.")
    if version > VERSION:
        raise NewerVersionError(
            f"{path} was written by a newer version of Briefer; it was left as it was. "
            "Install the newer version to open it."
        )


def _recover(path: Path) -> None:
    """Let SQLite roll back what a crash left half-written."""
    if _journal(path).exists():
        connection = _connect(path, read_only=False).conn
        with closing(connection):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _recover_if_free(path: Path) -> None:
    """Recover for a reader, where nobody owns the file and it can be written."""
    if not _journal(path).exists() or not os.access(path, os.W_OK):
        return
    with suppress(BrieferError, lock.CannotLockError):  # its owner is at work: nothing to recover
        ownership = lock.acquire(path, "recovery")
        try:
            _recover(path)
        finally:
            ownership.release()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
