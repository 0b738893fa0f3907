"""The promise that must never break: nobody is given words that are not theirs.

Whatever the tags are, in a memo that the program writes by itself the only words in quotation
marks are a speaker's own, every extract is verbatim and has its outlet in the same paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.document import Extract
from briefer.memo.draft import draft
from briefer.memo.outline import outline
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.passage import TopicTag

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.vocabulary import Vocabulary
    from tests.memo.tree.conftest import Desk

TEXT = "the gates of the strait open again and boats of every crew go north in storms"
WORDS = TEXT.split()
MODALITIES = ("direct", "partial", "paraphrase", "official", "outlet")
MARKED = re.compile('[“„«‹「"]([^“”„«»‹›「」"]*)[”»›」"]')

parties = st.lists(st.integers(1, 5), max_size=2, unique=True)
topics = st.lists(
    st.builds(
        TopicTag,
        st.integers(1, 4),
        st.none(),
        st.sampled_from([None, None, -3, 0, 2, "mixed", "conditional", "unclear"]),
        st.sampled_from(
            [None, "the “gates of the strait” open again", "the 「gates of the strait」 open"]
        ),
        st.booleans(),
    ),
    max_size=2,
    unique_by=lambda tag: tag.topic_id,
)
tags = st.fixed_dictionaries(
    {
        "by": parties,
        "acting": parties,
        "topics": topics,
        "modality": st.sampled_from(
            [None, "direct", "partial", "paraphrase", "official", "outlet"]
        ),
        "type": st.sampled_from([None, "demand", "fact", "framing", "no-comment", "refusal"]),
        "starred": st.booleans(),
        "event_date": st.sampled_from([None, "2023-12", "2023-12-27"]),
    }
)
spans = st.tuples(st.integers(0, len(WORDS) - 4), st.integers(3, len(WORDS)))
passages = st.lists(st.tuples(st.integers(0, 2), spans, tags), max_size=12)


def _evidence(desk: Desk, drawn: list[tuple[int, tuple[int, int], dict[str, Any]]]) -> Evidence:
    text = TEXT + '. She spoke of "open gates" and left.'
    articles = [
        desk.article(text, outlet="Harbour Wire"),
        desk.article(text + " Again.", outlet=None, published=None),
        desk.article(text + " So.", outlet="Harbour Council", origin="council"),
    ]
    for place, (start, length), values in drawn:
        words = " ".join(WORDS[start : start + length])
        desk.passage(articles[place], words, **values)
    return desk.evidence()


def _extracts(memo: Memo) -> list[tuple[str, InlineExtract]]:
    """Return every extract with the plain text of its paragraph."""
    return [
        (plain_text(block.inlines), item)
        for block in memo.blocks
        if isinstance(block, Extract)
        for item in block.inlines
        if isinstance(item, InlineExtract)
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=passages, language=st.sampled_from(["en", "es"]))
def test_a_draft_never_gives_anybody_words_that_are_not_theirs(
    vocabulary: Vocabulary,
    template: Template,
    desk: Desk,
    drawn: list[tuple[int, tuple[int, int], dict[str, Any]]],
    language: str,
) -> None:
    fresh = type(desk)(vocabulary)
    evidence = _evidence(fresh, drawn)
    kept = draft(template, evidence, {"language": language})
    memo = compose(kept, template, evidence).memo
    known = evidence.passage_by_guid

    printed = _extracts(memo)
    expected = [p.guid for p in evidence.passages if p.speakers or p.actors]
    assert sorted(item.passage for _, item in printed) == sorted(expected)

    unnamed = template.wording(language).say("memo.unnamed_outlet")
    for paragraph, item in printed:
        passage = known[item.passage]
        assert item.words == evidence.frozen_words(passage)
        assert item.voice is passage.voice
        assert (evidence.article_of(passage).outlet or unnamed) in paragraph

    body = outline(memo).rsplit(f"\n{memo.meta.notes_title}\n", 1)[0]
    own = {p.quote for p in evidence.passages if p.voice.in_marks}
    assert set(MARKED.findall(body)) <= own

    noted = _note_refs(memo)
    assert [note.number for note in memo.notes] == list(range(1, len(memo.notes) + 1))
    assert sorted(noted) == [note.number for note in memo.notes]
    assert not [finding for finding in check(kept, memo, evidence, template) if finding.blocks]


def _note_refs(memo: Memo) -> list[int]:
    found = []
    for block in memo.blocks:
        runs = getattr(block, "items", None) or (getattr(block, "inlines", ()),)
        found += [item.number for run in runs for item in run if isinstance(item, NoteRef)]
    return found


def test_the_committed_article_has_one_pair_of_marks_that_the_source_does_not(
    template: Template, fixture_evidence: Evidence
) -> None:
    """The only words in marks are those of the one direct quotation, and the source's own marks."""
    memo = compose(draft(template, fixture_evidence, {}), template, fixture_evidence).memo
    curly = [item for _, item in _extracts(memo) if item.voice.in_marks]
    assert [item.words for item in curly] == ["orderly, humane, and regular migration"]
    body = outline(memo).rsplit("\nNotes\n", 1)[0]
    assert body.count("“") == body.count("”") == 1
    sources = sum(p.quote.count('"') for p in fixture_evidence.passages if p.speakers or p.actors)
    assert body.count('"') == sources
    assert Text("") not in [item for block in memo.blocks for item in getattr(block, "inlines", ())]
