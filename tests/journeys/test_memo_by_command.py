"""From tags to a memo, by the command line, read back from both files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefer.cli import main
from tests.journeys.conftest import folded, read_pdf, read_word

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parent.parent / "data"
DATE = ("--date", "2023-12-29")
OUTLET = "Fixture Gazette"
TITLE = "Three Envoys and One Long Border"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command that must succeed; return its JSON."""

    def running(*args: object) -> Any:  # noqa: ANN401 - whatever the document is
        capsys.readouterr()
        code = main.run([*map(str, args), "--json"])
        captured = capsys.readouterr()
        assert code == 0, captured.err
        return json.loads(captured.out)

    return running


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A briefing with the fixture article and its thirty passages."""
    path = tmp_path / "talks.briefing"
    for args in (
        ("new", path),
        ("import", path, DATA / "fixture-article.txt"),
        ("tags", "import", path, DATA / "fixture-tags.jsonl"),
    ):
        assert main.run([str(arg) for arg in args]) == 0
    return path


def with_part(passages: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    return [p for p in passages if any(s["part"] == part for s in p["stakeholders"])]


def test_every_row_with_a_speaker_stands_verbatim_in_word_and_pdf(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    said = with_part(run("passages", tagged)["passages"], "speaker")
    assert len(said) >= 10
    run("export", tagged, "-o", word, "--template", "position", *DATE)
    result = run("export", tagged, "-o", pdf, "--template", "position", *DATE)
    body, printed = read_word(word).body, read_pdf(pdf)
    for passage in said:
        quote = folded(passage["quote"])
        assert any(quote in paragraph for paragraph in body), quote
        assert quote in printed, quote
    assert result["extracts"] >= len(said)
    assert result["pages"] >= 2
    assert result["edition"] is None
    assert result["memo"] is None


def test_only_a_speakers_own_words_stand_in_marks(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    passages = run("passages", tagged)["passages"]
    source = run("articles", tagged, "--with-text")["articles"][0]["text"]
    run("export", tagged, "-o", word, "--template", "position", *DATE)
    run("export", tagged, "-o", pdf, "--template", "position", *DATE)
    own = {p["quote"] for p in with_part(passages, "speaker") if p["modality"] == "direct"}
    assert len(own) == 1
    body = "\n".join(read_word(word).body)
    for text in (body, read_pdf(pdf).partition(" Notes 1 ")[0]):
        assert set(re.findall("“([^”]*)”", text)) == own
        for marked in re.findall('"([^"]*)"', text):
            assert f'"{marked}"' in source


def test_every_extract_names_its_outlet_in_the_same_paragraph(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    word = tmp_path / "memo.docx"
    passages = run("passages", tagged)["passages"]
    run("export", tagged, "-o", word, "--template", "position", *DATE)
    body = read_word(word).body
    for passage in with_part(passages, "speaker") + with_part(passages, "actor"):
        quote = folded(passage["quote"])
        assert any(quote in paragraph and OUTLET in paragraph for paragraph in body), quote


def test_each_note_has_outlet_and_title(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    run("articles", "set", tagged, 1, "--published", "2023-12-27", "--about")
    run("export", tagged, "-o", word, "--template", "position", *DATE)
    run("export", tagged, "-o", pdf, "--template", "position", *DATE)
    notes = read_word(word).notes
    assert len(notes) >= 15
    for note in notes:
        assert OUTLET in note
        assert "Three Envoys" in note
        assert "about 27 December 2023" in note
    printed = read_pdf(pdf)
    for number in range(1, len(notes) + 1):
        assert f" {number} {OUTLET}, “Three Envoys" in printed


def test_the_clean_version_names_the_outlet_and_has_no_notes(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    run("memos", "add", tagged, "--template", "position")
    sourced = run("export", tagged, "-o", word, *DATE)
    clean = run("export", tagged, "-o", word, "--clean", *DATE)
    printed = run("export", tagged, "-o", pdf, "--clean", *DATE)
    assert clean["edition"] == printed["edition"] != sourced["edition"]
    assert run("export", tagged, "-o", pdf, "--sourced", *DATE)["edition"] == sourced["edition"]
    run("export", tagged, "-o", pdf, "--clean", *DATE)
    memo, text = read_word(word), read_pdf(pdf)
    assert memo.notes == []
    assert " Notes " not in text
    assert "Further passages" not in text
    quotes = {folded(passage["quote"]) for passage in run("passages", tagged)["passages"]}
    count = 0
    for quote in quotes:
        for paragraph in (paragraph for paragraph in memo.body if quote in paragraph):
            assert OUTLET in paragraph
            assert quote in text
            count += 1
    assert count >= 15
    own = {p["quote"] for p in run("passages", tagged)["passages"] if p["modality"] == "direct"}
    assert set(re.findall("“([^”]*)”", "\n".join(memo.body))) <= own


def test_the_same_edition_again_gives_the_same_bytes(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    run("memos", "add", tagged, "--template", "position", "--field", "subject=What they ask")
    for suffix in (".docx", ".pdf"):
        first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
        one = run("export", tagged, "-o", first, *DATE)
        two = run("export", tagged, "-o", second, *DATE)
        assert first.read_bytes() == second.read_bytes()
        assert one["edition"] == two["edition"]
    before = one["edition"]
    run("tag", tagged, "--article", 1, "--span", "0:9", "--stakeholder", "Joe Biden")
    run("memos", "add", tagged, "--template", "position")
    assert run("export", tagged, "-o", tmp_path / "third.pdf", *DATE)["edition"] != before


def test_an_export_is_in_the_history_and_leaves_undo_and_redo_alone(
    run: Callable[..., Any], tagged: Path, tmp_path: Path
) -> None:
    run("memos", "add", tagged, "--template", "position")
    run("articles", "set", tagged, 1, "--title", "Another title")
    run("undo", tagged)
    run("export", tagged, "-o", tmp_path / "memo.docx", *DATE)
    assert run("history", tagged)["steps"][-1]["label"] == "Export “memo.docx”"
    assert run("redo", tagged)["step"]["label"].startswith("Set facts of")
    run("undo", tagged)
    assert run("undo", tagged)["step"]["label"].startswith("New memo")
    assert run("memos", tagged)["memos"] == []
    assert run("check", tagged)["ok"] is True


def test_a_kept_memo_lists_its_sections_and_checks_clean(
    run: Callable[..., Any], tagged: Path
) -> None:
    (memo,) = run("memos", "add", tagged, "--template", "position", "--field", "language=es")[
        "memos"
    ]
    assert memo["template"] == "position"
    assert sum(section["blocks"] for section in memo["sections"]) >= 15
    report = run("check", tagged)
    assert report["ok"] is True
    assert report["quotations"]["exact"] >= 15
    assert {k: v for k, v in report["quotations"].items() if k != "exact"} == {
        "changed": 0,
        "gone": 0,
        "unsourced": 0,
    }


def test_the_demo_is_a_finished_memo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    assert main.run(["demo", str(folder)]) == 0
    paths = [folder / name for name in ("sample.briefing", "memo.docx", "memo.pdf")]
    assert capsys.readouterr().out.count("\n") == 3
    assert all(path.is_file() for path in paths)
    first = [path.read_bytes() for path in paths[1:]]
    assert main.run(["demo", str(folder)]) == 0
    assert [path.read_bytes() for path in paths[1:]] == first
    checked = subprocess.run(["qpdf", "--check", str(paths[2])], check=False, capture_output=True)
    assert checked.returncode == 0, checked.stdout
    printed = read_pdf(paths[2])
    assert "Sources" in printed
    body = "\n".join(read_word(paths[1]).body)
    assert "Sample Courier" in body
