"""A journal that a crash left beside a half-written file is rolled back at the next opening."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefer.errors import NotAProjectError
from briefer.store.workspace import open_workspace
from tests.store.making import WHO, dump, new_briefing
from tests.store.oracle import indexes_are_true

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Start


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _spill_and_copy(path: Path, target: Path) -> None:
    """Copy a file and its journal in the middle of a transaction that has spilled into it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE passage SET note = printf('%.9000c', 'h')")  # the file grows
        writer.execute("UPDATE stakeholder SET name = 'half-written'")
        writer.execute("DELETE FROM memo_block_passage")
        writer.execute("DELETE FROM memo_block")
        shutil.copyfile(path, target)
        shutil.copyfile(_journal(path), _journal(target))
        writer.execute("ROLLBACK")


@pytest.fixture
def whole(folder: Path) -> Path:
    """A briefing as it was before the crash."""
    path = folder / "whole.briefing"
    new_briefing(path).close()
    return path


def _cut_to_size_of(whole: Path, path: Path) -> None:
    """Leave a file that grew as where its first page alone was written, before it grew."""
    size = whole.stat().st_size
    assert path.stat().st_size > size
    os.truncate(path, size)
    with path.open("r+b") as file:
        page = int.from_bytes(file.read(18)[16:], "big")
        file.seek(28)  # the number of pages
        file.write((size // page + 1).to_bytes(4, "big"))


@pytest.fixture(params=[False, True], ids=["some pages", "the first page, before the file grew"])
def crashed(folder: Path, whole: Path, request: pytest.FixtureRequest) -> Path:
    """A file half-written, with its journal."""
    path = folder / "crashed.briefing"
    _spill_and_copy(whole, path)
    assert path.read_bytes() != whole.read_bytes()
    if request.param:
        _cut_to_size_of(whole, path)
    return path


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_it_is_rolled_back(whole: Path, crashed: Path, read_only: bool) -> None:
    ws = open_workspace(crashed, WHO, read_only=read_only)
    assert ws.read_only == read_only
    assert ws.passages.get(1).statement.note == "two"
    assert ws.faults() == ()
    if not read_only:
        assert indexes_are_true(ws)
    ws.close()
    assert dump(crashed) == dump(whole)
    assert not _journal(crashed).exists()
    assert sorted(p.name for p in whole.parent.iterdir()) == ["crashed.briefing", "whole.briefing"]


def test_a_reader_leaves_it_to_a_living_owner(whole: Path, start: Start) -> None:
    owner = start(
        """
        ws = open_workspace(path, "Ben")
        with ws.change("Tag") as tx:
            anchor = make_anchor(ws.articles.text(1), Span(0, 3))
            tx.passages.add(1, 1, anchor, Statement())
            say("in the middle")
            input()
        say("done")
        input()
        """,
        whole,
    )
    assert owner.line() == '"in the middle"'
    assert _journal(whole).exists()
    reader = open_workspace(whole, WHO, read_only=True)
    assert reader.passages.count() == 1
    owner.go_on()
    assert owner.line() == '"done"'
    assert reader.passages.count() == 2
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise there")
def test_where_it_cannot_be_rolled_back_nothing_is_read(crashed: Path, start: Start) -> None:
    crashed.parent.chmod(0o555)
    crashed.chmod(0o444)
    before = {p.name: p.read_bytes() for p in crashed.parent.iterdir()}
    code = """
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    assert not os.access(path, os.W_OK)
    try:
        open_workspace(path, "Ben").passages.all()
    except StorageError as error:
        say(str(error))
    """
    said = start(code, crashed).answer()
    assert "left half-written by a crash" in said
    assert {p.name: p.read_bytes() for p in crashed.parent.iterdir()} == before
    crashed.parent.chmod(0o755)


@pytest.mark.parametrize("growing", [False, True])
def test_the_journal_of_another_programs_database_is_not_touched(
    folder: Path, growing: bool
) -> None:
    whole, path = folder / "other.db", folder / "harbour.briefing"
    with closing(sqlite3.connect(whole)) as other:
        for table in ("passage", "stakeholder", "memo_block_passage", "memo_block"):
            other.execute(f"CREATE TABLE {table} (note, name)")
            other.executemany(f"INSERT INTO {table} VALUES (?, ?)", [("x" * 900, "y")] * 40)
        other.commit()
    _spill_and_copy(whole, path)
    if growing:
        _cut_to_size_of(whole, path)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    for read_only in (False, True):
        with pytest.raises(NotAProjectError):
            open_workspace(path, WHO, read_only=read_only)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_journal_of_something_else_is_no_harm(whole: Path) -> None:
    before = dump(whole)
    _journal(whole).write_bytes(os.urandom(512))
    ws = open_workspace(whole, WHO)
    assert ws.faults() == ()
    ws.close()
    assert dump(whole) == before
