"""A memo of 1,000 extracts, from its tree to the bytes of a Word file and of a PDF."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, timed
from briefer import paths
from briefer.memo import template
from briefer.memo.document import (
    Block,
    Extract,
    HeaderBlock,
    HeaderField,
    Heading,
    Memo,
    MemoMeta,
    Note,
    NotesAt,
    Para,
    Source,
    Table,
)
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from benchmarks.measure import Sample

EXTRACTS = 1_000
OUTLET = "The Harbour Gazette"
TITLE = "Ministers open talks on the northern ports"
WORDS = (
    "the minister told reporters that the crossing would stay open through the winter, and that "
    "both sides had agreed to meet again in January to settle the cost of the new inspection hall"
)


def memo(extracts: int) -> Memo:
    """Return a memo with so many extracts, half of them in a speaker's own words."""
    blocks: list[Block] = [
        HeaderBlock("BRIEFING MEMO", (HeaderField("Subject", "Talks on the ports", strong=True),))
    ]
    for number in range(1, extracts + 1):
        if number % 25 == 1:
            blocks.append(Heading(2, f"Stakeholder {number // 25 + 1}"))
        voice = Voice.OWN if number % 2 else Voice.REPORT
        blocks.append(_extract(number, voice))
    return Memo(
        MemoMeta("Talks on the ports", "position", "An analyst", "Ports", "2023-12-29T00:00:00Z"),
        tuple(blocks),
        tuple(_note(number) for number in range(1, extracts + 1)),
        (Source("article", TITLE, OUTLET, "2023-12-27", "0" * 64),),
    )


def _extract(number: int, voice: Voice) -> Extract:
    passage = f"passage-{number}"
    lead = "The minister: " if voice.in_marks else f"The minister, as reported by {OUTLET}: "
    words = InlineExtract(passage, f"{number}: {WORDS}", voice)
    return Extract((Text(lead), words, NoteRef(passage, number)), voice, passage)


def _note(number: int) -> Note:
    return Note(number, f"passage-{number}", (Text(f"“{TITLE}”, {OUTLET}, 27 December 2023."),))


@contextmanager
def _word() -> Iterator[Sample]:
    folder = paths.templates() / "position"
    style, base = template.load(folder).style, (folder / "base.docx").read_bytes()
    tree = memo(EXTRACTS)
    yield lambda: timed(lambda: word.write(tree, style, base))


def full_memo(quotations: int) -> Memo:
    """Return a memo with contents and so many headings, paragraphs, quotations and footnotes."""
    blocks: list[Block] = []
    for number in range(1, quotations + 1):
        blocks.append(Heading(2, f"Stakeholder {number} on the northern ports"))
        blocks.append(Para((Text(f"In {number}, {WORDS}, and a little more was said."),)))
        blocks.append(_extract(number, Voice.OWN))
    meta = MemoMeta(
        *("Talks on the ports", "position", "An analyst", "Ports", "2023-12-29T00:00:00Z"),
        notes_at=NotesAt.FOOT,
        contents_title="Contents",
    )
    notes = tuple(_note(number) for number in range(1, quotations + 1))
    return Memo(meta, tuple(blocks), notes)


def table_memo(rows: int) -> Memo:
    """Return a memo of one table with six columns."""
    head = ("Speaker", "Ferries", "Tolls", "Patrols", "Piers", "Talks")
    cells = tuple(
        (f"Speaker {row}", *(f"said {row} on it" for _ in range(5))) for row in range(rows)
    )
    meta = MemoMeta("Talks", "position", "An analyst", "Ports", "2023-12-29T00:00:00Z")
    return Memo(meta, (Table((), head, cells),))


def _pdf(make: Callable[[], Memo]) -> Callable[[], AbstractContextManager[Sample]]:
    @contextmanager
    def prepare() -> Iterator[Sample]:
        style = template.load(paths.templates() / "position").style
        tree = make()
        yield lambda: timed(lambda: pdf.write(tree, style))

    return prepare


BENCHMARKS = (
    Benchmark("Word, 1,000 extracts", None, 10, _word),
    Benchmark("PDF, 100 quotations with footnotes", None, 10, _pdf(partial(full_memo, 100))),
    Benchmark("PDF, 1,000 quotations with footnotes", 0.4, 5, _pdf(partial(full_memo, 1_000))),
    Benchmark("PDF, 10,000 quotations with footnotes", 4, 3, _pdf(partial(full_memo, 10_000))),
    Benchmark("PDF, a table of 1,000 rows", 0.2, 5, _pdf(partial(table_memo, 1_000))),
)
