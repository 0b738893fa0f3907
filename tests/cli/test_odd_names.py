"""Names of files and words with every sign that a system lets into them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Briefer

ARTICLE = Path(__file__).resolve().parent.parent / "data" / "fixture-article.txt"


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "two words",
        'it\'s “quoted” "twice"',
        "50% #1?&x=y",
        "añó 漢字 🙂",
        "-dash",
        "new\nline",
        "..hidden",
    ],
)
def test_any_name_is_a_name(briefer: Briefer, tmp_path: Path, name: str) -> None:
    briefing, word, text = (f"{name}.{suffix}" for suffix in ("briefing", "docx", "txt"))
    (tmp_path / text).write_bytes(ARTICLE.read_bytes())
    where = [f"./{entry}" for entry in (briefing, text, word)]
    briefer.ok("new", where[0])
    (item,) = briefer.ok("import", where[0], where[1])["items"]
    assert item["path"] == text
    briefer.ok("tag", where[0], "--article", 1, "--span", "0:5")
    assert briefer.ok("export", where[0], "-o", where[2])["path"] == word
    assert {entry.name for entry in tmp_path.iterdir()} == {briefing, text, word}


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text_is_kept_on_the_disk_and_readable_in_the_briefing(
    briefer: Briefer, tmp_path: Path
) -> None:
    briefing, text, pdf = (
        os.fsdecode(b"\xff." + suffix) for suffix in (b"briefing", b"txt", b"pdf")
    )
    (tmp_path / text).write_text("this body has no title. it says so.\nMore.\n", encoding="utf-8")
    briefer.ok("new", briefing)
    (item,) = briefer.ok("import", briefing, text)["items"]
    assert item["path"] == text
    assert briefer.ok("memos", "add", briefing, "--template", "position")["memos"]
    assert briefer.ok("export", briefing, "-o", pdf)["edition"] is not None
    labels = [step["label"] for step in briefer.ok("history", briefing)["steps"]]
    assert labels[-1] == "Export “?.pdf”"
    assert (tmp_path / pdf).exists()


def test_words_that_are_no_text_are_dropped_or_refused_with_one_line(
    briefer: Briefer, briefing: Path
) -> None:
    bad = os.fsdecode(b"x\xffy")
    kept: list[tuple[object, ...]] = [
        ("tag", briefing, "--article", 1, "--span", "0:4", "--note", bad),
        ("articles", "set", briefing, 1, "--title", bad, "--outlet", bad, "--author", bad),
        ("stakeholders", "add", briefing, bad, "--side", bad, "--alias", bad),
        ("topics", "add", briefing, bad, "--keyword", bad, "--proposition", bad, "--label", bad),
        ("memos", "add", briefing, "--template", "position", "--field", f"subject={bad}"),
        ("search", briefing, bad),
    ]
    for args in kept:
        briefer.ok(*args)
    refused: list[tuple[object, ...]] = [
        ("passages", briefing, "--stakeholder", bad + bad),
        ("tag", briefing, "--article", 1, "--quote", f"{bad} nowhere"),
        ("memos", "add", briefing, "--template", bad),
        ("export", briefing, "-o", "memo.pdf", "--date", bad),
    ]
    for args in refused:
        done = briefer(*args)
        assert done.code == 3, args
        assert done.err.count("\n") == 1


def test_a_link_to_a_briefing_is_the_briefing_and_stays_a_link(
    briefer: Briefer, briefing: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.briefing"
    link.symlink_to(briefing.name)
    briefer.ok("tag", "link.briefing", "--article", 1, "--span", "0:4")
    assert link.is_symlink()
    assert len(briefer.ok("passages", briefing)["passages"]) == 1
    target, memo = tmp_path / "target.pdf", tmp_path / "memo.pdf"
    memo.symlink_to(target.name)
    briefer.ok("export", briefing, "-o", memo)
    assert memo.is_symlink()
    assert target.read_bytes().startswith(b"%PDF")
    dangling = tmp_path / "dangling.briefing"
    dangling.symlink_to("nowhere.briefing")
    assert briefer("new", dangling).code == 3
    assert dangling.is_symlink()
