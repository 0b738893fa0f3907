"""Each of the six templates by the command line: listed, drafted in Spanish, and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import main
from tests.journeys.conftest import folded, read_pdf, read_word

DATA = Path(__file__).resolve().parent.parent / "data"
NAMES = ("position", "action", "assessment", "brief", "digest", "submission")


def answered(capsys: pytest.CaptureFixture[str], *args: object) -> Any:  # noqa: ANN401 - JSON
    capsys.readouterr()
    code = main.run([*map(str, args), "--json"])
    captured = capsys.readouterr()
    assert code == 0, captured.err
    return json.loads(captured.out)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_listed_drafted_and_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "talks.briefing"
    answered(capsys, "new", path)
    answered(capsys, "import", path, DATA / "fixture-article.txt")
    answered(capsys, "tags", "import", path, DATA / "fixture-tags.jsonl")
    listed = answered(capsys, "templates")["templates"]
    assert tuple(template["name"] for template in listed) == NAMES
    added = answered(capsys, "memos", "add", path, "--template", name, "--field", "language=es")[
        "memos"
    ][0]
    assert added["template"] == name
    word, pdf = tmp_path / "memo.docx", tmp_path / "memo.pdf"
    kept = answered(capsys, "export", path, "-o", word, "--memo", added["id"])
    assert kept["edition"]
    fresh = answered(capsys, "export", path, "-o", pdf, "--template", name)
    assert fresh["extracts"] == kept["extracts"] > 0
    assert "según informa Fixture Gazette" in "\n".join(read_word(word).body)
    assert folded("as reported by Fixture Gazette") in read_pdf(pdf)
