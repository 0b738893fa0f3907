"""Word and PDF of every template, read back, say what the tree says, in both languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefer.memo import template as memo_template
from briefer.memo.compose import compose
from briefer.memo.document import NotesAt, Table, Version
from briefer.memo.draft import draft
from briefer.memo.outline import outline
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.passage import Translation
from briefer.paths import templates
from tests.memo import test_parity as parity

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template


NAMES: Final = list(memo_template.places([templates()]))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_of_a_template_say_what_the_tree_says(
    name: str, language: str, fixture_evidence: Evidence
) -> None:
    template = memo_template.load(templates() / name)
    kept = draft(template, fixture_evidence, {"language": language, "subject": "Border talks"})
    holds(template, compose(kept, template, fixture_evidence).memo)


@pytest.mark.parametrize(
    ("banner", "version"),
    [
        ("CUI", Version.SOURCED),
        ("TLP:AMBER+STRICT", Version.CLEAN),
        ("OFFICIAL-SENSITIVE", Version.SOURCED),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_agree_on_versions_marks_and_translations(
    name: str, banner: str, version: Version, fixture_evidence: Evidence
) -> None:
    template = memo_template.load(templates() / name)
    printed = {"CUI": "both", "TLP:AMBER+STRICT": "original"}.get(banner, "translation")
    fields = {"banner": banner, "portions": "yes", "translations": printed}
    evidence = translated(fixture_evidence)
    memo = compose(draft(template, evidence, fields), template, evidence, version).memo
    assert "Translated words of" in outline(memo) or printed == "original"
    holds(template, memo)


def translated(evidence: Evidence) -> Evidence:
    """Give every passage a translation."""
    passages = tuple(
        replace(p, translations=(Translation("en", f"Translated words of {p.id}."),))
        for p in evidence.passages
    )
    return replace(evidence, passages=passages)


def holds(template: Template, memo: Memo) -> None:
    """Hold Word and PDF to the tree."""
    assert template.base_docx
    written = parity.word_text(word.write(memo, template.style, template.base_docx))
    expected = "\n".join(parity.text_of(memo, numbered=False))
    assert parity.folded(written) == parity.folded(expected)
    printed = parity.pdf_text(pdf.write(memo, template.style), "-raw")
    seen = parity.squeezed(parity.without_furniture(printed, memo))
    wanted = parity.squeezed("\n".join(parity.text_of(memo, numbered=True)))
    for block in memo.blocks:
        if isinstance(block, Table):  # its head stands once more on each page that it goes on to
            head = parity.squeezed("".join(block.header))
            before, *others = seen.split(head)
            extra = len(others) - wanted.count(head)
            again = others[0] + "".join(others[1 : 1 + extra])
            seen = head.join([before, again, *others[1 + extra :]])
    if memo.meta.notes_at is NotesAt.FOOT:  # a page's notes stand between its text and the next
        assert not Counter(wanted) - Counter(seen)
    else:
        assert seen == wanted
