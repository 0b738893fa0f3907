"""Briefings to test with, and other processes that meet them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import IO, TYPE_CHECKING, Any

import pytest

from tests.store.making import new_briefing

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder on a memory file system where there is one: these tests commit all the time."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as path:
        yield Path(path).resolve()


@pytest.fixture
def briefing(folder: Path) -> Iterator[Workspace]:
    """An open briefing of two articles, one passage and one memo."""
    ws = new_briefing(folder / "harbour.briefing")
    yield ws
    ws.close()


@dataclass
class Other:
    """A Python process of its own that runs `code`, with `path` and what it needs imported."""

    process: subprocess.Popen[str]

    def line(self) -> str:
        """Wait for the next line that it prints."""
        line = self._output.readline()
        assert line, "the other process ended: " + self.errors()
        return line.rstrip("\n")

    def answer(self) -> Any:  # noqa: ANN401 - whatever it printed
        """Wait for its end; return the JSON of its last line."""
        *_, last = self._output.read().splitlines() or ["", self.errors()]
        assert self.process.wait(timeout=60) == 0, self.errors()
        return json.loads(last)

    def go_on(self) -> None:
        """Let it pass its next `input()`."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> list[str]:
        """End it as a crash would; return what it printed until then."""
        self.process.kill()
        with self.process:
            # Not `communicate`: it does not know of lines that were read ahead.
            return [] if self._output.closed else self._output.read().splitlines()

    def errors(self) -> str:
        assert self.process.stderr
        return self.process.stderr.read()

    @property
    def _output(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout


PREAMBLE = """
import json, os, sqlite3, sys
from pathlib import Path
from briefer.errors import *
from briefer.model.anchor import Span, make_anchor
from briefer.model.passage import Statement
from briefer.store import lock
from briefer.store.workspace import create, open_workspace
path = Path(sys.argv[1])
def say(value): print(json.dumps(value), flush=True)
"""

Start = Callable[..., Other]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts code in another process: `start(code, path)`; it is killed after the test."""
    started: list[Other] = []

    def run(code: str, path: Path, **options: Any) -> Other:  # noqa: ANN401 - those of Popen
        process = subprocess.Popen(
            [sys.executable, "-c", PREAMBLE + dedent(code), os.fspath(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )
        started.append(Other(process))
        return started[-1]

    yield run
    for other in started:
        other.kill()
