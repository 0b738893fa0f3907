"""Files and folders in the programs of the system, and one sentence where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from briefer.ui import opening
from briefer.ui.jobs import Jobs
from briefer.ui.opening import open_outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an opener of Linux")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def opener(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an opener of this machine's kind in front of its own."""
    path = folder / "xdg-open"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def told(jobs: Jobs, path: Path, qtbot: QtBot) -> list[str]:
    """Open a path; return what was said of it."""
    said: list[str] = []
    open_outside(jobs, path, said.append)
    qtbot.waitUntil(lambda: not jobs.running)
    return said


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    path = tmp_path / "a memo & more.pdf"
    path.write_bytes(b"%PDF")
    return path


@linux
def test_the_systems_opener_gets_the_file(
    jobs: Jobs, memo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener(memo.parent, f'printf %s "$1" > "{memo.parent}/got"', monkeypatch)
    assert told(jobs, memo, qtbot) == []
    assert (memo.parent / "got").read_text(encoding="utf-8") == str(memo)


@linux
@pytest.mark.parametrize("script", ["exit 3", "exit 4", "kill -9 $$"])
def test_where_nothing_opens_it_one_sentence_says_so_and_where_it_is(
    script: str, jobs: Jobs, memo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener(memo.parent, script, monkeypatch)
    (said,) = told(jobs, memo, qtbot)
    assert said == (
        f"No program on this computer opens “{memo.name}”. The file is in {memo.parent}."
    )
    (said,) = told(jobs, memo.parent, qtbot)
    assert said == f"No program on this computer shows folders. The folder is {memo.parent}."


@linux
def test_an_opener_that_runs_on_is_left_alone(
    jobs: Jobs, memo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.1)
    opener(memo.parent, "exec sleep 60", monkeypatch)
    assert told(jobs, memo, qtbot) == []
    (running,) = opening.outliving
    assert running.poll() is None
    running.kill()
    running.wait()
    opener(memo.parent, "exit 0", monkeypatch)
    assert told(jobs, memo, qtbot) == []
    assert opening.outliving == []


def test_without_an_opener_the_desktop_is_asked(
    jobs: Jobs, memo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [True, False]

    def opens(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return answers.pop(0)

    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    assert told(jobs, memo, qtbot) == []
    assert len(told(jobs, memo, qtbot)) == 1
    assert asked == [str(memo)] * 2


def test_what_is_gone_is_said_to_be_gone(
    jobs: Jobs, memo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    memo.unlink()
    (said,) = told(jobs, memo, qtbot)
    assert said == f"“{memo.name}” is not there any more; it was in {memo.parent}."
