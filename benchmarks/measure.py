"""What one measurement is, and how it is taken."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

Sample = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A thing to measure; `prepare` yields a function that does it once and returns seconds."""

    name: str
    goal: float | None
    times: int
    prepare: Callable[[], AbstractContextManager[Sample]]
    commits: bool = False
    """Whether each time ends in a commit, to which the disk would add its own time."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, in seconds."""

    name: str
    goal: float | None
    seconds: tuple[float, ...]
    commits: bool = False

    @property
    def median(self) -> float:
        """The middle one of all the times."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that 19 of 20 stay below."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


class Clock:
    """What measures: the clock on the wall, or the processor's time where `counts_work` is set.

    On a machine that has other work to do, the second one says what a calm machine would take.
    """

    counts_work = False

    @classmethod
    def now(cls) -> float:
        """Return the time in seconds."""
        return time.process_time() if cls.counts_work else time.perf_counter()


def timed(action: Callable[[], object]) -> float:
    """Do it, and return how many seconds it took."""
    begin = Clock.now()
    action()
    return Clock.now() - begin


def measure(benchmark: Benchmark, times: int | None = None) -> Result:
    """Take a measurement, after one run that does not count."""
    gc.collect()
    with benchmark.prepare() as sample:
        sample()
        seconds = tuple(sample() for _ in range(times or benchmark.times))
    return Result(benchmark.name, benchmark.goal, seconds, benchmark.commits)


def memory(kind: str) -> float:
    """Return how many MB of memory this process has now (VmRSS) or had at most (VmHWM)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no memory is said")


def memory_folder() -> Path:
    """Return a folder on a memory file system where there is one, so that no disk is measured."""
    shared = Path("/dev/shm")  # noqa: S108 - only a place for a folder with a name of its own
    return shared if os.access(shared, os.W_OK) else Path(tempfile.gettempdir())


def disk_sync() -> Result:
    """Measure what the disk itself takes to keep 4 KB for good, for comparison with a commit."""
    with tempfile.NamedTemporaryFile(dir=Path.cwd(), prefix=".sync-") as file:

        def write_and_sync() -> None:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())

        return Result(
            "The disk: 4 KB synced", None, tuple(timed(write_and_sync) for _ in range(30))
        )
