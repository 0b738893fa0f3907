"""Making, opening and copying briefings."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer import paths
from briefer.model.dates import utc_now
from briefer.model.project import Project
from briefer.model.text import readable, single_line
from briefer.services import codebook_copies, codebook_files, codebooks
from briefer.store import workspace
from briefer.store.disk_faults import refused_files
from briefer.store.project_file import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.errors import HeldElsewhereError
    from briefer.model.codebook import Codebook
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace


def create(  # noqa: PLR0913 - what the form for a new briefing asks
    path: Path,
    *,
    who: str,
    title: str | None = None,
    codebook: str | None = codebooks.STARTER,
    codebook_from: Path | None = None,
    question: str | None = None,
    reader: str | None = None,
    due: str | None = None,
) -> Workspace:
    """Make a new briefing and open it.

    `codebook_from` is another briefing, or a codebook's own file, whose entries are copied in place
    of `codebook`; entries of a file that are not right are left out. Raises InputError where the
    file is there already or the codebook is unknown, StorageError where it cannot be written, and
    what opening the other file raises.
    """
    name = codebooks.require(codebook or codebooks.NONE)
    other = _codebook_of(codebook_from, who) if codebook_from else None
    project = Project(
        guid=str(uuid4()),
        title=single_line(title or "") or _title_of(path),
        created_by=who,
        created_at=utc_now(),
        question=question,
        reader=reader,
        due=due,
    )

    def fill(tx: Transaction) -> None:
        tx.project.add(project)
        if other is not None:
            codebook_copies.copy_in(tx, other)
        elif name != codebooks.NONE:
            codebooks.copy_into(tx, name)

    workspace.create(path, who, fill)
    return workspace.open_workspace(path, who)


@contextmanager
def kept_if_filled(ws: Workspace) -> Iterator[None]:
    """Fill a briefing that was just made; where the block fails, it is closed and gone."""
    try:
        yield
    except BaseException:
        ws.close()
        with suppress(OSError):  # what is wrong is said already
            ws.path.unlink()
        raise


def _codebook_of(path: Path, who: str) -> Codebook:
    if path.suffix.lower() in codebook_files.SUFFIXES:
        return codebook_files.read_file(path).codebook
    return codebook_copies.read(path, who)


def _title_of(path: Path) -> str:
    """Return the file's name as a title."""
    return single_line(readable(path.stem)) or "Untitled"


def open_briefing(
    path: Path, *, who: str, read_only: bool = False, take_over: bool = False
) -> Workspace:
    """Open a briefing; as its owner unless `read_only`, or where it cannot be written.

    Raises HeldElsewhereError, NotAProjectError, NewerVersionError, InputError or StorageError.
    `take_over` ignores a lock file that another computer left.
    """
    return workspace.open_workspace(path, who, read_only=read_only, take_over=take_over)


def open_beside(path: Path, owner: HeldElsewhereError, *, who: str) -> Workspace:
    """Open for reading a briefing that somebody else owns; `owner` is the error that says who.

    Raises what `open_briefing` raises.
    """
    why = f"{owner.who} holds it on {owner.host}" if owner.who else "another window holds it"
    return workspace.open_workspace(path, who, read_only=True, why=why)


def save_copy(ws: Workspace, path: Path) -> None:
    """Write a copy of the briefing; raise InputError where that is the briefing itself."""
    ws.copy_to(path)


def move(ws: Workspace, path: Path) -> None:
    """Put the briefing's file at another place and close the briefing; open it there again.

    A name without the suffix of briefings gets it. Raises InputError where something is there
    already, ReadOnlyError or HeldElsewhereError where the briefing is not ours to move, and
    StorageError where the disk refuses: then the file is where it was, and the briefing may have
    been closed.
    """
    ws.move_to(with_suffix(path))


def with_suffix(path: Path) -> Path:
    """Return `path` with the suffix of briefings."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def set_project(ws: Workspace, **changes: Any) -> None:  # noqa: ANN401 - columns have several types
    """Change title, question, reader, due date or settings of the briefing."""
    with ws.change("Change the briefing’s details") as tx:
        tx.project.change(changes)


def free_path(title: str) -> Path:
    """Return where a new briefing of that title is kept; a taken name gets a number.

    Raises StorageError where the folder cannot be made.
    """
    folder = paths.briefings()
    with refused_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
    name = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    stem = "-".join(name.lower().split())[:60] or "briefing"
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
