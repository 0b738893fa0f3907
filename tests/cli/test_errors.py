"""Wrong input: one plain sentence, code 3, and every file as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.services import briefings, matrix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Briefer, Run


def expect_refusal(briefer: Briefer, args: Sequence[object], *words: str) -> None:
    answer = briefer(*args)
    assert answer.code == 3
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    for word in words:
        assert word in answer.err


HOLD = """
import sys
from pathlib import Path
from briefer.services import briefings

ws = briefings.open_briefing(Path(sys.argv[1]), who="M. Ortega")
print("open", flush=True)
sys.stdin.read()
ws.close()
"""

COMMANDS = [
    ("articles",),
    ("passages",),
    ("undo",),
    ("import", "some.txt"),
    ("search", "aid"),
    ("check",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_missing_file(briefer: Briefer, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "nowhere.briefing"
    expect_refusal(briefer, (command[0], path, *command[1:]), "There is no file")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_file_that_is_no_project(
    briefer: Briefer, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "letter.briefing"
    path.write_text("Dear colleague, this is a letter.\n" * 50, encoding="utf-8")
    before = path.read_bytes()
    expect_refusal(briefer, (command[0], path, *command[1:]), "not a briefing")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["letter.briefing"]


def test_a_briefing_of_a_newer_version(briefer: Briefer, briefing: Path) -> None:
    connection = sqlite3.connect(briefing)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = briefing.read_bytes()
    for command in COMMANDS:
        expect_refusal(briefer, (command[0], briefing, *command[1:]), "newer version")
    assert briefing.read_bytes() == before


def test_a_folder(briefer: Briefer, tmp_path: Path) -> None:
    expect_refusal(briefer, ("articles", tmp_path), "is a folder")


def test_an_unknown_stakeholder_article_topic_or_memo(briefer: Briefer, tagged: Path) -> None:
    before = tagged.read_bytes()
    for args, word in [
        (("passages", tagged, "--stakeholder", "Nobody"), "no stakeholder"),
        (("passages", tagged, "--topic", "Nothing"), "no topic"),
        (("passages", tagged, "--article", 99), "no article 99"),
        (("articles", tagged, "--id", 99), "no article 99"),
        (("articles", "set", tagged, 99, "--title", "T"), "no article 99"),
        (("export", tagged, "-o", tagged.with_suffix(".pdf"), "--memo", 9), "no memo 9"),
        (("export", tagged, "-o", tagged.with_suffix(".odt")), ".docx"),
        (("memos", "add", tagged, "--template", "postion"), "position"),
        (("memos", "add", tagged, "--template", "position", "--field", "colour=red"), "colour"),
    ]:
        expect_refusal(briefer, args, word)
    assert tagged.read_bytes() == before


def test_nothing_to_undo_and_nothing_to_redo(briefer: Briefer, empty: Path) -> None:
    expect_refusal(briefer, ("undo", empty), "nothing to undo")
    expect_refusal(briefer, ("redo", empty), "nothing to redo")


def test_a_briefing_that_another_process_owns_is_named_and_can_still_be_read(
    briefer: Briefer, tagged: Path, tmp_path: Path
) -> None:
    owner = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(tagged),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == "open\n"
    try:
        for args in [("undo", tagged), ("import", tagged, "x.txt"), ("redo", tagged)]:
            expect_refusal(briefer, args, "M. Ortega")
        assert len(briefer.ok("passages", tagged)["passages"]) == 30
        answer = briefer("export", tagged, "-o", tmp_path / "memo.docx")
        assert answer.code == 0
        assert "No edition was kept" in answer.err
        assert (tmp_path / "memo.docx").exists()
    finally:
        owner.communicate("")
    assert briefer("undo", tagged).code == 0


def test_wrong_usage_is_code_2(briefer: Briefer, tagged: Path) -> None:
    for args in [
        ("nonsense",),
        ("tag", tagged, "--article", "1"),
        ("tag", tagged, "--article", "1", "--span", "5-9"),
        ("articles",),
        ("export", tagged),
        ("search", tagged, "aid", "--limit", "0"),
    ]:
        with pytest.raises(SystemExit) as stopped:
            briefer(*args)
        assert stopped.value.code == 2


def test_reading_writes_nothing(briefer: Briefer, tagged: Path) -> None:
    before = tagged.read_bytes(), tagged.stat().st_mtime_ns
    for args in [
        ("articles", tagged, "--with-text"),
        ("passages", tagged),
        ("stakeholders", tagged),
        ("topics", tagged),
        ("search", tagged, "sanctions"),
        ("matrix", tagged),
        ("check", tagged),
        ("history", tagged),
        ("memos", tagged),
    ]:
        assert briefer(*args).code == 0
    assert (tagged.read_bytes(), tagged.stat().st_mtime_ns) == before
    assert [p.name for p in tagged.parent.iterdir() if p.name.startswith(".")] == []


def test_undo_after_a_new_start_takes_back_the_last_step(briefer: Briefer, tagged: Path) -> None:
    passage = briefer.ok("tag", tagged, "--article", 1, "--span", "0:9")["passages"][0]
    with_it = briefer.ok("passages", tagged)
    assert briefer.ok("undo", tagged)["step"]["label"].startswith("Tag ")
    assert passage["id"] not in [p["id"] for p in briefer.ok("passages", tagged)["passages"]]
    briefer.ok("redo", tagged)
    assert briefer.ok("passages", tagged) == with_it
    briefer.ok("undo", tagged)
    briefer.ok("articles", "set", tagged, 1, "--title", "Another")
    expect_refusal(briefer, ("redo", tagged), "nothing to redo")
    steps = briefer.ok("history", tagged)["steps"]
    assert [s["undone"] for s in steps if s["label"].startswith("Tag ")] == [True]


def test_who_is_the_name_in_the_preferences(briefer: Briefer, tagged: Path) -> None:
    ws = briefings.open_briefing(tagged, who="somebody else")
    ws.close()
    who = {step["who"] for step in briefer.ok("history", tagged)["steps"]}
    assert len(who) == 1
    assert "somebody else" not in who


def test_a_bug_is_one_line_code_3_and_kept_in_the_log(
    briefer: Briefer, tagged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "words of an article"

    def broken(*_: object) -> None:
        raise ZeroDivisionError(secret)

    monkeypatch.setattr(matrix, "as_record", broken)
    expect_refusal(briefer, ("matrix", tagged), "ZeroDivisionError", "command-line.log")
    log = (paths.user_log() / "command-line.log").read_text(encoding="utf-8")
    assert "in broken" in log
    assert secret not in log


def test_a_broken_template_of_ones_own_stops_no_other(
    run: Run, tagged: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "data" / "briefer" / "templates" / "mine" / "memo.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("= [[", encoding="utf-8")
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    out = tmp_path / "memo.docx"
    assert run("export", tagged, "-o", out, env=env).returncode == 0
    done = run("memos", "add", tagged, "--template", "mine", env=env)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    if sys.platform == "linux":  # where the folder is elsewhere, the name is unknown
        assert str(broken) in done.stderr
