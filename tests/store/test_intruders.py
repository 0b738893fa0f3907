"""No program writes into a change: SQLite's own locks hold, whatever this process did before."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from briefer.errors import HeldElsewhereError, InputError, StorageError
from briefer.model.anchor import Span
from briefer.store import lock
from briefer.store.history import EXPORT
from briefer.store.new_file import write_whole
from briefer.store.workspace import Workspace, open_workspace
from tests.store.making import WHO, dump, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.store.conftest import Other, Start

INTRUDER = """
while True:
    input()
    intruder = sqlite3.connect(path, timeout=0)
    try:
        intruder.execute("UPDATE project SET title = title || '!'")
        intruder.commit()
        say("wrote")
    except sqlite3.OperationalError as error:
        say(str(error))
    intruder.close()
"""


@pytest.fixture
def intruder(briefing: Workspace, start: Start) -> Iterator[Callable[[], str]]:
    """Another program that tries to write when called, and says what came of it."""
    other: Other = start(INTRUDER, briefing.path)

    def intrude() -> str:
        other.go_on()
        return other.line()

    yield intrude
    other.kill()


def _open_beside(ws: Workspace) -> None:
    reader = open_workspace(ws.path, WHO, read_only=True)
    reader.passages.all()
    reader.close()


def _open_again(ws: Workspace) -> None:
    with pytest.raises(HeldElsewhereError):
        open_workspace(ws.path, WHO)


def _copy(ws: Workspace) -> None:
    if ws.passages.count() == 1:  # not inside a change
        ws.copy_to(ws.path.with_name("copy.briefing"))


def _copy_onto_itself(ws: Workspace) -> None:
    if ws.passages.count() == 1:
        with pytest.raises(InputError, match="another name"):
            ws.copy_to(ws.path)


def _export(ws: Workspace) -> None:
    if ws.passages.count() == 1:
        write_whole(ws.path.with_name("memo.pdf"), b"%PDF")
        with ws.change("Export", kind=EXPORT):
            pass


CALLS: dict[str, Callable[[Workspace], object]] = {
    "nothing": lambda _: None,
    "reading": lambda ws: (ws.passages.all(), ws.codebook.load(), ws.memos.all()),
    "reading apart": lambda ws: ws.read_apart(lambda reading: reading.passages.all()),
    "checking apart": lambda ws: ws.read_apart(lambda reading: reading.faults()),
    "checking": lambda ws: ws.faults(),
    "searching": lambda ws: ws.search("harbour", 5),
    "the history": lambda ws: ws.history.steps(),
    "opening beside": _open_beside,
    "opening again": _open_again,
    "the owner's name": lambda ws: lock.read_owner(ws.path),
    "a copy": _copy,
    "a copy onto itself": _copy_onto_itself,
    "an export": _export,
    "another connection": lambda ws: sqlite3.connect(ws.path).close(),
}


@pytest.mark.parametrize("call", CALLS)
def test_nobody_writes_into_a_change(
    briefing: Workspace, intruder: Callable[[], str], call: str
) -> None:
    CALLS[call](briefing)
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
        assert intruder() == '"database is locked"'
        CALLS[call](briefing)
        assert intruder() == '"database is locked"'
    assert briefing.project.get().title == "Harbour"
    assert intruder() == '"wrote"'


def test_nobody_writes_before_the_first_write_of_a_change(
    briefing: Workspace, intruder: Callable[[], str]
) -> None:
    with briefing.change("Read, then write") as tx:
        title = tx.read.project.get().title
        assert intruder() == '"database is locked"'
        tx.project.change({"title": f"{title}?"})
    assert briefing.project.get().title == "Harbour?"


def test_after_every_step_the_file_is_free(
    briefing: Workspace, intruder: Callable[[], str]
) -> None:
    for step in (tag_once, Workspace.undo, Workspace.redo, fail_once, *CALLS.values()):
        step(briefing)
        assert intruder() == '"wrote"'


def tag_once(ws: Workspace) -> None:
    with ws.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))


def fail_once(ws: Workspace) -> None:
    with pytest.raises(InputError), ws.change("Fails") as tx:
        tag(tx, 99, Span(0, 3))


BUSY = """
other = sqlite3.connect(path, isolation_level=None)
other.execute("BEGIN IMMEDIATE")
say("writing")
input()
"""


def test_a_program_that_keeps_the_file_busy_is_told_of(
    briefing: Workspace, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    with briefing.change("Be impatient") as tx:
        tx.recorder.rows.connection.execute("PRAGMA busy_timeout = 10")
    other = start(BUSY, briefing.path)
    assert other.line() == '"writing"'
    before = hashlib.sha256(briefing.path.read_bytes()).digest()
    with pytest.raises(StorageError, match="busy with another program"):
        tag_once(briefing)
    other.kill()
    assert hashlib.sha256(briefing.path.read_bytes()).digest() == before
    tag_once(briefing)


READING = """
other = sqlite3.connect(path, isolation_level=None)
other.execute("BEGIN")
other.execute("SELECT * FROM passage").fetchall()
say("reading")
input()
"""


def test_a_commit_that_a_reader_does_not_let_through_is_taken_back(
    briefing: Workspace, start: Start
) -> None:
    with briefing.change("Be impatient") as tx:
        tx.recorder.rows.connection.execute("PRAGMA busy_timeout = 10")
    other = start(READING, briefing.path)
    assert other.line() == '"reading"'
    before = dump(briefing.path)
    with pytest.raises(StorageError, match="busy with another program"):
        tag_once(briefing)
    assert dump(briefing.path) == before
    other.kill()
    tag_once(briefing)
    assert briefing.passages.count() == 2
