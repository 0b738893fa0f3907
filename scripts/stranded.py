"""Headings alone at the foot of a printed page: found, and memos that are prone to have one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.direction import has_rtl
from briefer.memo.document import Heading, Memo, MemoMeta, Para
from briefer.model.inline import Text
from tests.memo.formats.lines import CONTENTS, HEADING1, HEADING2, NOTE, PICTURE, ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Block
    from tests.memo.formats.lines import Line

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DOTS: Final = re.compile(r"\.{5}")
"""What leads to the page in a line of the contents."""
_ABOVE: Final = 18
"""With these the heading is the 20th paragraph, and LibreOffice guesses that a page ends there."""
_BELOW: Final = 160
"""So many that LibreOffice guesses at pages before it lays them."""


class _Row(NamedTuple):
    """A printed line: its page, from 1, and its words."""

    page: int
    words: list[str]


def letters_of(text: str) -> list[str]:
    """Return the words of a text.

    Two letters of Arabic that are drawn as one are read back the wrong way round, so the letters of
    right-to-left words count, not their order.
    """
    words = _LETTERS.findall(text)
    return ["".join(sorted(word)) if has_rtl(word) else word for word in words]


def alone(lines: Sequence[Line], pages: Sequence[str]) -> Iterator[str]:
    """Yield the headings whose text begins on another page, and those that no page has.

    `lines` are those of the memo; `pages` have the printed lines of each page, from the top.
    """
    rows = list(_rows(pages, has_contents=any(line.kind == CONTENTS for line in lines)))
    place = 0
    for line, following in pairwise(lines):
        if line.kind not in {HEADING1, HEADING2} or following.kind in {CONTENTS, NOTE, PICTURE}:
            continue  # contents are left out; LibreOffice gives endnotes a page of their own
        end = _end_of(letters_of(line.text), rows, place)
        if end is None:
            yield f"no page has the heading “{line.text}”"
            continue
        place = end
        page = rows[end - 1].page
        if not _begins(following, rows[end] if end < len(rows) else _Row(0, []), page):
            yield f"“{line.text}” stands alone on page {page}"


def _rows(pages: Sequence[str], *, has_contents: bool) -> Iterator[_Row]:
    """Yield the printed lines that have words, from the page behind the contents on."""
    listed = [number for number, page in enumerate(pages, start=1) if _DOTS.search(page)]
    first = max(listed) + 1 if has_contents and listed else 1
    for number, page in enumerate(pages, start=1):
        if number >= first:
            rows = map(letters_of, page.splitlines())
            yield from (_Row(number, words) for words in rows if words)


def _end_of(wanted: list[str], rows: list[_Row], place: int) -> int | None:
    """Return which row is behind those that are exactly these words, from a place on."""
    for start in range(place, len(rows)):
        said: list[str] = []
        for end in range(start, len(rows)):
            said += rows[end].words
            if said == wanted:
                return end + 1
            if len(said) >= len(wanted):
                break
    return None


def _begins(line: Line, row: _Row, page: int) -> bool:
    """Say whether a line of the memo begins in this row of that page."""
    words = letters_of(line.text)
    if row.page != page:
        return False
    if line.kind == ROW:  # the cells of a row stand side by side
        return bool(set(words) & set(row.words))
    return not words or words[0].startswith(row.words[0])


def long_memos() -> Iterator[Memo]:
    """Yield memos with a heading where LibreOffice guesses that a page ends, at several heights."""
    above = [Para((Text("Before."),))] * _ABOVE
    below = [Para((Text("Three\nlines\nstay together"),)), *[Para((Text("After."),))] * _BELOW]
    for height in range(13, 18):
        first = Para((Text("\n".join(["Above"] * height)),))
        blocks: list[Block] = [first, *above, Heading(1, "A heading"), *below]
        yield Memo(MemoMeta("T", "t", "", "", "2024-01-02T03:04:05Z"), tuple(blocks))
