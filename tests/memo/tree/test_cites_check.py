"""A typed quotation and the note that says where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.finding import UNCITED
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.memo import BULLETS, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from tests.memo.tree.conftest import Desk

WORDS = "we will open every gate"


def _told(
    template: Template, evidence: Evidence, *inlines: Inline, kind: str = PARAGRAPH
) -> list[str]:
    block = MemoBlock(kind, (inlines,), guid="block")
    kept = KeptMemo(template.name, "A", {}, (MemoSection("", "Talks", {}, (block,)),))
    found = check(kept, compose(kept, template, evidence).memo, evidence, template)
    assert not any(f.blocks for f in found if f.kind == UNCITED)
    return [f.message for f in found if f.kind == UNCITED]


@pytest.mark.parametrize("kind", [PARAGRAPH, BULLETS])
def test_a_note_on_another_article_is_told_and_one_that_is_missing(
    desk: Desk, template: Template, kind: str
) -> None:
    own = NoteRef(desk.say(WORDS, modality="direct").guid)
    other = NoteRef(desk.say("seeks lower tolls").guid)
    evidence = desk.evidence()
    said = Text(f"Valdemar said “{WORDS}”")
    more = Text(", and more.")
    for run in (
        (said, own, more),
        (said, Text("."), own),
        (said, own, other),
        (said, other, own),
        (Text("So"), own, Text(" it is: "), said, more),
        (said, Text(" and so on."), own),
    ):
        assert _told(template, evidence, *run, kind=kind) == []
    stands = f"“{WORDS}” stands in “Ministers Meet”"
    another = [f"{stands}, and the note behind it is on another article."]
    assert _told(template, evidence, said, other, more, kind=kind) == another
    assert _told(template, evidence, said, Text("."), other, kind=kind) == another
    missing = [f"{stands}, and no note says so. Cite it."]
    assert _told(template, evidence, said, more, kind=kind) == missing
    assert _told(template, evidence, said, Text(" and so on."), other, kind=kind) == missing


def test_each_of_two_articles_that_have_the_words_will_do(desk: Desk, template: Template) -> None:
    desk.say(WORDS, modality="direct")
    again = desk.passage(desk.article(f"“{WORDS},” she said."), WORDS, by=[desk.ADA])
    said = Text(f"Valdemar said “{WORDS}”")
    assert _told(template, desk.evidence(), said, NoteRef(again.guid)) == []


def test_terms_titles_and_extracts_need_no_note_of_the_analysts(
    desk: Desk, template: Template
) -> None:
    passage = desk.say(WORDS, modality="direct")
    extract = InlineExtract(passage.guid, WORDS, Voice.OWN)
    evidence = desk.evidence()
    assert _told(template, evidence, Text("The “open gate” of “Ministers Meet”.")) == []
    assert _told(template, evidence, Text("She said "), extract, Text(".")) == []
    assert _told(template, evidence, Text("She said “nobody has ever heard this”.")) == []
