"""A template as one file to share: a zip of its text files, its base document and its letterhead.

A shared file comes from anywhere. Nothing is unpacked but plain files of the names that a template
has, each of a size that a template needs.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo import picture
from briefer.memo import template as memo_template
from briefer.memo.word.letterhead_file import MOST_KEPT
from briefer.memo.word.zipped import UNREADABLE
from briefer.store.new_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX: Final = ".briefer-template"
LETTERHEAD: Final = "letterhead.docx"
"""The user's own letterhead, in the place of the base document."""
_NAMES: Final = re.compile(
    r"memo\.toml|style\.toml|wording\.[a-z]{2,3}\.toml|base\.docx|letterhead\.(docx|png|jpg)"
)
_FILES: Final = 40
_TEXT: Final = 256 * 1024
_OTHER: Final = MOST_KEPT
_WHOLE: Final = 12 * 1024 * 1024
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


def files(folder: Path) -> Iterator[Path]:
    """Yield the files that are a template's own, by name."""
    for path in sorted(folder.iterdir()):
        if _NAMES.fullmatch(path.name) and path.is_file():
            yield path


def write(folder: Path, out: Path) -> None:
    """Write the template in a folder as one file; equal templates give equal bytes."""
    memo_template.load(folder)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files(folder):
            entry = zipfile.ZipInfo(path.name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    write_whole(out, made.getvalue())


def unpack(path: Path, folder: Path) -> None:
    """Unpack a shared file into a new folder; raise InputError on anything else."""
    try:
        if path.stat().st_size > _WHOLE:
            raise InputError(f"“{path.name}” is too large to be a template.")
        with zipfile.ZipFile(path) as archive:
            contents = dict(_contents(archive, path.name))
    except UNREADABLE as error:
        raise InputError(f"“{path.name}” cannot be read as a shared template.") from error
    folder.mkdir(parents=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)


def _contents(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > _FILES or len({entry.filename for entry in entries}) < len(entries):
        raise InputError(f"“{name}” holds other files than a template has.")
    for entry in entries:
        if not _NAMES.fullmatch(entry.filename):
            raise InputError(f"“{name}” holds “{entry.filename}”, which no template has.")
        limit = _TEXT if entry.filename.endswith(".toml") else _OTHER
        # What the archive says of a size may be a lie, so no more is read than fits.
        with archive.open(entry) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise InputError(f"In “{name}”, “{entry.filename}” is too large.")
        if entry.filename.endswith((".png", ".jpg")):
            picture.dots(picture.read(data))
        yield entry.filename, data
