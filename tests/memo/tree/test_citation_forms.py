"""The notes of a memo have the form that the memo asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo import template as memo_template
from briefer.memo.compose import ANNEX, compose
from briefer.memo.document import Heading, Para, ParaRole, Version
from briefer.memo.draft import draft
from briefer.memo.settings import SOURCE_LIST
from briefer.memo.template import CITATIONS
from briefer.model.inline import plain_text
from briefer.paths import templates
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
        (
            "",
            "en",
            "Harbour Wire, “Ministers Meet,” 27\u00a0December\u00a02023.",
            "“Ministers Meet,”",
        ),
        (
            "chicago",
            "en",
            "“Ministers Meet,” Harbour Wire, December\u00a027,\u00a02023.",
            "Harbour Wire, “",
        ),
        ("apa", "en", "Ministers Meet. (2023, December\u00a027). Harbour Wire.", "Meet” (2023)."),
        ("bluebook", "en", "Ministers Meet, Harbour Wire (Dec.\u00a027,\u00a02023).", "Id."),
        (
            "intelligence",
            "en",
            "(U) Harbour Wire; no source number; 27\u00a0December 2023",
            "see note 1.",
        ),
        (
            "chicago",
            "es",
            "“Ministers Meet”, Harbour Wire, 27\u00a0de\u00a0diciembre\u00a0de\u00a02023.",
            "Harbour",
        ),
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


def listed(evidence: Evidence, template: Template, version: Version, **fields: str) -> list[str]:
    """Return the title of the list of sources and its entries."""
    memo = compose(draft(template, evidence, fields), template, evidence, version).memo
    found = [b for b in memo.blocks if isinstance(b, Heading | Para)]
    entries = [b for b in found if isinstance(b, Para) and b.role is ParaRole.REFERENCE]
    if not entries:
        return []
    title = found[found.index(entries[0]) - 1]
    assert isinstance(title, Heading)
    assert title.anchor.startswith(ANNEX)
    return [title.text, *(plain_text(b.inlines) for b in entries)]


@pytest.fixture
def press(desk: Desk) -> Evidence:
    """Three articles, cited in another order than that of the alphabet; one of them twice."""
    for outlet, author in (("Wire", "Zoe Young"), ("Post", "Ann Old"), ("Ärmel", None)):
        article = desk.article(
            f"{outlet} heard: We wait. We go.",
            outlet,
            f"Title of {outlet}",
            authors=(author,) if author else (),
        )
        desk.passage(article, "We wait.", by=[ADA])
        desk.passage(article, "We go.", by=[ADA])
    return desk.evidence()


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        (
            "chicago",
            "en",
            [
                "Bibliography",
                "Ärmel. “Title of Ärmel.” December\u00a027,\u00a02023.",
                "Old, Ann. “Title of Post.” Post, December\u00a027,\u00a02023.",
                "Young, Zoe. “Title of Wire.” Wire, December\u00a027,\u00a02023.",
            ],
        ),
        (
            "apa",
            "es",
            [
                "Referencias",
                "Old, A. (2023, 27\u00a0de\u00a0diciembre). Title of Post. Post.",
                "Title of Ärmel. (2023, 27\u00a0de\u00a0diciembre). Ärmel.",
                "Young, Z. (2023, 27\u00a0de\u00a0diciembre). Title of Wire. Wire.",
            ],
        ),
        (
            "house",
            "en",
            [
                "Sources cited",
                "Ärmel, “Title of Ärmel,” 27\u00a0December\u00a02023.",
                "Post, “Title of Post,” by Ann Old, 27\u00a0December\u00a02023.",
                "Wire, “Title of Wire,” by Zoe Young, 27\u00a0December\u00a02023.",
            ],
        ),
    ],
)
def test_a_memo_ends_with_a_list_of_its_sources_where_it_asks(
    press: Evidence, template: Template, form: str, language: str, expected: list[str]
) -> None:
    fields = {CITATIONS: form, "language": language}
    asked = {**fields, SOURCE_LIST: "yes"}
    assert listed(press, template, Version.SOURCED, **asked) == expected
    assert listed(press, template, Version.SOURCED, **fields) == []
    assert listed(press, template, Version.CLEAN, **asked) == []


def test_an_intelligence_product_lists_its_sources_as_they_are_cited(
    press: Evidence, template: Template
) -> None:
    fields = {CITATIONS: "intelligence", SOURCE_LIST: "yes"}
    said = listed(press, template, Version.SOURCED, **fields)
    first = [note for note in notes(press, template, **fields) if "see note" not in note]
    assert said[1:] == first
    assert len(first) == 3


def test_the_action_memo_lists_its_sources_unless_the_memo_says_no(press: Evidence) -> None:
    action = memo_template.load(templates() / "action")
    assert listed(press, action, Version.SOURCED)[0] == "Sources cited"
    assert listed(press, action, Version.SOURCED, **{SOURCE_LIST: "no"}) == []
