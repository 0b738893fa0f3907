"""Reading a memo back from each of its formats, by programs that did not write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.memo.formats.lines import HTML, MARKDOWN, PDF, WORD, folded_lines
from tests.memo.formats.reading_html import html
from tests.memo.formats.reading_markdown import markdown
from tests.memo.formats.reading_pdf import pdf
from tests.memo.formats.reading_word import word

if TYPE_CHECKING:
    from tests.memo.formats.lines import Form, Line


def read(data: bytes, form: Form) -> list[Line]:
    """Return the lines of a file of that format."""
    readers = {WORD: word, PDF: pdf, MARKDOWN: markdown, HTML: html}
    return folded_lines(list(readers[form](data)))
