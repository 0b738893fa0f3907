"""Files that are there whole or not at all: a temporary name in the same folder, then a rename."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from briefer.store.disk_faults import RefusedError, refused_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TO_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@contextmanager
def new_file(path: Path, like: Path | None = None) -> Iterator[Path]:
    """Yield an empty temporary file; at the end of the block it takes the place of `path`.

    Who may read it stays as it is for a file that is there, else as it is for the one that it is
    `like`. When the block fails, `path` is as it was. Raises StorageError where the disk refuses,
    where another program has the file, and where it is marked as read-only.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with refused_files(path, kept=_is_file(path)):
            _require_not_protected(path)
            temporary.unlink(missing_ok=True)
            temporary.touch()
            _take_rights(temporary, path, like)
            yield temporary
            _sync(temporary)
            _put_in_place(temporary, path)
            _sync_folder(path.parent)
    finally:
        with suppress(OSError):  # it is gone after the rename, and on a disk that went away
            temporary.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; raise StorageError where the disk refuses."""
    with new_file(path) as temporary:
        temporary.write_bytes(data)


def _is_file(path: Path) -> bool:
    with suppress(OSError):  # writing there will say what is wrong
        return path.is_file()
    return False


def _require_not_protected(path: Path) -> None:
    """Raise an error where somebody has marked the file as read-only: a rename would not ask."""
    with suppress(FileNotFoundError):
        if not path.stat().st_mode & _TO_WRITE:
            raise RefusedError("it is marked as read-only")


def _take_rights(temporary: Path, *models: Path | None) -> None:
    """Let those read and write a file who may do so with the first of the models that is there."""
    for model in filter(None, models):
        with suppress(OSError):  # it is not there, or the disk knows no rights
            temporary.chmod(stat.S_IMODE(model.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR)
            return


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        # The folder has just taken a file, so it is the old one that cannot go.
        raise RefusedError("another program has it open, or you may not change it") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(path: Path) -> None:
    """Make the rename last, where the system lets a folder be synced."""
    if sys.platform == "win32":  # a folder cannot be opened there, and a rename is durable
        return
    with suppress(OSError):  # the file is in its place; not every disk and folder takes this
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
