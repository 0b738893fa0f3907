"""Codebooks as files to share: TOML with everything, CSV for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.text import readable
from briefer.services import codebook_copies, codebook_csv, codebook_toml
from briefer.store.new_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.model.codebook import Codebook
    from briefer.services.codebook_copies import Compared, Copied
    from briefer.store.reading import Reading
    from briefer.store.workspace import Workspace

TOML, CSV = ".toml", ".csv"
SUFFIXES = (TOML, CSV)
LARGEST = 16_000_000
"""A file of more bytes than this is no codebook."""


class Part(StrEnum):
    """What of a codebook a table holds."""

    TOPICS = "topics"
    STAKEHOLDERS = "stakeholders"


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A file as it was read; `refused` are entries that are left out: where, and why."""

    name: str
    codebook: Codebook
    refused: tuple[tuple[str, str], ...] = ()


def export(read: Reading, path: Path, part: Part = Part.TOPICS) -> None:
    """Write the codebook to `path`, whole or not at all; a table holds one `part` of it.

    Raises InputError for a name that ends neither in .toml nor in .csv, and StorageError.
    """
    codebook = read.codebook.load()
    suffix = path.suffix.lower()
    if suffix == TOML:
        write_whole(path, codebook_toml.dump(codebook, read.project.get().title).encode())
    elif suffix == CSV:
        is_topics = part is Part.TOPICS
        dump = codebook_csv.dump_topics if is_topics else codebook_csv.dump_stakeholders
        # The byte order mark tells a spreadsheet that it is UTF-8.
        write_whole(path, dump(codebook).encode("utf-8-sig"))
    else:
        raise InputError(f"A codebook is written as .toml or .csv, not as “{path.name}”.")


def read_file(path: Path) -> CodebookFile:
    """Read a codebook's file; raise InputError, in one sentence, where it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"“{path.name}” is too large for a codebook.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"“{path.name}” is not in UTF-8; save it again as “CSV UTF-8” or as TOML."
        ) from error
    parse = codebook_csv.parse if path.suffix.lower() == CSV else codebook_toml.parse
    try:
        codebook, refused = parse(text)
    except InputError as error:
        raise InputError(f"“{path.name}” is not a codebook. {error}") from error
    return CodebookFile(path.name, codebook, refused)


def compare(read: Reading, file: CodebookFile) -> Compared:
    """Return what `add` would add."""
    return codebook_copies.compare(read.codebook.load(), file.codebook)


def add(ws: Workspace, file: CodebookFile) -> Copied:
    """Copy the entries of a file that are not here yet, in one step."""
    with ws.change(f"Add the codebook “{readable(file.name)}”") as tx:
        return codebook_copies.copy_in(tx, file.codebook)
