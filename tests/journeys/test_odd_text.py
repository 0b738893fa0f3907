"""Emoji, accents, right-to-left script and every line end: from the file to both memos."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from briefer.cli import main
from tests.journeys.conftest import folded, read_pdf, read_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

TEXT = (
    "Odd signs in the harbour 🙂\r\n"
    "Odd Gazette\r\n"
    "The crews 🇲🇽 and their families 👨‍👩‍👧‍👦 waved ❤\ufe0f from the pier.\r\n"
    "Cafe\u0301 owners sen\u0303alan x\u0332 and y\u0308 at noon.\u2028"
    "Another line, with NBSP\u00a0here and soft\u00adhyphens.\r"
    "He said שר התחבורה אמר and then الوزير قال again.\u2029"
    "An ancient 𐌰𐌱 sign, 中文 too, and a tab\there.\u0085"
    "Twice 🙂🙂 and twice 🙂🙂 for good measure.\r\n\r\n"
)
QUOTES = (
    "The crews 🇲🇽 and their families 👨‍👩‍👧‍👦 waved ❤\ufe0f from the pier",
    "Cafe\u0301 owners sen\u0303alan x\u0332 and y\u0308",
    "with NBSP\u00a0here",
    "He said שר התחבורה אמר and then الوزير قال again",
    "An ancient 𐌰𐌱 sign, 中文 too",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that must succeed; return its JSON."""

    def running(*args: object) -> Any:  # noqa: ANN401 - whatever the document is
        capsys.readouterr()
        code = main.run([*map(str, args), "--json"])
        captured = capsys.readouterr()
        assert code == 0, captured.err
        return json.loads(captured.out)

    return running


@pytest.fixture
def briefing(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "odd.briefing"
    (tmp_path / "odd.txt").write_bytes(TEXT.encode())
    run("new", path)
    run("import", path, tmp_path / "odd.txt")
    return path


def text_of(run: Run, briefing: Path) -> str:
    return str(run("articles", briefing, "--with-text")["articles"][0]["text"])


def test_a_passage_by_quote_and_by_span_is_the_same_place(run: Run, briefing: Path) -> None:
    text = text_of(run, briefing)
    assert "\r" not in text
    for quote in (*QUOTES, "pier.\r\nCafe\u0301", "noon.\u2028Another", "again.\u2029An ancient"):
        (by_quote,) = run("tag", briefing, "--article", 1, "--quote", quote)["passages"]
        span = f"{by_quote['start']}:{by_quote['end']}"
        (by_span,) = run("tag", briefing, "--article", 1, "--span", span)["passages"]
        assert by_quote["quote"] == by_span["quote"] == re.sub("\r\n|\u2028|\u2029", "\n", quote)
        assert text[by_span["start"] : by_span["end"]] == by_span["quote"]
    for number in range(1, 5):
        args = ("tag", briefing, "--article", 1, "--quote", "🙂", "--occurrence", number)
        (passage,) = run(*args)["passages"]
        assert text[: passage["start"]].count("🙂") == number - 1
    assert run("check", briefing)["ok"] is True


def test_composed_and_decomposed_letters_are_not_the_same_words(run: Run, briefing: Path) -> None:
    assert main.run(["tag", str(briefing), "--article", "1", "--quote", "Café"]) == 3
    run("tag", briefing, "--article", 1, "--quote", "Cafe\u0301")


def test_every_sign_reaches_both_memos(run: Run, briefing: Path, tmp_path: Path) -> None:
    for quote in QUOTES:
        args = ("tag", briefing, "--article", 1, "--quote", quote, "--stakeholder", "AMLO")
        run(*args, "--topic", "Aid:+1", "--modality", "paraphrase")
    run("memos", "add", briefing, "--template", "position")
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    for out in (word, pdf):
        run("export", briefing, "-o", out, "--date", "2023-12-29")
    body, printed = "\n".join(read_word(word).body), read_pdf(pdf)
    for quote in map(folded, QUOTES):
        assert quote in body
        # pdftotext puts right-to-left words in an order of its own; each one is whole.
        parts = re.findall(r"[\u0590-\u06ff]+", quote) or [quote]
        assert all(part in printed for part in parts), quote
    report = run("check", briefing)
    assert (report["ok"], report["quotations"]["exact"]) == (True, len(QUOTES))


def test_what_comes_out_goes_into_another_briefing_unchanged(
    run: Run, briefing: Path, tmp_path: Path
) -> None:
    for quote in QUOTES:
        args = ("tag", briefing, "--article", 1, "--quote", quote, "--stakeholder", "AMLO")
        run(*args, "--note", "🙂\nצ e\u0301")
    out = run("passages", briefing)["passages"]
    tags = tmp_path / "tags.jsonl"
    tags.write_text("\n".join(json.dumps(p, ensure_ascii=False) for p in out), encoding="utf-8")
    other = tmp_path / "other.briefing"
    run("new", other)
    run("import", other, tmp_path / "odd.txt")
    assert run("tags", "import", other, tags) == {"added": len(QUOTES), "refused": []}
    own = {"id", "guid", "ref"}
    there = run("passages", other)["passages"]
    assert [{k: v for k, v in p.items() if k not in own} for p in there] == [
        {k: v for k, v in p.items() if k not in own} for p in out
    ]
    run("undo", other)
    run("redo", other)
    assert run("passages", other)["passages"] == there
