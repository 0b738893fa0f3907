"""What the disk or another program does to a briefing, said in plain words."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefer.errors import NotAProjectError, ReadOnlyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.errors import BrieferError

_FULL = "The disk is full, so the last action was not kept; everything before it is. Make room."
_DAMAGED = "The briefing file is damaged; nothing was changed. Go back to a copy of it."
_HALF_WRITTEN = (
    "The briefing was left half-written by a crash, and it cannot be mended where it is. Copy it, "
    "and the file beside it that ends in -journal, to a folder that can be written."
)

# Result codes of SQLite that are the world's fault, an extended one before its primary one; all
# others are ours.
_KNOWN: dict[int, tuple[type[BrieferError], str]] = {
    sqlite3.SQLITE_READONLY_DBMOVED: (
        StorageError,
        "The briefing was moved or deleted while it was open; nothing was changed. Save a copy.",
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        StorageError,
        _HALF_WRITTEN,
    ),
    sqlite3.SQLITE_BUSY: (
        StorageError,
        "The briefing is busy with another program; nothing was changed. Try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        StorageError,
        "The briefing is locked by another program; nothing was changed. Try again.",
    ),
    sqlite3.SQLITE_FULL: (StorageError, _FULL),
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
    sqlite3.SQLITE_AUTH: (
        ReadOnlyError,
        "You lack the right to write this briefing; nothing was changed.",
    ),
    sqlite3.SQLITE_CORRUPT: (NotAProjectError, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (NotAProjectError, "The file is not a briefing; nothing was changed."),
}

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EACCES: "you lack the right to do that there",
    errno.EPERM: "you lack the right to do that there",
    errno.EROFS: "that place can only be read",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "there is a folder of that name",
    errno.EEXIST: "there is a file of that name",
    errno.ENAMETOOLONG: "the name is too long",
}


def plain_error(error: sqlite3.Error) -> BrieferError | None:
    """Return the sentence for a fault of the world, or None for a bug of ours."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python's own complaint of a column: no text that Briefer wrote is other than UTF-8.
        return NotAProjectError(_DAMAGED) if "decode to UTF-8" in str(error) else None
    known = _KNOWN.get(code) or _KNOWN.get(code & 0xFF)
    return known[0](known[1]) if known else None


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn faults of the disk into sentences; let bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        if plain := plain_error(error):
            raise plain from error
        raise
    except UnicodeDecodeError as error:  # SQLite's own words on what it found in a damaged schema
        raise NotAProjectError(_DAMAGED) from error


class RefusedError(OSError):
    """A file may not be written for the reason that it gives, as the end of a sentence."""


@contextmanager
def refused_files(path: Path, *, kept: bool = False) -> Iterator[None]:
    """Turn an OSError, or a fault of SQLite in writing a new file, into StorageError on `path`.

    `kept`: there was a file before, and it stays as it is.
    """
    still = "; the file that was there is unchanged" if kept else ""
    try:
        yield
    except OSError as error:
        why = str(error) if isinstance(error, RefusedError) else reason(error)
        raise StorageError(f"{path} could not be written: {why}{still}.") from error
    except sqlite3.Error as error:
        if plain_error(error) is None:
            raise
        why = "the disk is full" if _is_full(error) else "the disk did not take it"
        raise StorageError(f"{path} could not be written: {why}{still}.") from error


def reason(error: OSError) -> str:
    """Return why the system refused, as the end of a sentence."""
    number = error.errno or errno.EIO
    return _REASONS.get(number, os.strerror(number).lower())


def _is_full(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL
