"""An open briefing: what everybody reads from, and the only way to write.

One connection writes, guarded by one lock. Whoever reads while another thread is writing sees the
committed state on a second connection. Long reads run on connections of their own; a commit stops
them, and they start again after it.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import HistoryError, InputError, ReadOnlyError, StorageError
from briefer.model.changes import ChangeSet, Place
from briefer.model.dates import utc_now
from briefer.store import lock, project_file, reversal
from briefer.store.apart import Apart
from briefer.store.disk_faults import plain_errors
from briefer.store.history import CHANGE, CREATE, READING
from briefer.store.reading import Reading
from briefer.store.recorder import Recorder
from briefer.store.rows import Beside, Rows
from briefer.store.tables import codebook as codebook_tables
from briefer.store.transaction import Transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefer.model.changes import Step
    from briefer.store.recorder import TableShape

T = TypeVar("T")

_NOWHERE = Place()


class Workspace(Reading):
    """One open briefing. Close it when done; a crash loses at most the action under way."""

    def __init__(self, file: project_file.OpenFile, who: str) -> None:
        """Work on an open file in the name of `who`."""
        self._file = file
        self._beside = Beside(self._connect)
        self._apart = Apart(self._connect)
        super().__init__(Rows(file.connection, self._beside))
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._shapes: dict[str, TableShape] = {}
        self._joinable: tuple[str, int] | None = None
        self._writer: int | None = None
        self._wrote_codebook = False
        self._version = 0
        self.who = who

    def _connect(self) -> sqlite3.Connection:
        return project_file.reading_connection(self._file.path)

    @property
    def path(self) -> Path:
        """The briefing's file."""
        return self._file.path

    def is_at(self, path: Path) -> bool:
        """Say whether that is the briefing's file."""
        with suppress(OSError):  # one of the two is not there, or cannot be seen
            return path.samefile(self.path)
        return False

    @property
    def version(self) -> int:
        """A number that grows with every change, undo and redo: what was read before may be old."""
        return self._version

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
        self._refuse_inside_a_change("close")
        self._apart.close()
        with self._rows.lock:
            self._listeners.clear()
            self._beside.close()
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
        detail: bool = False,
        kind: str = CHANGE,
    ) -> Iterator[Transaction]:
        """Write one step, all or nothing, and tell the listeners.

        A step with the same `join` as the step before goes on with it, under the new label, or as
        a `detail` under the old one; undo, redo, any other step but a reading and closing the
        briefing end that. A block that changes nothing leaves no step. Raises ReadOnlyError,
        HeldElsewhereError, or StorageError where the disk refuses; then nothing of the block is
        kept.
        """
        with self._rows.lock:  # until it is known what can be joined
            with self._transaction():
                recorder = Recorder(self._rows, self._note, self._shapes)
                joined = self._joined(join)
                if joined:
                    recorder.load(joined)
                yield Transaction(recorder, self, self.who)
                step: Step | None
                if joined:
                    step, kept = self._go_on(recorder, joined, None if detail else label)
                else:
                    step = kept = self._keep(recorder, kind, label, at)
            if step is None:
                return
            if kind != READING:
                self._joinable = (join, kept.id) if join and kept else None
            self._version += 1
        self._tell(ChangeSet(step, recorder.touched))

    def begin_here(self) -> None:
        """Make everything so far the briefing's beginning, which stays in the history for good."""
        self._require_owner()
        with self._transaction():
            self._rows.run("UPDATE step SET kind = ? WHERE kind = ?", (CREATE, CHANGE))

    def undo(self) -> Step:
        """Take back the newest step; raise HistoryError where there is none."""
        return self._turn("undo")

    def redo(self) -> Step:
        """Do the step again that was undone last; raise HistoryError where there is none."""
        return self._turn("redo")

    def read_apart(self, read: Callable[[Reading], T]) -> T:
        """Run a long read of one state of the briefing, for a worker thread.

        A commit stops it; then it runs again from the start, so `read` must not mind being called
        twice. Raises ProjectError where the briefing is closed meanwhile.
        """
        return self._apart.run(lambda rows: read(Reading(rows)))

    def copy_to(self, path: Path) -> None:
        """Write a copy of the briefing, whole or not at all; other threads go on meanwhile.

        Raises InputError where `path` is the briefing itself, HeldElsewhereError where it is open
        elsewhere, StorageError where the disk refuses.
        """
        self._refuse_inside_a_change("copy")
        if self.is_at(path):
            raise InputError("A copy needs another name than the briefing itself.")
        project_file.copy(self._rows.connection, path, self.path)

    def move_to(self, path: Path) -> None:
        """Put the file at another place and close the briefing.

        The file at its old place goes only once a whole copy stands at the new one. Raises
        InputError where something is there already, ReadOnlyError, HeldElsewhereError, or
        StorageError where the disk refuses; then the file is where it was, and nothing new is left.
        """
        self._refuse_inside_a_change("move")
        with self._rows.lock, plain_errors():  # nobody writes what would stay behind
            self._require_owner()
            project_file.require_free(path)
            project_file.copy(self._rows.connection, path, self.path)
            self._apart.close()
            self._listeners.clear()
            self._beside.close()
            self._file.give_up_for(path)

    def _require_owner(self) -> None:
        ownership = self._file.ownership
        if ownership is None:
            raise ReadOnlyError(
                f"{self.path.name} is open for reading only ({self.why_read_only}); "
                "nothing was changed. Save a copy to work on."
            )
        try:
            ownership.confirm()
        except lock.CannotLockError as error:
            raise StorageError(
                f"{self.path.name} is no longer held, and {error}; nothing was changed. "
                "Save a copy to work on."
            ) from error

    def _refuse_inside_a_change(self, what: str) -> None:
        if self._writer == get_ident():
            raise RuntimeError(f"a {what} inside a change")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._refuse_inside_a_change("change")
        with self._rows.lock, plain_errors():
            self._require_owner()
            self._writer = get_ident()
            self._wrote_codebook = False
            try:
                with project_file.transaction(self._rows.connection, self._apart.stopped):
                    yield
            finally:
                self._writer = None
                if self._wrote_codebook:  # committed or not, what was read in between is old
                    self.codebook.forget()

    def _joined(self, join: str | None) -> int | None:
        """Return the id of the step that goes on, or None for a new one."""
        key, step_id = self._joinable or (None, None)
        return step_id if join is not None and join == key else None

    def _keep(self, recorder: Recorder, kind: str, label: str, at: Place) -> Step | None:
        """Write a new step; return it, or None where nothing was changed."""
        if kind == CHANGE:
            if recorder.changes_nothing:
                return None
            self._rows.run("UPDATE step SET state = 'closed' WHERE state = 'undone'")
        step_id = add_step(self._rows, kind, label, self.who, at=at)
        recorder.keep(step_id)
        return self.history.get(step_id)

    def _go_on(
        self, recorder: Recorder, step_id: int, label: str | None
    ) -> tuple[Step | None, Step | None]:
        """Write to the step before; return it if it was written, and if it still is there."""
        if not recorder.written:
            return None, None
        step = self.history.get(step_id)
        recorder.keep(step_id)
        if recorder.changes_nothing:
            self._rows.run("DELETE FROM step WHERE id = ?", (step_id,))
            return step, None
        self._rows.run(
            "UPDATE step SET label = coalesce(?, label), at = ? WHERE id = ?",
            (label, utc_now(), step_id),
        )
        step = self.history.get(step_id)
        return step, step

    def _turn(self, way: str) -> Step:
        with self._rows.lock:
            with self._transaction():
                undo = way == "undo"
                step = self.history.undoable() if undo else self.history.redoable()
                if step is None:
                    raise HistoryError(f"There is nothing to {way}.")
                rows = (reversal.take_back if undo else reversal.do_again)(self._rows, step.id)
                state = "undone" if undo else "done"
                self._rows.run("UPDATE step SET state = ? WHERE id = ?", (state, step.id))
                step = self.history.get(step.id)
                for table in rows:
                    self._note(table)
            self._joinable = None
            self._version += 1
        self._tell(ChangeSet(step, rows, way))
        return step

    def _note(self, table: str) -> None:
        """Hear that a table was written in the transaction under way."""
        if table in codebook_tables.TABLES:
            self._wrote_codebook = True
            self.codebook.forget()

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(changes)


