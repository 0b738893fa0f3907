"""Extracts in the analyst's own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.sentence import breakable, running
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from tests.memo.tree.conftest import Desk


def _printed(desk: Desk, before: str, after: str, modality: str | None) -> str:
    passage = desk.say("lower tolls", modality=modality)
    kept = InlineExtract(passage.guid, "lower tolls", Voice.REPORT)
    inlines = running((Text(before), kept, Text(after)), desk.evidence())
    return "".join("*" if isinstance(item, NoteRef) else plain_text((item,)) for item in inlines)


@pytest.mark.parametrize("modality", ["paraphrase", "direct"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("she wants ", " now"),
        ("she wants “", "” now"),
        ('she wants "', '" now'),
        ("wants «", "» now"),
    ],
)
def test_there_is_one_pair_of_marks_and_the_note_follows_it(
    desk: Desk, before: str, after: str, modality: str
) -> None:
    plain = before.rstrip('“"«')
    assert _printed(desk, before, after, modality) == f"{plain}“lower tolls”* now"


def test_a_mark_left_open_is_closed(desk: Desk) -> None:
    assert _printed(desk, "wants “", " now", "paraphrase") == "wants “lower tolls”* now"


def test_words_that_the_sentence_encloses_get_no_marks_of_their_own(desk: Desk) -> None:
    assert _printed(desk, "says “wants ", " now”", None) == "says “wants lower tolls* now”"
    assert _printed(desk, "says “", " and more”", None) == "says “lower tolls* and more”"


def test_a_straight_mark_that_closes_does_not_open(desk: Desk) -> None:
    printed = _printed(desk, 'after "no" and "yes"', " so", None)
    assert printed == 'after "no" and "yes"“lower tolls”* so'


def test_the_analysts_own_note_is_not_doubled(desk: Desk) -> None:
    passage = desk.say("lower tolls")
    kept = InlineExtract(passage.guid, "lower tolls", Voice.REPORT)
    sentence = (kept, Text("."), NoteRef(passage.guid), kept)
    notes = [i for i in running(sentence, desk.evidence()) if isinstance(i, NoteRef)]
    assert len(notes) == 2


def test_a_note_follows_the_stop_after_the_words(desk: Desk) -> None:
    assert _printed(desk, "wants ", ". So", None) == "wants “lower tolls”.* So"
    assert _printed(desk, "wants ", ".", None) == "wants “lower tolls”.*"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("long-term undocumented\u00a0Hispanic\u00a0migrants", None),
        ("« Nous\u202fattendons »", "« Nous attendons »"),
        ("20\u00a0000 people", "20\u00a0000 people"),
        ("attendons\u00a0: nous", "attendons\u00a0: nous"),
    ],
)
def test_hard_spaces_between_letters_do_not_keep_a_line_from_ending(
    words: str, printed: str | None
) -> None:
    assert breakable(words) == (printed or words.replace("\u00a0", " "))
