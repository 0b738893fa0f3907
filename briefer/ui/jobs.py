"""Work off the UI thread: progress, cancelling, and the result back on the UI thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Job(QObject):
    """One running piece of work.

    `progressed(done, total, name)` and `finished()` come on the UI thread. The work is called with
    its job, and may call `report` and read `cancelled` in its thread.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        label: str,
        writes: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.writes = writes
        self._work = work
        self._done = done
        self._failed = failed
        self._cancel = threading.Event()
        self._dropped = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancel.set()

    def drop(self) -> None:
        """Cancel, and tell nobody what the work came to."""
        self._dropped = True
        self.cancel()

    def report(self, done: int, total: int, name: str = "") -> bool:
        """Tell how far the work is; False asks it to stop."""
        self.progressed.emit(done, total, name)
        return not self.cancelled

    def work(self) -> tuple[object, Exception | None]:
        """Do the work, in whatever thread calls this; return its result, or what went wrong."""
        try:
            return self._work(self), None
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told on the UI thread)
            return None, error

    def tell(self, result: object, error: Exception | None) -> None:
        """Tell who asked what the work came to, unless it was dropped."""
        if self._dropped:
            return
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class Jobs(QObject):
    """Runs jobs. `started(Job)` and `ended(Job)` come on the UI thread."""

    started = Signal(object)
    ended = Signal(object)
    _worked = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worked.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._pool = QThreadPool(self)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    @property
    def writing(self) -> bool:
        """Whether a job that writes is running, so that panes refuse changes."""
        return any(job.writes for job in self._running)

    def run(
        self,
        work: Callable[[Job], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        label: str = "",
        writes: bool = False,
    ) -> Job:
        """Call `work(job)` in a thread, then `done(result)` or `failed(error)` on the UI thread.

        `writes` says that the work changes the briefing. A job that was cancelled still calls one
        of the two, with what the work came to.
        """
        # Its parent keeps it: it must not go where its last name goes, in the thread that worked.
        job = Job(work, done, failed, label=label, writes=writes, parent=self)
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(lambda: self._worked.emit(job, *job.work()))
        return job

    def close(self) -> None:
        """Cancel everything and wait until the threads are done; their results are dropped."""
        running, self._running = self._running, []
        for job in running:
            job.drop()
        self._pool.waitForDone()
        for job in running:
            job.deleteLater()

    def _arrive(self, job: Job, result: object, error: Exception | None) -> None:
        if job not in self._running:
            return  # nobody waits for it since `close`
        self._running.remove(job)
        self.ended.emit(job)
        job.finished.emit()
        job.deleteLater()
        job.tell(result, error)
