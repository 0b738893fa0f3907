"""Places that cannot be written or read: one sentence, and every file as it was."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.making import new_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise there")

NOBODY = 65534

AS_NOBODY = f"""
if os.getuid() == 0:  # who may do everything
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
def attempt(act):
    try:
        say(act())
    except Exception as error:
        say({{"error": type(error).__name__, "message": str(error)}})
def opened(**options):
    ws = open_workspace(path, "Ben", **options)
    found = {{"read_only": ws.read_only, "why": ws.why_read_only, "passages": ws.passages.count()}}
    ws.close()
    return found
def no_right(path, right):
    assert not os.access(path, right), f"{{path}} can be used after all"
"""
OPEN = AS_NOBODY + "attempt(opened)"
READ = AS_NOBODY + "attempt(lambda: opened(read_only=True))"


@pytest.fixture
def path(folder: Path) -> Iterator[Path]:
    """A closed briefing that belongs to nobody, in a folder of nobody's."""
    folder.chmod(0o755)
    home = folder / "home"
    home.mkdir()
    path = home / "harbour.briefing"
    new_briefing(path).close()
    _give(home)
    _give(path)
    yield path
    home.chmod(0o755)


def _give(path: Path) -> None:
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def _state(folder: Path) -> dict[str, tuple[bytes, float]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime) for p in folder.iterdir()}


def _said(start: Start, code: str, path: Path) -> Any:  # noqa: ANN401 - whatever it says
    before = _state(path.parent)
    said = start(code, path).answer()
    assert _state(path.parent) == before
    return said


def test_with_every_right_it_is_opened_to_write(path: Path, start: Start) -> None:
    assert _said(start, OPEN, path) == {"read_only": False, "why": "", "passages": 1}


def test_a_folder_that_cannot_be_written_means_reading(path: Path, start: Start) -> None:
    path.parent.chmod(0o555)
    code = AS_NOBODY + "no_right(path.parent, os.W_OK); attempt(opened)"
    assert _said(start, code, path) == {
        "read_only": True,
        "why": "its folder cannot be written",
        "passages": 1,
    }


def test_a_file_that_cannot_be_written_means_reading(path: Path, start: Start) -> None:
    path.chmod(0o444)
    code = AS_NOBODY + "no_right(path, os.W_OK); attempt(opened)"
    assert _said(start, code, path) == {
        "read_only": True,
        "why": "the file cannot be written",
        "passages": 1,
    }


def test_a_file_that_cannot_be_read_is_refused(path: Path, start: Start) -> None:
    path.chmod(0o000)
    code = AS_NOBODY + "no_right(path, os.R_OK); attempt(opened)"
    said = _said(start, code, path)
    assert said == {"error": "StorageError", "message": f"You lack the right to read {path}."}


def test_a_folder_that_cannot_be_entered_is_refused(path: Path, start: Start) -> None:
    path.parent.chmod(0o000)
    code = AS_NOBODY + "no_right(path.parent, os.X_OK); attempt(opened)"
    said = start(code, path).answer()
    assert said["error"] == "StorageError"
    assert said["message"].endswith("could not be opened: you lack the right to do that there.")


@pytest.mark.parametrize("act", ["create(target, 'Ben', None)", "copy(target)"])
def test_a_new_file_in_such_a_folder_is_refused(path: Path, start: Start, act: str) -> None:
    path.parent.chmod(0o555)
    code = f"""
    target = path.with_name("new.briefing")
    def copy(target):
        ws = open_workspace(path, "Ben")
        try:
            ws.copy_to(target)
        finally:
            ws.close()
    no_right(path.parent, os.W_OK)
    attempt(lambda: {act})
    """
    said = _said(start, _joined(code), path)
    target = path.with_name("new.briefing")
    assert said == {
        "error": "StorageError",
        "message": f"{target} could not be written: you lack the right to do that there.",
    }


def _joined(code: str) -> str:
    lines = code.strip("\n").split("\n")
    return AS_NOBODY + "\n".join(line.removeprefix("    ") for line in lines)


def test_reading_only_works_where_nothing_can_be_written(path: Path, start: Start) -> None:
    path.parent.chmod(0o555)
    path.chmod(0o444)
    said = _said(start, READ, path)
    assert said == {"read_only": True, "why": "you asked for it", "passages": 1}


def test_undo_and_changes_are_refused_there(path: Path, start: Start) -> None:
    path.parent.chmod(0o555)
    code = """
    def undo():
        ws = open_workspace(path, "Ben")
        try:
            ws.undo()
        finally:
            ws.close()
    attempt(undo)
    """
    said = _said(start, _joined(code), path)
    assert said["error"] == "ReadOnlyError"
    assert "its folder cannot be written" in said["message"]


@pytest.mark.skipif("os.getuid() != 0", reason="needs two users")
def test_the_lock_of_another_user_is_respected(path: Path, start: Start) -> None:
    path.chmod(0o666)
    owner = start("ws = open_workspace(path, 'Root'); say('open'); input()", path)
    assert owner.line() == '"open"'
    said = start(OPEN, path).answer()
    assert said["error"] == "HeldElsewhereError"
    assert "held by Root" in said["message"]
    owner.kill()
    left = path.with_name(f".{path.name}.lock")
    assert stat.S_IMODE(left.stat().st_mode) == 0o644
    said = start(OPEN, path).answer()
    assert said["why"] == "the lock file of another user lies beside it"