def add_step(rows: Rows, kind: str, label: str, who: str, *, at: Place = _NOWHERE) -> int:
    """Write a new step; return its id."""
    cursor = rows.run(
        "INSERT INTO step (kind, label, at, who, article_id, start_at, end_at, memo_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kind,
            label,
            utc_now(),
            who,
            at.article_id,
            at.span.start if at.span else None,
            at.span.end if at.span else None,
            at.memo_id,
        ),
    )
    return int(cursor.lastrowid or 0)


def create(path: Path, who: str, fill: Callable[[Transaction], None]) -> None:
    """Make a new briefing; what `fill` writes is its beginning and cannot be undone."""

    def fill_file(connection: sqlite3.Connection) -> None:
        rows = Rows(connection)
        reading = Reading(rows)
        fill(Transaction(Recorder(rows, lambda _: reading.codebook.forget()), reading, who))
        add_step(rows, CREATE, "New briefing", who)

    project_file.create(path, fill_file)


def open_workspace(
    path: Path,
    who: str,
    *,
    read_only: bool = False,
    why: str = project_file.ASKED,
    take_over: bool = False,
) -> Workspace:
    """Open a briefing; see `project_file` for what can go wrong. `why` says why `read_only`."""
    if read_only:
        return Workspace(project_file.open_for_reading(path, why=why), who)
    return Workspace(project_file.open_for_writing(path, who, take_over=take_over), who)
