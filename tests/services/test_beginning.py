"""A briefing that begins with articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.errors import InputError
from briefer.services.beginning import begin_with_files, begin_with_text

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Talks at the border\nExample Wire\n\nBoth sides met.\n"


def test_it_is_named_after_the_first_title_that_can_be_read(tmp_path: Path) -> None:
    broken, good = tmp_path / "a.pdf", tmp_path / "b.txt"
    broken.write_bytes(b"%PDF-1.4")
    good.write_text(ARTICLE)
    ws, report = begin_with_files([broken, good], who="Ana")
    assert ws.project.get().title == "Talks at the border"
    assert ws.path == paths.briefings() / "talks-at-the-border.briefing"
    assert (report.imported, report.refused) == (1, 1)
    ws.close()


def test_a_taken_name_gets_a_number() -> None:
    first = begin_with_text(ARTICLE, who="Ana")
    second = begin_with_text(ARTICLE, who="Ana")
    assert [ws.path.name for ws in (first, second)] == [
        "talks-at-the-border.briefing",
        "talks-at-the-border-2.briefing",
    ]
    for ws in (first, second):
        ws.close()


def test_nothing_is_left_of_a_briefing_whose_articles_could_not_be_taken_in(
    tmp_path: Path,
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE)

    def fail(_done: int, _total: int, _name: str) -> bool:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        begin_with_files([article], who="Ana", progress=fail)
    assert list(paths.briefings().iterdir()) == []


def test_nothing_is_made_where_nothing_can_be_read(tmp_path: Path) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.4")
    with pytest.raises(InputError, match=r"nothing here that can be read.*a\.pdf"):
        begin_with_files([broken], who="Ana")
    assert not paths.briefings().exists() or not list(paths.briefings().iterdir())
