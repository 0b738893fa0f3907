"""An open briefing: what everybody reads from, and the only way to write.

One connection writes, guarded by one lock. Long reads run on connections of their own and are
interrupted, then started again, when somebody writes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import HistoryError, ReadOnlyError
from briefer.model.changes import ChangeSet, Place
from briefer.model.dates import utc_now
from briefer.store import project_file, reversal
from briefer.store.history import CHANGE, CREATE
from briefer.store.reading import Reading
from briefer.store.recorder import Recorder
from briefer.store.rows import Rows, plain_errors
from briefer.store.tables import codebook as codebook_tables
from briefer.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from briefer.model.changes import Key, Step

T = TypeVar("T")

_NOWHERE = Place()


class Workspace(Reading):
    """One open briefing. Close it when done; a crash loses at most the action under way."""

    def __init__(self, file: project_file.OpenFile, who: str) -> None:
        """Work on an open file in the name of `who`."""
        super().__init__(Rows(file.database.conn))
        self._file = file
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._readers: set[sqlite3.Connection] = set()
        self._shapes = Recorder(self._rows).shapes
        self._writing = False
        self.who = who

    @property
    def path(self) -> Path:
        """The briefing's file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._file.ownership is None

    @property
    def why_read_only(self) -> str:
        """The reason, as the end of a sentence; empty for the owner."""
        return self._file.why_read_only

    def close(self) -> None:
        """Close the file and give up its ownership; safe to call twice."""
        with self._rows.lock:
            self._interrupt_readers()
            self._listeners.clear()
            self._file.close()

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after every commit, on the thread that wrote; return how to stop that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    @contextmanager
    def change(
        self,
        label: str,
        *,
        at: Place = _NOWHERE,
        join: str | None = None,
        kind: str = CHANGE,
    ) -> Iterator[Transaction]:
        """Write one step, all or nothing, and tell the listeners.

        A step with the same `join` as the newest one goes on with it, under the new label. A block
        that writes nothing leaves no step. Raises ReadOnlyError, or StorageError where the disk
        refuses; then nothing of the block is kept.
        """
        self._require_owner()
        with self._transaction():
            recorder = Recorder(self._rows, self._shapes)
            joined = self.history.joinable(join) if join else None
            if joined:
                recorder.load(joined)
            yield Transaction(recorder, self, self.who)
            step = self._keep(recorder, joined, (kind, label, join), at)
            self._forget(recorder.touched())
        if step:
            self._tell(ChangeSet(step, recorder.touched()))

    def undo(self) -> Step:
        """Take back the newest step; raise HistoryError where there is none."""
        return self._turn("undo")

    def redo(self) -> Step:
        """Do the step again that was undone last; raise HistoryError where there is none."""
        return self._turn("redo")

    def read_apart(self, read: Callable[[Reading], T]) -> T:
        """Run a long read on a connection of its own, for a worker thread.

        A write interrupts it; then it runs again from the start.
        """
        while True:
            connection = project_file.reading_connection(self.path)
            with closing(connection):
                self._readers.add(connection)
                try:
                    return read(Reading(Rows(connection)))
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                        raise
                finally:
                    self._readers.discard(connection)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the briefing, whole or not at all."""
        project_file.copy(self._rows.connection, path)

    def _require_owner(self) -> None:
        if self.read_only:
            raise ReadOnlyError(
                f"{self.path.name} is open for reading only ({self.why_read_only}); "
                "nothing was changed. Save a copy to work on."
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._rows.lock, plain_errors():
            if self._writing:
                raise RuntimeError("a change inside a change")
            self._interrupt_readers()
            self._writing = True
            try:
                with self._file.database.atomic():
                    yield
            except BaseException:
                self.codebook.forget()  # it may have been read inside what was rolled back
                raise
            finally:
                self._writing = False

    def _interrupt_readers(self) -> None:
        for connection in tuple(self._readers):
            connection.interrupt()

    def _keep(
        self, recorder: Recorder, joined: int | None, names: tuple[str, str, str | None], at: Place
    ) -> Step | None:
        kind, label, join = names
        if joined:
            self._rows.run(
                "UPDATE step SET label = ?, at = ? WHERE id = ?", (label, utc_now(), joined)
            )
            recorder.keep(joined)
            return self.history.get(joined)
        if not recorder.entries and kind == CHANGE:
            return None
        if kind == CHANGE:
            self._rows.run("UPDATE step SET state = 'closed' WHERE state = 'undone'")
        step_id = add_step(self._rows, kind, label, self.who, join=join, at=at)
        recorder.keep(step_id)
        return self.history.get(step_id)

    def _turn(self, way: str) -> Step:
        self._require_owner()
        with self._transaction():
            undo = way == "undo"
            step = self.history.undoable() if undo else self.history.redoable()
            if step is None:
                raise HistoryError(f"There is nothing to {way}.")
            rows = (reversal.take_back if undo else reversal.do_again)(self._rows, step.id)
            state = "undone" if undo else "done"
            self._rows.run("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
            self._forget(rows)
            step = self.history.get(step.id)
        self._tell(ChangeSet(step, rows, way))
        return step

    def _forget(self, touched: dict[str, frozenset[Key]]) -> None:
        if touched.keys() & set(codebook_tables.TABLES):
            self.codebook.forget()

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(changes)


def add_step(
    rows: Rows, kind: str, label: str, who: str, *, join: str | None = None, at: Place = _NOWHERE
) -> int:
    """Write a new step; return its id."""
    cursor = rows.run(
        "INSERT INTO step (kind, label, at, who, join_key, article_id, start_at, end_at, memo_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kind,
            label,
            utc_now(),
            who,
            join,
            at.article_id,
            at.span.start if at.span else None,
            at.span.end if at.span else None,
            at.memo_id,
        ),
    )
    return int(cursor.lastrowid or 0)


def create(path: Path, who: str, fill: Callable[[Transaction], None]) -> None:
    """Make a new briefing; what `fill` writes is its beginning and cannot be undone."""

    def fill_database(database: Database) -> None:
        rows = Rows(database.conn)
        fill(Transaction(Recorder(rows), Reading(rows), who))
        add_step(rows, CREATE, "New briefing", who)

    project_file.create(path, fill_database)


def open_workspace(
    path: Path, who: str, *, read_only: bool = False, take_over: bool = False
) -> Workspace:
    """Open a briefing; see `project_file` for what can go wrong."""
    if read_only:
        return Workspace(project_file.open_for_reading(path), who)
    return Workspace(project_file.open_for_writing(path, who, take_over=take_over), who)
