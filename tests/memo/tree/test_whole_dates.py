"""Days stay with their months, and last years too, in whatever the memo says itself."""

from __future__ import annotations

import pytest

from briefer.memo.document import (
    Bullets,
    HeaderBlock,
    HeaderField,
    Memo,
    MemoMeta,
    Note,
    Para,
    Table,
)
from briefer.memo.whole_dates import whole_dates
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice

META = MemoMeta("T", "t", "Desk", "", "2024-01-02T03:04:05Z")


def said(words: str) -> str:
    (block,) = whole_dates(Memo(META, (Para((Text(words),)),))).blocks
    assert isinstance(block, Para)
    (text,) = block.inlines
    assert isinstance(text, Text)
    return text.text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("on 27 December 2023 (about 3 May)", "on 27~December 2023 (about 3~May)"),
        ("December 27, 2023, or Dec. 7, 2023, or", "December~27, 2023, or Dec.~7, 2023, or"),
        ("2023, December 27", "2023, December~27"),
        ("21 to 29 December", "21 to 29~December"),
        ("el 27 de diciembre de 2023, a", "el 27~de~diciembre de 2023, a"),
        ("2023, 27 de diciembre", "2023, 27~de~diciembre"),
        ("December 2023 and diciembre de 2023 too", None),
        ("form A27 December; 2023 December; May 10% fall", None),
        ("3 Marchers and 3 de mayores", None),
        ("She wrote “on 27 December” on 3 May", "She wrote “on 27 December” on 3~May"),
        ('«el 3 de mayo», "3 May", 3 June', '«el 3 de mayo», "3 May", 3~June'),
    ],
)
def test_a_day_stays_with_its_month(words: str, bound: str | None) -> None:
    assert said(words) == (bound or words)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("May 2023, 27 December 2023.", "May 2023, 27~December~2023."),
        ("December 27, 2023).", "December~27,~2023)."),
        ("(Dec. 7, 2023)", "(Dec.~7,~2023)"),
        ("27 de diciembre de 2023.", "27~de~diciembre~de~2023."),
        ("It was “in May 2023.”", None),
        ("Room 2023, de 2023, on page 2023.", None),
    ],
)
def test_a_year_is_no_last_line(words: str, bound: str | None) -> None:
    assert said(words) == (bound or words)


def test_a_year_stands_at_the_end_also_before_a_note_and_not_before_words() -> None:
    note, year = NoteRef("g1", 1), Text("in May 2023")
    quoted = InlineExtract("g1", "Then", Voice.OWN)
    ended = (Emph("Kirby"), year, note, Text("."))
    going_on = (year, note, Text(" and then"))
    items = (ended, going_on, (year, quoted), (note,), ())
    (made,) = whole_dates(Memo(META, (Bullets(items),))).blocks
    whole = (Emph("Kirby"), Text("in May\u00a02023"), note, Text("."))
    assert made == Bullets((whole, *items[1:]))


def test_it_does_so_in_every_place_but_in_the_words_of_a_passage() -> None:
    day = "3 May"
    quoted = InlineExtract("g1", day, Voice.OWN)
    run = (Text(day), Emph(day), Link(day, "https://example.org/3 May"), quoted, NoteRef("g1", 1))
    whole = "3\u00a0May"
    bound = (Text(whole), Emph(whole), Link(whole, "https://example.org/3 May"), *run[3:])
    memo = Memo(
        META,
        (
            HeaderBlock("MEMO", (HeaderField("DATE", day),)),
            Bullets((run,)),
            Table((Text(day),), (day,), ((day,),), day),
        ),
        (Note(1, "g1", run),),
    )
    made = whole_dates(memo)
    assert made.blocks == (
        HeaderBlock("MEMO", (HeaderField("DATE", whole),)),
        Bullets((bound,)),
        Table((Text(whole),), (whole,), ((whole,),), whole),
    )
    assert made.notes == (Note(1, "g1", bound),)
