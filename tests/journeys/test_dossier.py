"""The real article and its dossier: every text imports, is tagged, and is printed word for word."""

from __future__ import annotations

import hashlib
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

SPANISH_OUTLET = "Presidencia de la República (México)"
ROUND = str.maketrans("[]", "()")
DATE = ("--date", "2023-12-29")


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
def files(samples: Path) -> list[Path]:
    """The texts of the dossier, the article first."""
    return sorted((samples / "corpus" / "seed_event_dossier").glob("*.txt"))


@pytest.fixture
def dossier(run: Run, files: list[Path], tmp_path: Path) -> Path:
    """A briefing with every text of the dossier."""
    path = tmp_path / "dossier.briefing"
    run("new", path)
    answer = run("import", path, files[0].parent)
    assert (answer["imported"], answer["duplicates"], answer["refused"]) == (21, 0, 0)
    assert [item["path"] for item in answer["items"]] == [str(file) for file in files]
    return path


def test_all_texts_have_their_title_their_outlet_and_their_whole_body(
    run: Run, dossier: Path, files: list[Path]
) -> None:
    articles = run("articles", dossier, "--with-text")["articles"]
    assert len(articles) == len(files) == 21
    for article, file in zip(articles, files, strict=True):
        title, outlet, body = file.read_text(encoding="utf-8").split("\n", 2)
        assert (article["title"], article["outlet"]) == (title, outlet)
        assert article["text"] == body.strip("\n")
        assert article["characters"] == len(article["text"])
        assert article["sha256"] == hashlib.sha256(article["text"].encode()).hexdigest()
        assert (article["published"], article["published_set_by"]) == (None, None)
        assert article["language"] == ("es" if outlet == SPANISH_OUTLET else "en")
    assert run("check", dossier)["ok"] is True
    again = run("import", dossier, *files)
    assert (again["imported"], again["duplicates"]) == (0, 21)


def paragraphs(text: str) -> list[re.Match[str]]:
    """Seven paragraphs of a printable length, from all over a transcript."""
    found = [m for m in re.finditer(r"[^\n]+", text) if 60 <= len(m[0]) <= 300]
    unique = [m for m in found if text.count(m[0]) == 1]
    return unique[:: max(1, len(unique) // 7)][:7]


def test_passages_of_the_transcripts_stand_verbatim_in_both_memos(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    articles = run("articles", dossier, "--with-text")["articles"]
    transcripts = [article for article in articles if article["outlet"] == SPANISH_OUTLET]
    assert len(transcripts) == 4
    lines: list[dict[str, object]] = []
    quotes: list[str] = []
    for number, article in enumerate(transcripts):
        for found in paragraphs(article["text"]):
            place = {} if number % 2 else {"start": found.start()}
            lines.append(
                {
                    "article": article["id"],
                    "quote": found[0],
                    **place,
                    "stakeholders": ["AMLO"],
                    "topics": ["Talks"],
                    "modality": "direct" if len(quotes) % 2 else "paraphrase",
                }
            )
            quotes.append(found[0])
    assert len(quotes) == 28
    tags = tmp_path / "tags.jsonl"
    tags.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert run("tags", "import", dossier, tags) == {"added": 28, "refused": []}
    texts = {article["id"]: article["text"] for article in articles}
    for passage in run("passages", dossier)["passages"]:
        stands = texts[passage["article"]][passage["start"] : passage["end"]]
        assert stands == passage["quote"]

    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    run("memos", "add", dossier, "--template", "position", "--field", "language=es")
    first, second = (run("export", dossier, "-o", out, *DATE) for out in (word, pdf))
    assert first["edition"] == second["edition"]
    body, printed = read_word(word).body, read_pdf(pdf)
    for quote in map(folded, quotes):
        # Inside of brackets the outlet's own brackets are square.
        lines_with = [line for line in body if quote in line]
        assert any(SPANISH_OUTLET in line.translate(ROUND) for line in lines_with), quote[:40]
        assert quote in printed, quote[:40]
    report = run("check", dossier)
    assert (report["ok"], report["quotations"]["exact"]) == (True, 28)
    run("undo", dossier)
    assert run("undo", dossier)["step"]["label"] == "Import 28 tagged passages"
    assert run("passages", dossier)["passages"] == []
    run("redo", dossier)
    assert len(run("passages", dossier)["passages"]) == 28
