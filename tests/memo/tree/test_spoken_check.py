"""Own words with the reporter's among them, and those that no marks show to be anybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.cutting import Source, leave_out, printed
from briefer.memo.draft import extract_block
from briefer.memo.finding import UNMARKED, VOICE
from briefer.model.inline import InlineExtract, Text
from briefer.model.memo import PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.template import Template
    from tests.memo.tree.conftest import Desk

PARTED = "“We will open,” she told the crews, “every gate of the strait.” They left."
PARAGRAPHS = "“We will open every gate.\n“And we will close none,” she said.\nThey left."


def _findings(template: Template, evidence: Evidence, *blocks: MemoBlock) -> list[Finding]:
    kept = KeptMemo(template.name, "A", {}, (MemoSection("", "Talks", {}, blocks),))
    found = check(kept, compose(kept, template, evidence).memo, evidence, template)
    return [f for f in found if f.kind in {UNMARKED, VOICE}]


def _of_words(desk: Desk, template: Template, text: str, words: str) -> list[Finding]:
    passage = desk.passage(desk.article(text), words, by=[desk.ADA], modality="direct")
    return _findings(template, desk.evidence(), extract_block(passage))


@pytest.mark.parametrize(
    ("text", "words", "theirs"),
    [
        (PARTED, PARTED[:-11], "she told the crews"),
        (PARTED, "We will open,” she told the crews, “every gate", "she told the crews"),
        (PARTED, "every gate of the strait.” They left", "They left"),
        (PARTED.replace("“", '"').replace("”", '"'), None, "she told the crews"),
        (PARTED.replace("“", "«").replace("”", "»"), None, "she told the crews"),
        (PARTED.replace("“", "‘").replace("”", "’"), None, "she told the crews"),
        (PARAGRAPHS, PARAGRAPHS[:-11], "she said."),
    ],
)
def test_the_reporters_words_inside_a_quotation_block(
    desk: Desk, template: Template, text: str, words: str | None, theirs: str
) -> None:
    (found,) = _of_words(desk, template, text, words or text[:-12])
    assert (found.kind, found.blocks) == (VOICE, True)
    assert f"“{theirs}" in found.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PARTED, "every gate of the strait."),
        (PARTED, "“every gate of the strait.”"),
        (PARAGRAPHS, "We will open every gate.\n“And we will close none"),
        ("“She says “no” to us,” he said. So.", "She says “no” to us"),
        ("She said: we will open. So.", "we will open"),
        ('A pipe of 6" and "we say "no" to it" and so on', 'we say "no" to it'),
    ],
)
def test_own_words_that_stand_in_marks_or_in_an_article_without_any_are_right(
    desk: Desk, template: Template, text: str, words: str
) -> None:
    assert [f.kind for f in _of_words(desk, template, text, words) if f.blocks] == []


def test_what_is_cut_out_prints_no_more(desk: Desk, template: Template) -> None:
    words = "We will open,” she told the crews, “every gate"
    passage = desk.passage(desk.article(PARTED), words, by=[desk.ADA], modality="direct")
    source = Source(words, "en")
    start = words.index("” she")
    parts = leave_out((), source, start, words.index("every"))
    cut = InlineExtract(passage.guid, printed(parts, source), Voice.OWN, parts)
    block = MemoBlock(PARAGRAPH, ((Text("Valdemar said "), cut),), guid="b")
    assert _findings(template, desk.evidence(), block) == []


def test_other_voices_may_hold_both(desk: Desk, template: Template) -> None:
    article = desk.article(PARTED)
    for modality in ("partial", "paraphrase", "official", None):
        passage = desk.passage(article, PARTED[:-11], by=[desk.ADA], modality=modality)
        assert _findings(template, desk.evidence(), extract_block(passage)) == []


def test_own_words_in_no_marks_are_told_where_the_article_marks_others(
    desk: Desk, template: Template
) -> None:
    text = "“We will open every gate,” she said. She seeks lower tolls and more boats."
    article = desk.article(text)
    blocks = [
        extract_block(desk.passage(article, words, by=[desk.ADA], modality="direct"))
        for words in ("seeks lower tolls", "more boats", "We will open every gate")
    ]
    (found,) = _findings(template, desk.evidence(), *blocks)
    assert (found.kind, found.blocks) == (UNMARKED, False)
    assert found.message.startswith("“seeks lower tolls” and 1 more print as own words")


def test_a_report_with_a_quotation_in_it_is_told_where_it_is_tagged_as_own_words(
    desk: Desk, template: Template
) -> None:
    text = "The council said that “every gate of the strait” would open soon. So."
    (found,) = _of_words(desk, template, text, text[:-5])
    assert (found.kind, found.blocks) == (UNMARKED, False)


def test_an_outlet_of_the_speakers_own_needs_no_marks(desk: Desk, template: Template) -> None:
    text = "We seek lower tolls. “We will open every gate,” she said."
    article = desk.article(text, "Harbour Council")
    passage = desk.passage(article, "We seek lower tolls", by=[desk.COUNCIL], modality="direct")
    assert _findings(template, desk.evidence(), extract_block(passage)) == []
