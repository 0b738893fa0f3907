"""From the start of the process until the window is painted and answers."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark
from briefer.services import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample


@contextmanager
def _without_a_file() -> Iterator[Sample]:
    with tempfile.TemporaryDirectory() as home:
        yield lambda: _start(Path(home), "start")


@contextmanager
def _with_the_sample() -> Iterator[Sample]:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "sample.briefing"
        sample.build(path, who="Bench").close()
        yield lambda: _start(Path(home), "articleText", str(path))


def _start(home: Path, widget: str, *arguments: str) -> float:
    """Start Briefer with user folders of its own; return the seconds until `widget` is there."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("CONFIG", "DATA", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(home)
    begin = str(time.monotonic())
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.first_paint", begin, widget, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return float(done.stdout)


BENCHMARKS = (
    Benchmark("Start to usable window", 1.0, 10, _without_a_file),
    Benchmark("Start with the sample", 1.5, 10, _with_the_sample),
)
