"""Files that are there whole or not at all: a temporary name in the same folder, then a rename."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from briefer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path; at the end of the block it takes the place of `path`.

    When the block fails, `path` is as it was. Raises StorageError where the disk refuses.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        temporary.unlink(missing_ok=True)
        yield temporary
        _sync(temporary)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StorageError(f"{path} could not be written: {_reason(error)}.") from error
    finally:
        with suppress(OSError):  # it is gone after the rename, and on a disk that went away
            temporary.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; raise StorageError where the disk refuses."""
    with new_file(path) as temporary:
        temporary.write_bytes(data)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(path: Path) -> None:
    if sys.platform == "win32":  # a folder cannot be opened there, and a rename is durable
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "you lack the right to write there",
    errno.EPERM: "you lack the right to write there",
    errno.EROFS: "that place can only be read",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "the name is too long",
}


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, os.strerror(error.errno or errno.EIO).lower())
