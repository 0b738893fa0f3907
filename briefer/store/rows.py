"""Reading rows: one connection, one lock."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock, get_ident
from typing import TYPE_CHECKING, Any

from briefer.store.disk_faults import plain_errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Parameters = Sequence[Any] | Mapping[str, Any]


class Beside:
    """A connection of its own for whoever comes while another thread is writing.

    It is opened when it is first needed, and shows what is committed.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Open with `connect` when the time comes."""
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._lock = RLock()
        self._thread: int | None = None

    @property
    def is_read_here(self) -> bool:
        """Whether this thread is inside `steady`."""
        return self._thread == get_ident()

    @contextmanager
    def steady(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection, which shows one state for as long as the block lasts."""
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
            connection = self._connection
            if self.is_read_here:
                yield connection
                return
            connection.execute("BEGIN")
            self._thread = get_ident()
            try:
                yield connection
            finally:
                self._thread = None
                connection.rollback()

    def close(self) -> None:
        """Close the connection if there is one."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()


class Rows:
    """Runs statements on one connection; safe to call from several threads.

    Where there is a `beside`, reads that find another thread at work go there instead of waiting.
    """

    def __init__(self, connection: sqlite3.Connection, beside: Beside | None = None) -> None:
        """Read from `connection`, whose rows must be `sqlite3.Row`."""
        self.connection = connection
        self.lock = RLock()
        self._beside = beside

    @contextmanager
    def steady(self) -> Iterator[sqlite3.Connection]:
        """Let several reads see one state of the briefing; yield the connection they use."""
        beside = self._beside
        if beside is None:
            with self.lock:
                yield self.connection
        elif not beside.is_read_here and self.lock.acquire(blocking=False):
            try:
                yield self.connection
            finally:
                self.lock.release()
        else:
            with beside.steady() as connection:
                yield connection

    def all(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return every row."""
        with plain_errors(), self.steady() as connection:
            try:
                return connection.execute(sql, parameters).fetchall()
            except OverflowError:  # no row holds a number of more than 64 bits
                return []

    def one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row, or None."""
        with plain_errors(), self.steady() as connection:
            try:
                row: sqlite3.Row | None = connection.execute(sql, parameters).fetchone()
            except OverflowError:  # no row holds a number of more than 64 bits
                return None
            return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the first column of the first row, or None."""
        row = self.one(sql, parameters)
        return row[0] if row else None

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement that writes, inside a transaction."""
        with self._writing() as connection:
            return connection.execute(sql, parameters)

    def run_many(self, sql: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run one statement that writes for each of `parameters`, inside a transaction."""
        with self._writing() as connection:
            connection.executemany(sql, parameters)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self.lock, plain_errors():
            if not self.connection.in_transaction:
                raise RuntimeError("a write outside of a change")
            yield self.connection
