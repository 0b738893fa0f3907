"""The briefing file: making it, opening it, copying it."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlite_utils import Database

from briefer.errors import (
    BrieferError,
    InputError,
    NewerVersionError,
    NotAProjectError,
    StorageError,
)
from briefer.store import lock
from briefer.store.disk_faults import plain_errors, reason, refused_files
from briefer.store.migrations import APPLICATION_ID, VERSION, migrate
from briefer.store.new_file import new_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

SUFFIX = ".briefing"
ASKED = "you asked for it"
"""Why a briefing is open for reading only where nothing else keeps it from being written."""
_BUSY_MS = 5000
_BACKUP_PAGES = 256


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open briefing: its connection and, for its owner, the right to write.

    `path` is where the file itself is, after every link.
    """

    path: Path
    connection: sqlite3.Connection
    ownership: lock.Ownership | None
    why_read_only: str = ""

    def close(self) -> None:
        """Close the connection, then give the right back; safe to call twice."""
        self.connection.close()
        if self.ownership:
            self.ownership.release()

    def give_up_for(self, moved: Path) -> None:
        """Close the file and remove it; `moved` is a whole copy, which goes where that fails."""
        self.connection.close()
        try:
            self.path.unlink()
        except OSError as error:
            with suppress(OSError):  # then there are two, which is better than none
                moved.unlink()
            raise StorageError(
                f"{self.path.name} could not be taken from its place: {reason(error)}; "
                "it is where it was."
            ) from error
        finally:
            if self.ownership:
                self.ownership.release()


def create(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make a new briefing, filled by `fill`; it is there whole or not at all.

    Raises InputError where something of that name is there already.
    """
    require_free(path)
    with new_file(path) as new, closing(_connect(new, "rw")) as connection:
        _migrate(connection)
        with transaction(connection):
            fill(connection)


def require_free(path: Path) -> None:
    """Refuse a place where something is already, or where there is no folder."""
    with refused_files(path):
        if path.exists() or path.is_symlink():
            raise InputError(f"{path} is there already; nothing was changed. Choose another name.")
        if not path.parent.is_dir():
            raise StorageError(f"There is no folder {path.parent}; nothing was made.")


def open_for_writing(path: Path, who: str, *, take_over: bool = False) -> OpenFile:
    """Open a briefing as its owner; where it cannot be written at all, for reading.

    Raises HeldElsewhereError while somebody else owns it.
    """
    path = _file(path)
    with plain_errors():
        _require_briefing(path)
    if not os.access(path, os.W_OK):
        return open_for_reading(path, why="the file cannot be written")
    try:
        ownership = lock.acquire(path, who, take_over=take_over)
    except lock.CannotLockError as error:
        return open_for_reading(path, why=str(error))
    try:
        with plain_errors():
            connection = _connect(path, "rw")
            try:
                _bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        ownership.release()
        raise
    return OpenFile(path, connection, ownership)


def open_for_reading(path: Path, *, why: str = ASKED) -> OpenFile:
    """Open a briefing that this process will not write; somebody else may own it."""
    path = _file(path)
    with plain_errors():
        _require_briefing(path)
        _recover_if_free(path)
        return OpenFile(path, _connect(path, "ro"), None, why)


def reading_connection(path: Path) -> sqlite3.Connection:
    """Return a connection of its own for a reader beside the owner."""
    with plain_errors():
        return _connect(path, "ro")


def copy(connection: sqlite3.Connection, path: Path, own: Path) -> None:
    """Write a copy of an open briefing, whole or not at all; it takes the place of a file there.

    Those may read it who may read the briefing's `own` file. It copies in steps, between which
    other threads read and write through `connection`; what they commit meanwhile is in the copy.
    Raises HeldElsewhereError where another process owns `path`.
    """
    with (
        _nobody_owns(path),
        new_file(path, like=own) as new,
        closing(sqlite3.connect(new)) as target,
    ):
        connection.backup(target, pages=_BACKUP_PAGES, sleep=0.001)


@contextmanager
def transaction(
    connection: sqlite3.Connection,
    committing: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[None]:
    """Commit what the block writes, inside `committing()`, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        with committing():
            connection.execute("COMMIT")
    except BaseException:
        connection.rollback()  # does nothing where SQLite did it by itself
        raise


@contextmanager
def _nobody_owns(path: Path) -> Iterator[None]:
    if not path.exists():
        yield
        return
    ownership = None
    with suppress(lock.CannotLockError):  # then nobody could own it either
        ownership = lock.acquire(path, "copying")
    try:
        yield
    finally:
        if ownership:
            ownership.release()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path, f"mode={mode}"), uri=True, check_same_thread=False, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if mode == "ro":
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
            # A long step that spilled into the file would lock readers out before its commit.
            connection.execute("PRAGMA cache_spill = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, options: str) -> str:
    """Return the address by which SQLite opens `path`, whatever signs are in its name."""
    whole = os.fsencode(path.absolute().as_posix())
    return f"file://{'' if whole.startswith(b'/') else '/'}{quote(whole, safe='/:')}?{options}"


def _file(path: Path) -> Path:
    """Return where the file itself is; raise InputError where there is no file that can be read."""
    try:
        path = path.resolve()
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise InputError(f"There is no file {path}.") from None
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
        why = reason(error) if isinstance(error, OSError) else "its links lead nowhere"
        raise StorageError(f"{path} could not be opened: {why}.") from error
    if stat.S_ISDIR(mode):
        raise InputError(f"{path} is a folder, not a briefing.")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path} is not a file.")
    if not os.access(path, os.R_OK):
        raise StorageError(f"You lack the right to read {path}.")
    return path


