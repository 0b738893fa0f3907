"""What `make check-office` looks for in the pages that LibreOffice prints is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.document import Memo, MemoMeta, Para
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import Text
from scripts import check_office, stranded
from tests.memo.formats.lines import CONTENTS, HEADING1, HEADING2, NOTE, PARAGRAPH, ROW, Line

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.template import Template


def memo_of(words: str) -> Memo:
    return Memo(MemoMeta("T", "t", "", "", "2024-01-02T03:04:05Z"), (Para((Text(words),)),))


def test_a_word_that_is_not_printed_is_found(
    plain_template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_office, "PRINTED", tmp_path / "printed")
    path, printed = tmp_path / "memo.docx", tmp_path / "printed" / "memo.pdf"
    printed.parent.mkdir()
    base = plain_template.base_docx
    assert base
    path.write_bytes(word.write(memo_of("both say this الأحد"), plain_template.style, base))
    assert list(check_office.printed_faults(path)) == ["LibreOffice cannot open it"]
    assert check_office.pages_of(path) == 0
    printed.write_bytes(pdf.write(memo_of("both say this الأحد"), plain_template.style))
    assert list(check_office.printed_faults(path)) == []
    assert check_office.pages_of(path) == 1
    printed.write_bytes(pdf.write(memo_of("both say الأحد"), plain_template.style))
    assert list(check_office.printed_faults(path)) == ["LibreOffice does not print: this"]


LINES = [
    Line(HEADING1, "What they say"),
    Line(PARAGRAPH, "Nobody says anything, 3 times."),
    Line(HEADING2, "وزارة الموانئ (ports)"),
    Line(PARAGRAPH, "سنفتح الميناء"),
    Line(HEADING2, "The table"),
    Line(ROW, "Name | Says"),
    Line(HEADING1, "Notes"),
    Line(NOTE, "1. A note."),
]
PAGE = """
What they
say
   7
  Nobody says anything, 3
times.
وزارة الموانئ (ports)
  سنفتح الميناء

The table
Says    Name
"""


CONTENTS_PAGE = "What they say ........ 2\f"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (PAGE, []),
        (CONTENTS_PAGE + PAGE, []),
        (PAGE.replace("Says", "\fSays"), ["“The table” stands alone on page 1"]),
        (PAGE.replace("   7", "\f"), ["“What they say” stands alone on page 1"]),
        (PAGE.replace("   7", "7 A note.\f"), ["“What they say” stands alone on page 1"]),
        (
            CONTENTS_PAGE + PAGE.replace("   7", "\f"),
            ["“What they say” stands alone on page 2"],
        ),
        (PAGE.replace("The table", "A table"), ["no page has the heading “The table”"]),
    ],
)
def test_a_heading_whose_text_stands_on_the_next_page_is_found(
    printed: str, found: list[str]
) -> None:
    listed = [Line(CONTENTS, "What they say")] if printed.startswith(CONTENTS_PAGE) else []
    assert list(stranded.alone([*listed, *LINES], printed.split("\f"))) == found
