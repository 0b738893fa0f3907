"""Numbers behind right-to-left words stay with the sentence, and what turns text round is gone."""

from __future__ import annotations

import pytest
from bidi import get_display

from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    Para,
    Table,
)
from briefer.memo.outline import outline
from briefer.memo.straight import straight
from briefer.model.inline import Emph, Inline, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.voice import Voice

META = MemoMeta("T", "t", "Desk", "", "2024-01-02T03:04:05Z")
MARK = "\u200e"


def run(*inlines: Inline) -> str:
    memo = straight(Memo(META, (Para(inlines),)))
    (para,) = memo.blocks
    assert isinstance(para, Para)
    return plain_text(para.inlines)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Wire, “عنوان”, 12 March.", f"Wire, “عنوان{MARK}”, 12 March."),
        ("Wire, “عنوان 2024”, 12 March.", f"Wire, “عنوان 2024{MARK}”, 12 March."),
        ("Wire, “عنوان,” 12 March.", f"Wire, “عنوان{MARK},” 12 March."),
        (
            "They (שלום), 3 in all; then שלום: 4.",
            f"They (שלום{MARK}), 3 in all; then שלום{MARK}: 4.",
        ),
        ("She said “الأحد, 12 مارس” on 3 May.", None),
        ("All of it in Latin, 12 March.", None),
        ("عنوان طويل جدا, 12 March", None),
    ],
)
def test_a_number_stays_with_the_sentence(said: str, meant: str | None) -> None:
    assert run(Text(said)) == (said if meant is None else meant)


def test_the_day_is_drawn_where_the_sentence_goes_on() -> None:
    said = "Wire, “عنوان”, 12 March."
    assert get_display(said, base_dir="L").endswith("12 March.") is False
    assert get_display(run(Text(said)), base_dir="L").replace(MARK, "").endswith("”, 12 March.")


def test_a_mark_stands_in_the_text_that_ends_there_and_in_no_passage() -> None:
    words = InlineExtract("p", "قال", Voice.REPORT)
    inlines = (Text("By "), Emph("الجزيرة"), Text(", 12 March; "), words, Text(", 3 times."))
    memo = straight(Memo(META, (Para(inlines),)))
    (para,) = memo.blocks
    assert isinstance(para, Para)
    assert para.inlines[1] == Emph(f"الجزيرة{MARK}")
    assert para.inlines[3] == words


def test_what_turns_text_round_is_in_passages_alone() -> None:
    bad = "a\u202eb\u2067c"
    passage = InlineExtract("p", bad, Voice.OWN)
    run_ = (Text(bad), Emph(bad), Link(bad, "https://a.example"), NoteRef("p", 1), passage)
    blocks = (
        HeaderBlock(bad, (HeaderField(bad, bad),)),
        *(Heading(1, bad), Para(run_), Bullets((run_,)), Table(run_, (bad,), ((bad,),), bad)),
        Extract(run_, Voice.OWN, "p", (Text(bad),)),
    )
    meta = MemoMeta(bad, "t", bad, bad, "2024-01-02T03:04:05Z", banner=bad)
    made = straight(Memo(meta, blocks, (Note(1, "p", run_),)))
    kept = outline(made)
    assert kept.count("\u202e") == kept.count(f"“{bad}\u2069\u202c”") == 5
    table = made.blocks[4]
    assert isinstance(table, Table)
    assert (table.header, table.rows, table.summary) == (("abc",), (("abc",),), "abc")
    assert "\u202e" not in made.meta.title + made.meta.author + made.meta.subject + made.meta.banner


def test_a_memo_without_any_of_it_is_the_same() -> None:
    memo = Memo(META, (Para((Text("Plain words, 12 March."),)),))
    assert straight(memo) is memo
