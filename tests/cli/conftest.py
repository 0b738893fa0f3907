"""The command line, run as a script would run it, and a briefing to run it on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import pytest

from briefer.cli import main

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLE = DATA / "fixture-article.txt"
TAGS = DATA / "fixture-tags.jsonl"
MAIN = "import sys; from briefer.__main__ import main; sys.exit(main())"

Run = Callable[..., subprocess.CompletedProcess[str]]


@dataclass(frozen=True)
class Answer:
    """Exit code, standard output and standard error of one command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document is
        """Standard output, which must be one JSON document."""
        return json.loads(self.out)


class Briefer:
    """Runs commands; `ok` also says that the command must succeed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *args: object) -> Answer:
        self._capsys.readouterr()
        code = main.run([str(arg) for arg in args])
        captured = self._capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    def ok(self, *args: object) -> Any:  # noqa: ANN401 - whatever the document is
        """Run a command that answers with JSON and must succeed."""
        answer = self(*args, "--json")
        assert answer.code == 0, answer.err
        return answer.json


@pytest.fixture
def briefer(capsys: pytest.CaptureFixture[str]) -> Briefer:
    return Briefer(capsys)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command in a new process; `first` is code that it runs before."""

    def running(
        *args: object,
        first: str = "",
        env: dict[str, str] | None = None,
        out: int | TextIO = subprocess.PIPE,
        err: int | TextIO = subprocess.PIPE,
    ) -> subprocess.CompletedProcess[str]:
        # The standard streams must be closed before the process that is to miss them begins.
        again = f"os.execv(sys.executable, [sys.executable, '-c', {MAIN!r}, *sys.argv[1:]])"
        code = f"import os, sys; {first}; {again}" if first else MAIN
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, args)],
            check=False,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            stdout=out,
            stderr=err,
        )

    return running


def json_of(done: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401 - whatever the document is
    """Standard output of a command that must have succeeded."""
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new briefing, the same with the fixture article, and with its thirty tagged passages."""
    folder = tmp_path_factory.mktemp("made")
    paths = {name: folder / f"{name}.briefing" for name in ("empty", "imported", "tagged")}
    assert main.run(["new", str(paths["empty"])]) == 0
    shutil.copy(paths["empty"], paths["imported"])
    assert main.run(["import", str(paths["imported"]), str(ARTICLE)]) == 0
    shutil.copy(paths["imported"], paths["tagged"])
    assert main.run(["tags", "import", str(paths["tagged"]), str(TAGS)]) == 0
    return paths


@pytest.fixture
def empty(made: dict[str, Path], tmp_path: Path) -> Path:
    """A new briefing with the starter codebook."""
    return Path(shutil.copy(made["empty"], tmp_path / "talks.briefing"))


@pytest.fixture
def briefing(made: dict[str, Path], tmp_path: Path) -> Path:
    """The same with the fixture article in it."""
    return Path(shutil.copy(made["imported"], tmp_path / "talks.briefing"))


@pytest.fixture
def tagged(made: dict[str, Path], tmp_path: Path) -> Path:
    """The same with its thirty tagged passages."""
    return Path(shutil.copy(made["tagged"], tmp_path / "talks.briefing"))
