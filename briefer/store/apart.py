"""Long reads on connections of their own, which never make a write wait."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

from briefer.errors import ProjectError
from briefer.store.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

# So often (in steps of SQLite's machine, some milliseconds) a read looks whether it must stop.
_STEPS = 20_000


class Apart:
    """Runs reads, each on a new connection; a commit stops them, and they start again after it."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Open each reader with `connect`."""
        self._connect = connect
        self._stops: set[Event] = set()
        self._gate = Lock()
        self._closed = False

    def run(self, read: Callable[[Rows], T]) -> T:
        """Return what `read` makes of one state of the briefing.

        Raises ProjectError where the briefing is closed before that.
        """
        while True:
            with self._reader() as rows:
                try:
                    state = _state(rows)
                    result = read(rows)
                    if _state(rows) == state:
                        return result
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                        raise

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop all reads; they start again when the block is done."""
        with self._gate:
            for stop in self._stops:
                stop.set()
            yield

    def close(self) -> None:
        """Stop all reads for good."""
        with self.stopped():
            self._closed = True

    @contextmanager
    def _reader(self) -> Iterator[Rows]:
        stop = Event()
        with self._gate:  # not while a commit is under way
            if self._closed:
                raise ProjectError("The briefing was closed while it was being read.")
            connection = self._connect()
            self._stops.add(stop)
        connection.set_progress_handler(stop.is_set, _STEPS)
        try:
            with closing(connection):
                yield Rows(connection)
        finally:
            with self._gate:
                self._stops.discard(stop)


def _state(rows: Rows) -> int:
    """Return a number that every commit of another connection changes."""
    return int(rows.value("PRAGMA data_version"))
