from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo.document import Memo, Para
from briefer.memo.pdf import writer as pdf
from briefer.memo.references import address, notes_in_order
from briefer.memo.word import writer as word
from briefer.model.inline import NoteRef

if TYPE_CHECKING:
    from briefer.memo.style import Style


def test_notes_run_in_reading_order_through_every_kind_of_block(page_memo: Memo) -> None:
    assert [note.number for note in notes_in_order(page_memo)] == list(range(1, 16))


def test_no_writer_prints_notes_that_are_out_of_order(
    page_memo: Memo, sheet: Style, base_docx: bytes
) -> None:
    late = Para((NoteRef("p", 3),))
    wrong = [
        replace(page_memo, blocks=(late, *page_memo.blocks)),
        replace(page_memo, notes=page_memo.notes[:-1]),
        replace(page_memo, notes=(page_memo.notes[1], page_memo.notes[0], *page_memo.notes[2:])),
        replace(page_memo, blocks=page_memo.blocks[:4]),
    ]
    for memo in wrong:
        with pytest.raises(ValueError, match="marked as"):
            word.write(memo, sheet, base_docx)
        with pytest.raises(ValueError, match="marked as"):
            pdf.write(memo, sheet)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/<a b>\n", "https://example.org/%3Ca%20b%3E%0A"),
        ("https://example.org/año", "https://example.org/a%C3%B1o"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://[wrong", ""),
        ("example.org", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_web_or_to_mail_and_nowhere_else(url: str, target: str) -> None:
    assert address(url) == target
