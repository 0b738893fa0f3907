"""Reading rows: one connection, one lock, and errors said in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from briefer.errors import BrieferError, NotAProjectError, ReadOnlyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Primary result codes of SQLite that are the world's fault; all others are ours.
_KNOWN = {
    sqlite3.SQLITE_BUSY: (
        StorageError,
        "The briefing is busy with another program; nothing was changed. Try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        StorageError,
        "The briefing is locked by another program; nothing was changed. Try again.",
    ),
    sqlite3.SQLITE_FULL: (
        StorageError,
        "The disk is full, so the last action was not kept; everything before it is. Make room.",
    ),
    sqlite3.SQLITE_IOERR: (
        StorageError,
        "The disk did not answer, so the last action was not kept; everything before it is.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StorageError,
        "The briefing cannot be opened; it may have been moved, or you lack the right to it.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "The briefing cannot be written here; nothing was changed. Save a copy elsewhere.",
    ),
    sqlite3.SQLITE_PERM: (
        ReadOnlyError,
        "You lack the right to write this briefing; nothing was changed.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        NotAProjectError,
        "The briefing file is damaged; nothing was changed. Go back to a copy of it.",
    ),
    sqlite3.SQLITE_NOTADB: (NotAProjectError, "The file is not a briefing; nothing was changed."),
}


def plain_error(error: sqlite3.Error) -> BrieferError | None:
    """Return the sentence for a fault of the world, or None for a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    known = _KNOWN.get(code & 0xFF) if code is not None else None
    return known[0](known[1]) if known else None


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the disk's faults into sentences; let bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        if plain := plain_error(error):
            raise plain from error
        raise


class Rows:
    """Runs statements on one connection; safe to call from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from `connection`, whose rows must be `sqlite3.Row`."""
        self.connection = connection
        self.lock = RLock()

    def all(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """Return every row."""
        with self.lock, plain_errors():
            return self.connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Row | None:
        """Return the first row, or None."""
        with self.lock, plain_errors():
            row: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
            return row

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the first column of the first row, or None."""
        row = self.one(sql, parameters)
        return row[0] if row else None

    def run(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> sqlite3.Cursor:
        """Run one statement that writes; the caller holds the transaction."""
        with self.lock, plain_errors():
            return self.connection.execute(sql, parameters)
