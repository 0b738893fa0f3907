"""What `make check-office` looks for in the pages that LibreOffice prints is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.document import Memo, MemoMeta, Para
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import Text
from scripts import check_office

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
