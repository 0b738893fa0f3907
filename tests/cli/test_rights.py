"""The command line where it may not write, or not even read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights are set otherwise there")

# The superuser gives up passing over every right: to read, to search, and as an owner. That counts
# from the next program on, which runs all the commands, to be fast.
PROGRAM = """
import ctypes, io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout

if "again" not in sys.argv:
    for capability in (1, 2, 3):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
    os.execv(sys.executable, [sys.executable, "-c", PROGRAM, sys.argv[1], "again"])

from briefer.cli import main

answers = []
for command in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main.run(command)
    answers.append([code, out.getvalue(), err.getvalue()])
json.dump(answers, sys.stdout)
"""
PROGRAM = f"PROGRAM = {PROGRAM!r}\n{PROGRAM}"

READING: list[tuple[str, ...]] = [
    ("articles", "--with-text"),
    ("passages",),
    ("stakeholders",),
    ("topics",),
    ("search", "aid"),
    ("matrix",),
    ("check",),
    ("history",),
    ("memos",),
]
WRITING: list[tuple[str, ...]] = [
    ("undo",),
    ("tag", "--article", "1", "--span", "0:4"),
    ("memos add", "--template", "position"),
]


@pytest.fixture
def home(tagged: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of its own for the tagged briefing."""
    folder = tmp_path / "home"
    folder.mkdir()
    tagged.rename(folder / tagged.name)
    yield folder
    folder.chmod(0o755)


def attempt(*commands: tuple[object, ...]) -> list[Answer]:
    """Run commands, one after the other, without privilege."""
    given = json.dumps([[str(arg) for arg in command] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, given], check=True, capture_output=True, text=True
    )
    return [Answer(*each) for each in json.loads(done.stdout)]


def is_refused(answer: Answer, words: str) -> bool:
    return answer.code == 3 and answer.err.count("\n") == 1 and words in answer.err


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_where_nothing_can_be_written_everything_can_be_read_and_exported(
    home: Path, tmp_path: Path, file: int, folder: int
) -> None:
    briefing, out = home / "talks.briefing", tmp_path / "memo.docx"
    briefing.chmod(file)
    home.chmod(folder)
    before = briefing.read_bytes(), briefing.stat().st_mtime_ns
    read = [(name, briefing, *rest, "--json") for name, *rest in READING]
    written = [(*name.split(), briefing, *rest) for name, *rest in WRITING]
    *answers, exported = attempt(*read, ("export", briefing, "-o", out, "--json"))
    assert all(answer.code == 0 and answer.json for answer in answers)
    assert exported.json["edition"] is None
    assert "No edition was kept" in exported.err
    assert out.exists()
    for answer in attempt(*written):
        assert is_refused(answer, "can only be read")
        assert answer.out == ""
    assert (briefing.read_bytes(), briefing.stat().st_mtime_ns) == before
    assert [path.name for path in home.iterdir()] == [briefing.name]


@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o755), (0o644, 0o000)])
def test_what_cannot_even_be_read_is_one_sentence(home: Path, file: int, folder: int) -> None:
    briefing = home / "talks.briefing"
    briefing.chmod(file)
    home.chmod(folder)
    for answer in attempt(("articles", briefing), ("undo", briefing)):
        assert is_refused(answer, "right")


def test_places_that_cannot_be_written_are_one_sentence(home: Path) -> None:
    home.chmod(0o555)
    briefing = home / "talks.briefing"
    for answer in attempt(
        ("new", home / "new.briefing"),
        ("demo", home),
        ("demo", home / "deeper"),
        ("export", briefing, "-o", home / "memo.pdf"),
    ):
        assert is_refused(answer, "could not be written")
    assert [path.name for path in home.iterdir()] == [briefing.name]


def test_a_text_or_tag_file_without_the_right_to_read_it_is_refused(
    home: Path, tmp_path: Path
) -> None:
    briefing, secret = home / "talks.briefing", tmp_path / "secret.txt"
    secret.write_text("A title\nSample Courier\nA body.\n", encoding="utf-8")
    secret.chmod(0)
    before = briefing.read_bytes()
    for answer in attempt(("import", briefing, secret), ("tags", "import", briefing, secret)):
        assert is_refused(answer, "right")
    assert briefing.read_bytes() == before
