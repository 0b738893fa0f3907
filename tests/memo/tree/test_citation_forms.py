"""The notes of a memo have the form that the memo asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.compose import compose
from briefer.memo.draft import draft
from briefer.memo.template import CITATIONS
from briefer.model.inline import plain_text
from tests.memo.tree.conftest import ADA

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk


def notes(evidence: Evidence, template: Template, **fields: str) -> list[str]:
    memo = compose(draft(template, evidence, fields), template, evidence).memo
    return [plain_text(note.inlines) for note in memo.notes]


@pytest.mark.parametrize(
    ("form", "language", "first", "later"),
    [
        ("", "en", "Harbour Wire, “Ministers Meet,” 27 December 2023.", "“Ministers Meet,”"),
        ("chicago", "en", "“Ministers Meet,” Harbour Wire, December 27, 2023.", "Harbour Wire, “"),
        ("apa", "en", "Ministers Meet. (2023, December 27). Harbour Wire.", "Meet” (2023)."),
        ("bluebook", "en", "Ministers Meet, Harbour Wire (Dec. 27, 2023).", "Id."),
        (
            "intelligence",
            "en",
            "(U) Harbour Wire; no source number; 27 December 2023",
            "see note 1.",
        ),
        ("chicago", "es", "“Ministers Meet”, Harbour Wire, 27 de diciembre de 2023.", "Harbour"),
    ],
)
def test_notes_have_the_form_that_the_memo_asks_for(
    desk: Desk, template: Template, form: str, language: str, first: str, later: str
) -> None:
    article = desk.article("He said: We need help. We need it now.")
    for words in ("We need help.", "We need it now."):
        desk.passage(article, words, by=[ADA])
    made = notes(desk.evidence(), template, **{CITATIONS: form, "language": language})
    assert made[0].startswith(first)
    assert later in made[1]


def test_a_form_that_there_is_not_is_refused(desk: Desk, template: Template) -> None:
    with pytest.raises(InputError, match="there is: house, chicago"):
        notes(desk.evidence(), template, **{CITATIONS: "no such form"})