def _require_briefing(path: Path) -> None:
    """Refuse a file of another kind or of a newer version, and do not touch it.

    Only SQLite may open it: any other handle of this process on a file that it has open would drop
    SQLite's locks when closed. As `immutable` it looks at the file alone, takes no lock and rolls
    nothing back, which is what a file wants that may be somebody else's.
    """
    kind, version, size = _head(path)
    if kind != APPLICATION_ID or version < 1:
        raise NotAProjectError(f"{path} is not a briefing; it was left as it was.")
    if version > VERSION:
        raise NewerVersionError(
            f"{path} was written by a newer version of Briefer; it was left as it was. "
            "Install the newer version to open it."
        )
    # SQLite takes the end of a last page that was cut off for zeros. While there is a journal, a
    # commit is under way, or will be rolled back.
    if not _journal(path).exists() and path.stat().st_size < size:
        raise NotAProjectError(f"{path} is damaged: its end is missing. Go back to a copy of it.")


def _head(path: Path) -> tuple[int, int, int]:
    """Return a file's kind, its version and how long it says it is; 0 where it is no database."""
    try:
        with closing(sqlite3.connect(_uri(path, "mode=ro&immutable=1"), uri=True)) as connection:
            return _read_head(connection)
    except sqlite3.DatabaseError as error:
        primary = error.sqlite_errorcode & 0xFF
        if primary == sqlite3.SQLITE_NOTADB:
            return 0, 0, 0
        if primary != sqlite3.SQLITE_CORRUPT:
            raise
    # The first page tells of more pages than there are. Where a crash left it so, its journal
    # mends it; where its owner is just writing, one that waits for that sees it whole.
    kind = _kind_of_cut_file(path)
    if kind == APPLICATION_ID:
        _recover_if_free(path)
    elif kind is not None:
        return kind, 0, 0
    with closing(_connect(path, "ro")) as connection:
        return _read_head(connection)


def _kind_of_cut_file(path: Path) -> int | None:
    """Return the kind of a file that is shorter than its first page says; None where unreadable."""
    with closing(sqlite3.connect(_uri(path, "mode=ro&immutable=1"), uri=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # then SQLite reads such a first page
        try:
            return _pragma(connection, "application_id")
        except sqlite3.DatabaseError:
            return None


def _read_head(connection: sqlite3.Connection) -> tuple[int, int, int]:
    kind, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    return kind, version, _pragma(connection, "page_count") * _pragma(connection, "page_size")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Bring an older file to the present schema."""
    if _pragma(connection, "user_version") < VERSION:
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    migrate(Database(connection, execute_plugins=False))


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _recover_if_free(path: Path) -> None:
    """Let SQLite roll back what a crash left, where nobody owns the file and it can be written."""
    if not _journal(path).exists() or not os.access(path, os.W_OK):
        return
    with suppress(BrieferError, lock.CannotLockError):  # its owner is at work: nothing to recover
        ownership = lock.acquire(path, "recovery")
        try:
            with closing(_connect(path, "rw")) as connection:
                _pragma(connection, "user_version")
        finally:
            ownership.release()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
