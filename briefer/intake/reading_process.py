"""The other end of the worker: started, asked, held to the clock and ended from here."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading

from briefer.intake import wire


class TookTooLongError(Exception):
    """The process was ended because its time for one source was over."""


class ReadingProcess:
    """One process that reads sources. Once it has failed in any way it is to be ended."""

    def __init__(self, *, seconds: float, memory: int) -> None:
        """Start it; raise OSError where the system does not let us."""
        self._seconds = seconds
        # -P: a file in the current folder must not pass for a module.
        command = [sys.executable, "-P", "-m", "briefer.intake.worker"]
        limits = [str(memory), str(max(1, round(seconds)))]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no words of others
            [*command, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Neither an open briefing nor its lock may live on in the child.
            close_fds=True,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def id(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether it is still running."""
        return self._process.poll() is None

    def ask(self, message: dict[str, object], data: bytes) -> dict[str, object]:
        """Send one source and return the answer.

        Raises TookTooLongError, or WireError or OSError where the process is gone.
        """
        late = threading.Event()
        clock = threading.Timer(self._seconds, self._end_late, (late,))
        clock.start()
        try:
            return self._exchange(message, data)
        except (wire.WireError, OSError):
            if late.is_set():
                raise TookTooLongError from None
            raise
        finally:
            clock.cancel()
            clock.join()

    def end(self) -> None:
        """Kill the process and wait for its end."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            # What was not sent to a dead process need not be.
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    def _exchange(self, message: dict[str, object], data: bytes) -> dict[str, object]:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise wire.WireError("There are no pipes.")
        wire.send(requests, message, data)
        return wire.receive(answers)[0]

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


def _environment() -> dict[str, str]:
    """Return our own, with one thread for numpy: each one would reserve memory of the limit."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
