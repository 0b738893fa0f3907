"""A memo of 1,000 extracts, from its tree to the bytes of a Word file and of a PDF."""

from __future__ import annotations

from contextlib import contextmanager
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
    Source,
)
from briefer.memo.pdf import writer as pdf
from briefer.memo.word import writer as word
from briefer.model.inline import InlineExtract, NoteRef, Text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@contextmanager
def _pdf() -> Iterator[Sample]:
    style = template.load(paths.templates() / "position").style
    tree = memo(EXTRACTS)
    yield lambda: timed(lambda: pdf.write(tree, style))


BENCHMARKS = (
    Benchmark("Word, 1,000 extracts", None, 10, _word),
    Benchmark("PDF, 1,000 extracts", None, 5, _pdf),
)
