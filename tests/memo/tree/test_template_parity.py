"""Word and PDF of every template, read back, say what the tree says, in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from briefer.memo import template as memo_template
from briefer.memo.compose import compose
from briefer.memo.document import NotesAt
from briefer.memo.draft import draft
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.paths import templates
from tests.memo import test_parity as parity

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", list(memo_template.places([templates()])))
def test_word_and_pdf_of_a_template_say_what_the_tree_says(
    name: str, language: str, fixture_evidence: Evidence
) -> None:
    template = memo_template.load(templates() / name)
    kept = draft(template, fixture_evidence, {"language": language, "subject": "Border talks"})
    memo = compose(kept, template, fixture_evidence).memo
    assert template.base_docx
    written = parity.word_text(word.write(memo, template.style, template.base_docx))
    expected = "\n".join(parity.text_of(memo, numbered=False))
    assert parity.folded(written) == parity.folded(expected)
    printed = parity.pdf_text(pdf.write(memo, template.style), "-raw")
    seen = parity.squeezed(parity.without_furniture(printed, memo))
    wanted = parity.squeezed("\n".join(parity.text_of(memo, numbered=True)))
    if memo.meta.notes_at is NotesAt.FOOT:  # a page's notes stand between its text and the next
        assert not Counter(wanted) - Counter(seen)
    else:
        assert seen == wanted
