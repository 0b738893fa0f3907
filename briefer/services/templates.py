"""Memo templates: the user's own copies first, then those that Briefer ships.

What the user changes stands in the user's own folder, which an update of Briefer never touches.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from briefer import paths
from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.memo.word.letterhead_file import try_out
from briefer.model.names import nearest
from briefer.services import template_file
from briefer.store.disk_faults import refused_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.template import Template

NO_TITLE = "Give the template a title."
DEFAULT = "position"
"""The template of a memo, unless another is asked for."""


def available() -> tuple[Template, ...]:
    """Return every template, the default first, the others by name.

    Raises InputError naming a file of one that is wrong.
    """
    return tuple(map(_read, sorted(_places(), key=lambda name: (name != DEFAULT, name))))


def get(name: str) -> Template:
    """Return the template of that name, whatever is wrong with others.

    Raises InputError where it is wrong, or with the nearest names where there is none.
    """
    return _read(name) if name in _places() else _missing(name)


def is_own(name: str) -> bool:
    """Say whether the template is in the user's own folder, where it can be changed."""
    return _own(name).is_dir()


def own_folder(name: str) -> Path:
    """Return where one of the user's own templates is; raise InputError for a shipped one."""
    return _require_own(name)


def duplicate(name: str, title: str) -> Template:
    """Copy a template into the user's folder under another title; return the copy."""
    source = _place(name)
    return _put(source, _title(title))


def delete(name: str) -> None:
    """Delete one of the user's templates; a shipped one of that name is used again."""
    folder = _require_own(name)
    with refused_files(folder):
        shutil.rmtree(folder)
    refresh()


def share(name: str, out: Path) -> None:
    """Write a template as one file that another user can add; raise InputError on failure."""
    template_file.write(_place(name), out)


def add_shared(path: Path) -> Template:
    """Add a template that another user has shared; raise InputError where the file is no such.

    It takes a free name, so that it never takes the place of one that is there.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "template"
        template_file.unpack(path, folder)
        shared = memo_template.load(folder)
        for file in sorted(folder.glob("*.docx")):
            try_out(file.read_bytes(), f"In “{path.name}”, “{file.name}”", shared.style)
        return _put(folder, _title(str(shared.title)))


def put_back(name: str, contents: Mapping[str, bytes]) -> Template:
    """Put one of the user's templates that was deleted back under its name."""
    folder = _own(name)
    if folder.exists():
        raise InputError(f"There is a template “{name}” again; it was left as it is.")
    with _new_folder(name) as made:
        for file, data in contents.items():
            (made / file).write_bytes(data)
    return get(name)


def refresh() -> None:
    """Forget what has been read, after a change in the folders."""
    _read.cache_clear()
    _places.cache_clear()


def _put(source: Path, title: str) -> Template:
    """Copy a template's own files into the user's folder, whole or not at all."""
    name = _free_name(title)
    with _new_folder(name) as made:
        for path in template_file.files(source):
            shutil.copyfile(path, made / path.name)
        _set_title(made / "memo.toml", title)
    return get(name)


@contextmanager
def _new_folder(name: str) -> Iterator[Path]:
    """Yield a folder that becomes the user's template `name`, if it holds one at the end."""
    target = _own(name)
    with refused_files(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".new-") as scratch:
            made = Path(scratch) / name
            made.mkdir()
            yield made
            memo_template.load(made)
            made.rename(target)
    refresh()


def _set_title(path: Path, title: str) -> None:
    """Change the title, and leave every other line as its writer has it."""
    from briefer.services.template_documents import Documents  # noqa: PLC0415 - slow, seldom needed

    documents = Documents({path.name: path.read_bytes()})
    documents.memo["title"] = title
    path.write_bytes(documents.written()[path.name])


def clean(words: str, missing: str) -> str:
    """Return words on one line; raise InputError saying `missing` where there are none."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not shown:
        raise InputError(missing)
    return shown


def _title(words: str) -> str:
    return clean(words, NO_TITLE)


def _free_name(title: str) -> str:
    """Return a folder name made from a title that no template has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "template"
    name, number = stem, 1
    while name in _places() or _own(name).exists():
        number += 1
        name = f"{stem}-{number}"
    return name


def _own(name: str) -> Path:
    return paths.user_data() / "templates" / name


def _place(name: str) -> Path:
    return _places()[name] if name in _places() else _missing(name)


def _require_own(name: str) -> Path:
    place = _place(name)
    if place != _own(name):
        raise InputError(f"“{name}” comes with Briefer; duplicate it to have one of your own.")
    return place


def _missing(name: str) -> NoReturn:
    names = list(_places())
    hint = ", ".join(nearest(name, names) or names)
    raise InputError(f"There is no template called “{name}”. There is: {hint}.")


@cache
def _read(name: str) -> Template:
    return memo_template.load(_places()[name])


@cache
def _places() -> dict[str, Path]:
    return memo_template.places((paths.user_data() / "templates", paths.templates()))
