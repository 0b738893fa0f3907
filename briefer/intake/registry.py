"""Every kind of source under one roof: what can be read, and how it is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.intake.kinds import (
    MARKDOWN,
    MEGABYTE,
    PAGE,
    PLAIN,
    Kind,
    foreign_content,
    is_whole_page,
    kind_of_suffix,
)
from briefer.intake.source import Source, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefer.model.article import ArticleDraft

_BEGINNING = 2000
"""Bytes from which the kind of a file without a telling name is seen."""


def read(path: Path) -> ArticleDraft:
    """Return the article in the file; raise UnreadableError where there is none to be read.

    This parses what strangers wrote. Programs with something to lose call `Sandbox.read`.
    """
    return parse(load(path))


def parse(source: Source) -> ArticleDraft:
    """Return the article in a source whose bytes are at hand; raises UnreadableError."""
    if what := foreign_content(source.data):
        raise source.refused(f"The file is {what} and no text, whatever its name says.")
    kind = _kind(source)
    if len(source.data) > kind.limit:
        limit = kind.limit // MEGABYTE
        raise source.refused(f"A {kind.name} of more than {limit} MB is too large for Briefer.")
    return _reader(kind)(source)


def _reader(kind: Kind) -> Callable[[Source], ArticleDraft]:
    """Return what reads that kind.

    It is imported here, because the program itself lists files and only the reading process should
    pay for what takes them apart.
    """
    if kind is PAGE:
        from briefer.intake.web import page  # noqa: PLC0415 - see above

        return page.read
    if kind is MARKDOWN:
        from briefer.intake import markdown  # noqa: PLC0415 - see above

        return markdown.read
    from briefer.intake import plain  # noqa: PLC0415 - see above

    return plain.read


def _kind(source: Source) -> Kind:
    """Return the kind by suffix, but a whole page in a text file is a page."""
    kind = kind_of_suffix(source.path.suffix) or PLAIN
    beginning = source.data[:_BEGINNING].decode("utf-8", "replace")
    return PAGE if kind is PLAIN and is_whole_page(beginning) else kind


def files_under(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those named, and those of a readable kind in the folders named.

    Each folder's files are sorted by path; hidden ones are left out, and each file comes once. What
    cannot be read is kept when it was named (a missing file, an unknown kind, a folder with nothing
    in it), so that reading it says why.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(_inside(path)) if _is_folder(path) else []
        for file in inside or [path]:
            found.setdefault(file)
    return list(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        # Reading it will say what is wrong with it.
        return False


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the readable kinds of files below the folder; a folder is walked once, by its identity.

    A folder below that cannot be listed is yielded itself.
    """
    unreadable: list[Path] = []
    seen: set[tuple[int, int]] = set()
    _is_new(folder, seen)

    def keep(fault: OSError) -> None:
        unreadable.append(Path(fault.filename))

    for top, folders, files in os.walk(folder, onerror=keep, followlinks=True):
        shown = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in shown if _is_new(Path(top, name), seen)]
        for name in files:
            if not name.startswith(".") and kind_of_suffix(Path(name).suffix):
                yield Path(top, name)
    yield from unreadable


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Say whether the folder was not walked before, under this or another name."""
    try:
        status = folder.stat()
    except OSError:
        # A link to nowhere; there is nothing in it.
        return False
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True
