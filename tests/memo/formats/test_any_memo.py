"""Memos that are made up, of every kind of block and of odd signs, say the same in each format."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Rule,
    Table,
)
from briefer.memo.straight import straight
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice
from tests.memo.formats.active import active
from tests.memo.formats.lines import FORMS, Form
from tests.memo.formats.test_four_formats import SUFFIXES, held, written
from tests.memo.picturing import Draughtsman, chart, dots

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.memo.template import Template
    from briefer.model.inline import Inline

EXAMPLES: Final = int(os.environ.get("BRIEFER_FUZZ_FORMATS", "12"))
"""How many memos are made for each format; set it higher after work on a writer."""
WORDS: Final = st.text(
    "ab1 .,\n\t*_`#>-+()[]{}<>|\\~&;!:=^/\"'“”«»\u00a0\u00ad\u200b\u200f\u202e\u2067"
    "\x00\x07\x85\u2028éñe\u0301שלוםقالक्ष字。🙂👍🏽",
    max_size=30,
)
LONG: Final = st.sampled_from(["w" * 400, "字" * 200, "ال" * 200, "word " * 300, "a-b/" * 120])
TEXT: Final = st.one_of(WORDS, WORDS, WORDS, LONG)
LINES: Final = st.text("ab1 *#[]<>|&éש字🙂", max_size=12)
URLS: Final = st.sampled_from(["https://a.example/x?(y)", "javascript:alert(1)", "<", "mailto:a@b"])
INLINE: Final = st.one_of(
    TEXT.map(Text),
    st.builds(Emph, TEXT, strong=st.booleans()),
    st.builds(Link, TEXT, URLS),
    st.builds(InlineExtract, st.sampled_from("pq"), TEXT, st.sampled_from(Voice)),
    st.just(NoteRef("p")),
    st.builds(CrossRef, TEXT, st.sampled_from(["s", "t", "gone"])),
)
RUN: Final = st.lists(INLINE, max_size=5).map(tuple)
ORIGINS: Final = st.sampled_from(["", "s", "t"])
CELLS: Final = st.lists(LINES, min_size=2, max_size=2).map(tuple)
IMAGES: Final = st.sampled_from(
    [
        dots(),
        dots(8, 300, "JPEG"),
        chart(),
        *(Draughtsman(random.Random(seed)).drawing() for seed in range(4)),
    ]
)
BLOCK: Final = st.one_of(
    st.builds(
        HeaderBlock, LINES, st.lists(st.builds(HeaderField, LINES, TEXT), max_size=3).map(tuple)
    ),
    st.builds(
        Heading, st.sampled_from((1, 2)), LINES, st.sampled_from(("", "3")), st.just(""), ORIGINS
    ),
    st.builds(Para, RUN, st.sampled_from(ParaRole)),
    st.builds(Bullets, st.lists(RUN, min_size=1, max_size=3).map(tuple)),
    st.builds(Extract, RUN, st.sampled_from(Voice), st.just("p"), RUN),
    st.builds(
        Table, RUN, CELLS, st.lists(CELLS, max_size=3).map(tuple), TEXT, st.just(()), ORIGINS
    ),
    st.builds(Figure, RUN, IMAGES, TEXT, st.floats(0.01, 1), st.just(()), ORIGINS),
    st.just(Rule()),
    st.just(PageBreak()),
)
MEMO: Final = st.tuples(
    st.lists(BLOCK, max_size=8),
    st.lists(RUN, min_size=1),
    st.sampled_from((NotesAt.END, NotesAt.FOOT)),
    LINES,
)


def numbered(blocks: list[Block], notes: list[tuple[Inline, ...]], at: NotesAt, title: str) -> Memo:
    """Return the memo with its marks counted, and a note for each that says something."""
    count = 0

    def counted(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        nonlocal count
        made: list[Inline] = []
        for item in run:
            if isinstance(item, NoteRef):
                count += 1
                made.append(NoteRef("p", count))
            else:
                made.append(item)
        return tuple(made)

    made: list[Block] = []
    for block in blocks:
        match block:
            case Para(run, role):
                made.append(Para(counted(run), role))
            case Bullets(items):
                made.append(Bullets(tuple(map(counted, items))))
            case Extract(run, voice, passage, translation):
                made.append(Extract(counted(run), voice, passage, counted(translation)))
            case Table(caption) | Figure(caption):
                made.append(replace(block, caption=counted(caption)))
            case _:
                made.append(block)
    said = [tuple(item for item in run if not isinstance(item, NoteRef)) for run in notes]
    listed = tuple(
        Note(number, "p", (Text(f"Source {number} "), *said[number % len(said)]))
        for number in range(1, count + 1)
    )
    meta = MemoMeta(title, "t", title, title, "2024-01-02T03:04:05Z", banner="TLP:RED", notes_at=at)
    return straight(Memo(meta, tuple(made), listed))


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
def test_whatever_a_memo_says_is_said(form: Form, plain_template: Template) -> None:
    @settings(max_examples=EXAMPLES, deadline=None)
    @given(MEMO)
    def said(drawn: tuple[list[Block], list[tuple[Inline, ...]], NotesAt, str]) -> None:
        memo = numbered(*drawn)
        data = written(memo, plain_template, form)
        assert held(memo, data, form) == []
        assert active(data, form) == []

    said()
