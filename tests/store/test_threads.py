"""Several threads on one briefing: nobody waits for a read, and every read sees one state."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, RLock
from typing import TYPE_CHECKING

import pytest

from briefer.errors import HeldElsewhereError, InputError, ProjectError
from briefer.model.anchor import Span
from briefer.store.workspace import open_workspace
from tests.store.making import WHO, dump, rows_of, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefer.store.reading import Reading
    from briefer.store.workspace import Workspace
    from tests.store.conftest import Start

PATIENCE = 30
ENDLESS = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM (SELECT started() FROM article LIMIT 1), n
"""


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def _tag(ws: Workspace) -> int:
    with ws.change("Tag") as tx:
        return tag(tx, 1, Span(0, 3))


class EndlessAtFirst:
    """A read that goes on for ever when it is called first, and counts passages after that."""

    def __init__(self) -> None:
        self.started = Event()
        self.calls = 0

    def __call__(self, reading: Reading) -> int:
        self.calls += 1
        if self.calls == 1:
            connection = rows_of(reading).connection
            connection.create_function("started", 0, self.started.set)
            connection.execute(ENDLESS).fetchone()
        return reading.passages.count()


def test_a_commit_stops_a_long_read_which_starts_again(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    read = EndlessAtFirst()
    reading = threads.submit(briefing.read_apart, read)
    assert read.started.wait(PATIENCE)
    _tag(briefing)
    assert reading.result(PATIENCE) == 2
    assert read.calls == 2


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_undo_and_redo_stop_it_too(
    briefing: Workspace, threads: ThreadPoolExecutor, way: str
) -> None:
    _tag(briefing)
    if way == "redo":
        briefing.undo()
    read = EndlessAtFirst()
    reading = threads.submit(briefing.read_apart, read)
    assert read.started.wait(PATIENCE)
    getattr(briefing, way)()
    assert reading.result(PATIENCE) == (1 if way == "undo" else 2)


def test_closing_stops_a_long_read_for_good(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    read = EndlessAtFirst()
    reading = threads.submit(briefing.read_apart, read)
    assert read.started.wait(PATIENCE)
    briefing.close()
    with pytest.raises(ProjectError, match="closed while it was being read"):
        reading.result(PATIENCE)


def test_a_read_that_a_commit_fell_into_sees_one_state(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    between, go_on = Event(), Event()

    def read(reading: Reading) -> tuple[int, int]:
        first = reading.passages.count()
        between.set()
        assert go_on.wait(PATIENCE)
        return first, reading.passages.count()

    reading = threads.submit(briefing.read_apart, read)
    assert between.wait(PATIENCE)
    _tag(briefing)
    go_on.set()
    assert reading.result(PATIENCE) == (2, 2)


def test_an_error_of_the_read_itself_comes_out(briefing: Workspace) -> None:
    with pytest.raises(InputError):
        briefing.read_apart(lambda reading: reading.articles.get(99))
    _tag(briefing)


def test_a_read_inside_a_change_sees_what_is_committed(briefing: Workspace) -> None:
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
        assert briefing.passages.count() == 2
        assert briefing.read_apart(lambda reading: reading.passages.count()) == 1


@contextmanager
def _writing(ws: Workspace, threads: ThreadPoolExecutor) -> Iterator[None]:
    """Another thread is inside a change that wrote much, for as long as the block lasts."""
    writing, finish = Event(), Event()

    def write() -> None:
        with ws.change("A long job") as tx:
            tx.codebook.add_stakeholder("Half-written")
            tx.codebook.set_aliases(1, [])
            for _ in range(3000):  # more than SQLite keeps in memory unless it is told to
                tag(tx, 1, Span(0, 60))
            ws.codebook.load()
            writing.set()
            assert finish.wait(PATIENCE)

    job = threads.submit(write)
    assert writing.wait(PATIENCE)
    try:
        yield
    finally:
        finish.set()
        job.result(PATIENCE)


def test_reading_beside_a_long_change_neither_waits_nor_sees_it(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    codebook = briefing.codebook.load()
    with _writing(briefing, threads):
        assert briefing.passages.count() == 1
        assert len(briefing.passages.of_article(1)) == 1
        assert briefing.codebook.load() == codebook
        assert briefing.codebook.load().stakeholders[0].aliases == ("the union", "dockers")
        assert briefing.articles.text(1).startswith("The harbour")
        assert briefing.memos.all()[0].title == "The harbour"
        assert briefing.search("harbour", 5)[0] > 0
        assert briefing.history.undoable() is not None
        assert briefing.read_apart(lambda reading: reading.passages.count()) == 1
    assert briefing.passages.count() == 3001
    assert [s.name for s in briefing.codebook.load().stakeholders][-1] == "Half-written"


def test_what_a_failed_change_wrote_is_seen_by_nobody(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    codebook = briefing.codebook.load()

    def fail() -> None:
        with briefing.change("Fails") as tx:
            tx.codebook.add_stakeholder("Never")
            briefing.codebook.load()
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        threads.submit(fail).result(PATIENCE)
    assert briefing.codebook.load() == codebook


def test_many_threads_read_while_one_writes(
    briefing: Workspace, threads: ThreadPoolExecutor
) -> None:
    done = Event()

    def read() -> set[int]:
        seen = set()
        while not done.is_set():
            passages = briefing.passages.all()
            seen.add(len(passages))
            # All its rows are of one state: every new passage has its one stakeholder.
            assert all(len(passage.parties) == 1 for passage in passages)
        return seen

    readers = [threads.submit(read) for _ in range(3)]
    try:
        for _ in range(100):
            with briefing.change("Tag") as tx:
                tx.passages.set_parties(tag(tx, 1, Span(0, 3)), briefing.passages.get(1).parties)
    finally:
        done.set()
    for reader in readers:
        assert reader.result(PATIENCE) <= set(range(1, 102))
    assert briefing.passages.count() == 101


class Watched:
    """A lock that calls `then` once, when its owner first lets go of it whole."""

    def __init__(self, then: Callable[[], object]) -> None:
        self._lock = RLock()
        self._depth = 0
        self._then: list[Callable[[], object]] = [then]

    def acquire(self, *, blocking: bool = True) -> bool:
        got = self._lock.acquire(blocking)
        self._depth += got
        return got

    def release(self) -> None:
        self._depth -= 1
        is_free = not self._depth
        self._lock.release()
        if is_free and self._then:
            self._then.pop()()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


@pytest.mark.parametrize("act", ["change", "undo"])
def test_no_step_is_joined_over_one_that_another_thread_wrote(
    briefing: Workspace, threads: ThreadPoolExecutor, act: str
) -> None:
    """The other thread comes as soon as the lock is free."""
    with briefing.change("First", join="visit") as tx:
        tag(tx, 1, Span(0, 3))

    def other(join: str | None) -> None:
        with briefing.change("Between", join=join) as tx:
            tag(tx, 1, Span(4, 6))

    join = "visit" if act == "undo" else None
    watched = Watched(lambda: threads.submit(other, join).result(PATIENCE))
    rows_of(briefing).lock = watched  # type: ignore[assignment]  # it is used as a lock alone
    if act == "undo":
        briefing.undo()
    else:
        with briefing.change("Second", join="visit") as tx:
            tag(tx, 1, Span(7, 9))
    with briefing.change("Last", join="visit" if act == "change" else None) as tx:
        tag(tx, 1, Span(10, 12))
    told = [(step.label, step.undone) for step in briefing.history.steps()[-3:]]
    if act == "undo":
        assert told == [("First", True), ("Between", False), ("Last", False)]
    else:
        assert told == [("Second", False), ("Between", False), ("Last", False)]


def test_a_copy_waits_for_a_change_and_holds_it(
    briefing: Workspace, threads: ThreadPoolExecutor, folder: Path
) -> None:
    target = folder / "copy.briefing"
    with briefing.change("Tag") as tx:
        tag(tx, 1, Span(0, 3))
        copying = threads.submit(briefing.copy_to, target)
    copying.result(PATIENCE)
    assert dump(target) == dump(briefing.path)
    copy = open_workspace(target, WHO)
    assert copy.faults() == ()
    assert copy.undo().label == "Tag"
    copy.close()


def test_commits_go_on_while_a_copy_is_made(
    briefing: Workspace, threads: ThreadPoolExecutor, folder: Path
) -> None:
    _grow(briefing)
    before = briefing.passages.count()
    target = folder / "copy.briefing"
    copying = threads.submit(briefing.copy_to, target)
    tags = 0
    while not copying.done():
        _tag(briefing)
        tags += 1
    copying.result()
    copy = open_workspace(target, WHO, read_only=True)
    assert copy.faults() == ()
    assert before <= copy.passages.count() <= before + tags
    copy.close()


def _grow(ws: Workspace) -> None:
    """Make the file large enough that a copy takes several steps."""
    with ws.change("Grow") as tx:
        for _ in range(4000):
            tag(tx, 2, Span(0, 60))


def test_a_copy_inside_a_change_is_refused(briefing: Workspace, folder: Path) -> None:
    with pytest.raises(RuntimeError, match="inside a change"), briefing.change("Outer"):
        briefing.copy_to(folder / "copy.briefing")
    assert not (folder / "copy.briefing").exists()


def test_a_copy_takes_the_place_of_an_older_copy(briefing: Workspace, folder: Path) -> None:
    target = folder / "copy.briefing"
    briefing.copy_to(target)
    _tag(briefing)
    briefing.copy_to(target)
    assert dump(target) == dump(briefing.path)
    assert sorted(p.name for p in folder.iterdir()) == [
        ".harbour.briefing.lock",
        "copy.briefing",
        "harbour.briefing",
    ]


def test_a_copy_onto_a_briefing_that_is_open_elsewhere_is_refused(
    briefing: Workspace, folder: Path, start: Start
) -> None:
    target = folder / "copy.briefing"
    briefing.copy_to(target)
    other = start("ws = open_workspace(path, 'Ben'); say('open'); input()", target)
    assert other.line() == '"open"'
    before = target.read_bytes()
    with pytest.raises(HeldElsewhereError):
        briefing.copy_to(target)
    assert target.read_bytes() == before
