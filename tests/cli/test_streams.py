"""The command line in a process of its own: closed and full streams, bare environments."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CLOSE = {"stdout": "os.close(1)", "all three": "os.closerange(0, 3)"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise")


@pytest.mark.parametrize("stream", CLOSE)
def test_a_closed_stream_stops_no_command(
    run: Run, briefing: Path, tmp_path: Path, stream: str
) -> None:
    first = CLOSE[stream]
    assert run("articles", briefing, "--json", first=first).returncode == 0
    assert run("articles", tmp_path / "nowhere", first=first).returncode == 3
    other = tmp_path / "other.txt"
    other.write_text("Another title\nSample Courier\nA body of its own.\n", encoding="utf-8")
    assert run("import", briefing, other, first=first).returncode == 0
    pdf = tmp_path / "memo.pdf"
    assert run("export", briefing, "-o", pdf, first=first).returncode == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(json_of(run("articles", briefing, "--json"))["articles"]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_behind_the_answer_is_one_line(run: Run, briefing: Path) -> None:
    with Path("/dev/full").open("w") as full:
        for args in (("articles", "--json"), ("articles",), ("matrix", "--csv")):
            done = run(args[0], briefing, *args[1:], out=full)
            assert done.returncode == 3
            assert done.stderr.count("\n") == 1
            assert "could not be written: the disk is full" in done.stderr
        done = run("tag", briefing, "--article", "1", "--span", "0:4", out=full)
        assert "What you asked for is done" in done.stderr
        assert run("articles", "nowhere", err=full).returncode == 3
    assert len(json_of(run("passages", briefing, "--json"))["passages"]) == 1


def test_a_reader_that_goes_away_is_no_error(run: Run, tagged: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("passages", tagged, "--json", out=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent/config"},
        {"LC_ALL": "POSIX", "HOME": "", "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""},
        {"XDG_CONFIG_HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    ],
    ids=["a home that is not there", "no home", "no folder to write"],
)
def test_a_bare_environment_changes_nothing(
    run: Run, briefing: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    args = ("tag", briefing, "--article", 1, "--span", "0:5", "--stakeholder", "López Obrador")
    (passage,) = json_of(run(*args, "--note", "mañana 🙂", "--json", env=env))["passages"]
    assert passage["stakeholders"][0]["name"] == "Andrés Manuel López Obrador"
    assert passage["note"] == "mañana 🙂"
    done = run("export", briefing, "-o", "memo.pdf", "--date", "2023-12-29", env=env)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "memo.pdf").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="preferences are elsewhere there")
def test_who_is_the_name_in_the_preferences_else_the_login_name(
    run: Run, briefing: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config"
    (config / "briefer").mkdir(parents=True)
    (config / "briefer" / "preferences.json").write_text('{"who": "Zoë 🙂"}', encoding="utf-8")
    env = {"XDG_CONFIG_HOME": str(config)}
    for each in (env, {"LOGNAME": "ana"}):
        assert run("tag", briefing, "--article", 1, "--span", "0:4", env=each).returncode == 0
    who = [step["who"] for step in json_of(run("history", briefing, "--json"))["steps"]]
    assert who[-2:] == ["Zoë 🙂", "ana"]
