"""Work off the UI thread: progress, cancelling, and the result back on the UI thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable


class Job(QObject):
    """One running piece of work.

    `progressed(done, total, name)` and `finished()` come on the UI thread. The work is called with
    its job, and may call `report` and read `cancelled` in its thread.
    """

    progressed = Signal(int, int, str)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        label: str,
        writes: bool,
    ) -> None:
        super().__init__()
        self.label = label
        self.writes = writes
        self._work = work
        self._done = done
        self._failed = failed
        self._cancel = threading.Event()
        self._dropped = False
        self._ended.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

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

    def work(self) -> None:
        """Do the work, in whatever thread calls this."""
        try:
            result = self._work(self)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told on the UI thread)
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _arrive(self, result: object, error: Exception | None) -> None:
        if self._dropped:
            return
        self.finished.emit()
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class _Task(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    @override
    def run(self) -> None:
        self._job.work()


class Jobs(QObject):
    """Runs jobs. `started(Job)` and `ended(Job)` come on the UI thread."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
        job = Job(work, done, failed, label=label, writes=writes)
        job.finished.connect(lambda: self._end(job))
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(_Task(job))
        return job

    def close(self) -> None:
        """Cancel everything and wait until the threads are done; their results are dropped."""
        running, self._running = self._running, []
        for job in running:
            job.drop()
        self._pool.waitForDone()
        for job in running:
            job.deleteLater()

    def _end(self, job: Job) -> None:
        self._running.remove(job)
        self.ended.emit(job)
