"""What is no briefing, or cannot be one here, is refused in one sentence and not touched."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefer.errors import (
    BrieferError,
    InputError,
    NewerVersionError,
    NotAProjectError,
    StorageError,
)
from briefer.store.workspace import create, open_workspace
from tests.store.making import WHO, begin, new_briefing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.store.workspace import Workspace


def _text(path: Path) -> None:
    path.write_text("The harbour stays open.\n" * 100)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")


def _empty(path: Path) -> None:
    path.touch()


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE article (id)")
        other.execute("PRAGMA user_version = 1")


def _database_of_another_program(path: Path) -> None:
    _other_database(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 252006675")


def _only_looks_like_one(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + random.Random(7).randbytes(9000))


def _cut(path: Path, length: int) -> None:
    """Keep so many bytes of a briefing, or all but so many."""
    new_briefing(path).close()
    os.truncate(path, length if length > 0 else path.stat().st_size + length)


def _damage(path: Path) -> None:
    """Spoil every page of a table or an index that is not of the schema."""
    new_briefing(path).close()
    with closing(sqlite3.connect(path)) as whole:
        roots = whole.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0").fetchall()
    with path.open("r+b") as file:
        for (page,) in roots:
            file.seek((page - 1) * 4096)
            file.write(random.Random(7).randbytes(4096))


NO_BRIEFINGS: dict[str, Callable[[Path], None]] = {
    "a text": _text,
    "a zip": _zip,
    "an empty file": _empty,
    "another database": _other_database,
    "another program's database": _database_of_another_program,
    "a database in name only": _only_looks_like_one,
    "cut to 50 bytes": lambda path: _cut(path, 50),
    "cut to 100 bytes": lambda path: _cut(path, 100),
    "cut to 1000 bytes": lambda path: _cut(path, 1000),
    "cut to one page": lambda path: _cut(path, 4096),
    "cut in the middle": lambda path: _cut(path, 100_000),
    "short of its last byte": lambda path: _cut(path, -1),
}


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        os.fspath(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _is_one_sentence(error: BrieferError) -> bool:
    words = str(error)
    return words.endswith(".") and "\n" not in words and "sqlite" not in words.lower()


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize("kind", NO_BRIEFINGS)
def test_what_is_no_briefing_is_refused(folder: Path, kind: str, read_only: bool) -> None:
    path = folder / "harbour.briefing"
    NO_BRIEFINGS[kind](path)
    before = _contents(folder)
    with pytest.raises(NotAProjectError) as caught:
        open_workspace(path, WHO, read_only=read_only)
    assert _is_one_sentence(caught.value)
    assert _contents(folder) == before


def test_damaged_pages_are_told_of_and_nothing_is_written(folder: Path) -> None:
    path = folder / "harbour.briefing"
    _damage(path)
    before = _contents(folder)
    with pytest.raises(NotAProjectError, match="damaged") as caught:
        _use(path)
    assert _is_one_sentence(caught.value)
    assert _contents(folder) == before


def _use(path: Path) -> None:
    ws = open_workspace(path, WHO)
    try:
        ws.passages.all()
        ws.undo()
    finally:
        ws.close()


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_newer_version_is_refused(
    briefing: Workspace,
    folder: Path,
    read_only: bool,
) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = _contents(folder)
    with pytest.raises(NewerVersionError, match="newer version of Briefer") as caught:
        open_workspace(briefing.path, WHO, read_only=read_only)
    assert _is_one_sentence(caught.value)
    assert _contents(folder) == before


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("missing.briefing", InputError, "There is no file"),
        ("missing/missing.briefing", InputError, "There is no file"),
        ("harbour.briefing/inside", InputError, "There is no file"),
        ("folder.briefing", InputError, "is a folder"),
        ("broken-link.briefing", InputError, "There is no file"),
        ("loop.briefing", StorageError, "could not be opened"),
        ("nul\0.briefing", InputError, "There is no file"),
        ("n" * 300, StorageError, "the name is too long"),
        ("pipe.briefing", InputError, "is not a file"),
    ],
)
def test_a_path_that_leads_to_no_file_is_refused(
    briefing: Workspace,
    folder: Path,
    name: str,
    error: type[BrieferError],
    words: str,
    read_only: bool,
) -> None:
    (folder / "folder.briefing").mkdir()
    (folder / "broken-link.briefing").symlink_to(folder / "nowhere")
    (folder / "loop.briefing").symlink_to(folder / "loop.briefing")
    if sys.platform != "win32":
        os.mkfifo(folder / "pipe.briefing")
    before = sorted(folder.iterdir())
    with pytest.raises(error, match=words) as caught:
        open_workspace(folder / name, WHO, read_only=read_only)
    assert _is_one_sentence(caught.value)
    assert sorted(folder.iterdir()) == before


def test_a_new_briefing_takes_no_name_that_is_taken(briefing: Workspace, folder: Path) -> None:
    briefing.close()
    before = _contents(folder)
    with pytest.raises(InputError, match="is there already"):
        create(briefing.path, WHO, begin)
    with pytest.raises(InputError, match="is there already"):
        create(folder, WHO, begin)
    assert _contents(folder) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/new.briefing", "There is no folder"),
        ("n" * 300, "the name is too long"),
        ("n" * 250, "the name is too long"),
    ],
)
def test_a_new_briefing_needs_a_folder_and_a_name(folder: Path, name: str, words: str) -> None:
    with pytest.raises(StorageError, match=words):
        create(folder / name, WHO, begin)
    assert list(folder.iterdir()) == []


def test_a_new_briefing_that_fails_half_way_is_not_there(folder: Path) -> None:
    def fail(tx: object) -> None:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        create(folder / "new.briefing", WHO, fail)
    assert list(folder.iterdir()) == []


NAMES = (
    "with space.briefing",
    "hash#tag?.briefing",
    "100% sure & so=on;.briefing",
    "%41%00%2f.briefing",
    "Zoë ‘Müller’ 日本 🦊.briefing",
    "e\u0301.briefing",
    "file:x.briefing",
    "-dash.briefing",
    "'quote\".briefing",
    "back\\slash.briefing",
    "line\nfeed.briefing",
    "trailing. ",
    "no suffix",
    ":memory:",
    "not utf-8 \udcff.briefing",
    "n" * 200,
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes few of these names")
def test_any_file_name_works(folder: Path, name: str) -> None:
    ws = new_briefing(folder / name)
    ws.undo()
    assert ws.read_apart(lambda reading: reading.memos.all()) == ()
    ws.copy_to(folder / f"copy of {name}")
    ws.close()
    for path in (folder / name, folder / f"copy of {name}"):
        again = open_workspace(path, WHO)
        assert again.path == path
        assert again.redo().label == "Add memo"
        again.close()
        reader = open_workspace(path, WHO, read_only=True)
        assert len(reader.memos.all()) == 1
        reader.close()
    assert sorted(os.listdir(folder)) == sorted([name, f"copy of {name}"])  # noqa: PTH208 - the names alone


def test_a_briefing_left_in_another_journal_mode_is_brought_back(
    briefing: Workspace, folder: Path
) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE project SET title = 'Docks'")
        other.commit()
    again = open_workspace(briefing.path, WHO)
    assert again.project.get().title == "Docks"
    with again.change("Rename") as tx:
        tx.project.change({"title": "Harbour"})
    again.close()
    assert os.listdir(folder) == [briefing.path.name]  # noqa: PTH208 - the names alone
    assert briefing.path.read_bytes()[18:20] == b"\x01\x01"  # the mark of a rollback journal
