"""Ownership of a briefing: one process writes, everybody else reads.

A file `.<name>.lock` beside the briefing says who owns it; an operating-system lock on that file
is what counts, so a crash frees it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from typing import TYPE_CHECKING

from briefer.errors import HeldElsewhereError
from briefer.model.dates import utc_now
from briefer.store.disk_faults import reason

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # A byte far behind the text, so that others can still read who owns the file.
    _LOCKED_BYTE = 1 << 20

    def _lock_now(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from error
else:
    import fcntl

    def _lock_now(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a briefing: person, computer, process and since when (UTC)."""

    who: str
    host: str
    pid: int
    since: str


class CannotLockError(Exception):
    """The lock file cannot be made; the message says why, as the end of a sentence."""


class Ownership:
    """The right to write one briefing, held until `release`."""

    def __init__(self, briefing: Path, who: str, handle: int) -> None:
        """Hold the lock on the open `handle` of the lock file of `briefing`."""
        self._briefing = briefing
        self._who = who
        self._path = lock_path(briefing)
        self._handle = handle
        self._held = True

    def confirm(self) -> None:
        """Make sure that the lock file is there and ours, for somebody may have removed it.

        Raises HeldElsewhereError where another process took the briefing meanwhile, and
        CannotLockError where a new lock file cannot be made.
        """
        if not _is_same_file(self._handle, self._path):
            renewed = acquire(self._briefing, self._who)
            os.close(self._handle)
            self._handle = renewed._handle  # noqa: SLF001 - the same class

    def release(self) -> None:
        """Give the right back and remove the lock file; safe to call twice."""
        if not self._held:
            return
        self._held = False
        if sys.platform == "win32":
            os.close(self._handle)
            with suppress(OSError):  # somebody may already be taking it over
                self._path.unlink()
        else:
            # Removed while it is still locked: nobody can lock a file that is about to go.
            with suppress(OSError):
                if _is_same_file(self._handle, self._path):
                    self._path.unlink()
            os.close(self._handle)


def lock_path(briefing: Path) -> Path:
    """Return where the lock file of `briefing` is."""
    return briefing.with_name(f".{briefing.name}.lock")


def read_owner(briefing: Path) -> Owner | None:
    """Return who the lock file names, or None where there is none that can be read."""
    try:
        return _parse(lock_path(briefing).read_bytes())
    except OSError:
        return None


def acquire(briefing: Path, who: str, *, take_over: bool = False) -> Ownership:
    """Become the owner of `briefing`.

    Raises HeldElsewhereError while another process owns it, or when a lock file of another computer
    is there (unless `take_over`), and CannotLockError where the folder takes no lock file.
    """
    path = lock_path(briefing)
    while True:
        handle = _open(path)
        try:
            if _lock(handle, path):
                _claim(handle, briefing, who, take_over=take_over)
                return Ownership(briefing, who, handle)
        except BlockingIOError:
            os.close(handle)
            raise _held(briefing) from None
        except OSError as error:
            os.close(handle)
            raise CannotLockError(f"it takes no lock file: {reason(error)}") from error
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int, path: Path) -> bool:
    """Lock the open file, and return whether it still is the one at `path`.

    Its owner may have removed it since it was opened. Raises BlockingIOError where it is locked.
    """
    _lock_now(handle)
    return _is_same_file(handle, path)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        if path.exists():
            # Another user's: a lock can be tried on it without the right to write it.
            with suppress(OSError):
                return os.open(path, os.O_RDONLY)
        raise CannotLockError("its folder cannot be written") from error


def _claim(handle: int, briefing: Path, who: str, *, take_over: bool) -> None:
    former = _read(handle)
    if former and former.host != socket.gethostname() and not take_over:
        # A lock of this kind does not reach across computers: the other one may still be at work.
        raise _held(briefing)
    if not os.access(lock_path(briefing), os.W_OK):
        raise CannotLockError("the lock file of another user lies beside it")
    try:
        _write(handle, Owner(who, socket.gethostname(), os.getpid(), utc_now()))
    except OSError:
        with suppress(OSError):
            lock_path(briefing).unlink()
        raise


def _is_same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:  # it is gone, or its folder is
        return False


def _read(handle: int) -> Owner | None:
    os.lseek(handle, 0, os.SEEK_SET)
    return _parse(os.read(handle, 4096))


def _parse(data: bytes) -> Owner | None:
    try:
        owner = Owner(**json.loads(data))
    except (ValueError, TypeError, RecursionError):  # empty, or somebody else's
        return None
    kinds = [type(value) for value in astuple(owner)]
    return owner if kinds == [str, str, int, str] else None


def _write(handle: int, owner: Owner) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(asdict(owner)).encode())


def _held(briefing: Path) -> HeldElsewhereError:
    owner = read_owner(briefing)
    if owner is None:
        return HeldElsewhereError(
            f"{briefing.name} is open in another window, so it can only be read here.",
            who="",
            host="",
            since="",
        )
    return HeldElsewhereError(
        f"{briefing.name} is held by {owner.who} on {owner.host} (process {owner.pid}) since "
        f"{owner.since}, so it can only be read here.",
        who=owner.who,
        host=owner.host,
        since=owner.since,
    )
