"""Importing: what is one article, what is a duplicate, and what is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Briefer

BODY = "Officials met in the capital on Monday.\nThey will meet again.\n"


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((*lines, BODY)), encoding="utf-8")
    return path


def results(answer: dict[str, Any]) -> list[tuple[str, list[int]]]:
    return [(item["result"], item["articles"]) for item in answer["items"]]


def test_the_same_text_under_another_name_is_a_duplicate(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    first = write(tmp_path, "a.txt", "Talks in the capital", "Sample Courier")
    second = write(tmp_path, "b.txt", "Talks in the capital", "Sample Courier")
    bare = tmp_path / "bare.txt"
    bare.write_text(BODY, encoding="utf-8")
    answer = briefer.ok("import", empty, first, second, bare)
    assert results(answer) == [("imported", [1]), ("duplicate", [1]), ("duplicate", [1])]
    assert "article 1" in answer["items"][1]["reason"]


def test_a_text_without_a_title_is_known_under_any_file_name(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    answer = briefer.ok("import", empty, tmp_path / "one.txt", tmp_path / "two.txt")
    assert results(answer) == [("imported", [1]), ("duplicate", [1])]


def test_two_outlets_that_print_the_same_words_are_two_articles(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    wire = write(tmp_path, "a.txt", "Talks in the capital", "Sample Courier")
    other = write(tmp_path, "b.txt", "Talks in the capital", "Example Wire")
    headline = write(tmp_path, "c.txt", "Envoys meet", "Example Wire")
    answer = briefer.ok("import", empty, wire, other, headline)
    assert results(answer) == [("imported", [1]), ("imported", [2]), ("imported", [3])]
    for path, known in ((wire, 1), (other, 2), (headline, 3)):
        assert results(briefer.ok("import", empty, path)) == [("duplicate", [known])]
    assert len(briefer.ok("articles", empty)["articles"]) == 3


def test_an_article_whose_facts_were_corrected_is_still_known(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.txt", "Talks in the capital", "Sample Courier")
    briefer.ok("import", empty, path)
    briefer.ok("articles", "set", empty, 1, "--title", "Better", "--outlet", "The Courier")
    assert results(briefer.ok("import", empty, path)) == [("duplicate", [1])]
    briefer.ok("undo", empty)
    briefer.ok("undo", empty)
    assert results(briefer.ok("import", empty, path)) == [("imported", [2])]


def test_a_step_counts_what_is_new_and_nothing_new_is_no_step(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    write(tmp_path / "in", "a.txt", "One", "Sample Courier")
    write(tmp_path / "in", "b.txt", "Two", "Sample Courier")
    briefer.ok("import", empty, tmp_path / "in")
    write(tmp_path / "in" / "deep" / "deeper", "c.txt", "Three", "Sample Courier")
    answer = briefer.ok("import", empty, tmp_path / "in")
    assert (answer["imported"], answer["duplicates"]) == (1, 2)
    briefer.ok("undo", empty)
    briefer.ok("redo", empty)
    briefer.ok("undo", empty)
    briefer.ok("import", empty, tmp_path / "in" / "a.txt")
    assert briefer.ok("redo", empty)["step"]["label"] == "Import “Three”"
    labels = [step["label"] for step in briefer.ok("history", empty)["steps"]]
    assert labels == ["New briefing", "Import 2 articles", "Import “Three”"]


def test_every_path_that_was_named_has_an_answer(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "in", "a.txt", "One", "Sample Courier")
    answer = briefer.ok("import", empty, tmp_path / "in", path, path)
    assert [item["path"] for item in answer["items"]] == [str(path)] * 3
    assert results(answer) == [("imported", [1]), ("duplicate", [1]), ("duplicate", [1])]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \t\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("sheet.xlsx", b"PK\x03\x04"),
        ("letter.docx", b"PK\x03\x04"),
        ("other.briefing", b"SQLite format 3\x00"),
        ("new\nline.txt", b""),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(
    briefer: Briefer, empty: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    before = empty.read_bytes()
    answer = briefer("import", empty, path, "--json")
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    (item,) = answer.json["items"]
    assert (item["path"], item["result"], item["articles"]) == (str(path), "refused", [])
    assert item["reason"].endswith(".")
    assert empty.read_bytes() == before


def test_a_folder_with_nothing_to_read_is_refused(
    briefer: Briefer, empty: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / ".hidden.txt").write_text(BODY, encoding="utf-8")
    answer = briefer("import", empty, folder, "--json")
    assert answer.code == 3
    assert [item["path"] for item in answer.json["items"]] == [str(folder)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_at_once(briefer: Briefer, empty: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert briefer("import", empty, tmp_path / "pipe.txt").code == 3


def test_an_empty_name_is_wrong_usage(
    briefer: Briefer, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(empty.parent)
    for args in (
        ("import", empty, ""),
        ("articles", ""),
        ("new", ""),
        ("tags", "import", empty, ""),
        ("export", empty, "-o", ""),
        ("demo", ""),
    ):
        with pytest.raises(SystemExit) as stopped:
            briefer(*args)
        assert stopped.value.code == 2
