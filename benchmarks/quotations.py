"""Memos to write out: quotations of real text, each with heading, paragraph and note; a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from benchmarks.texts import long_text
from briefer.memo.document import Extract, Heading, Memo, MemoMeta, Note, NotesAt, Para, Table
from briefer.model.inline import InlineExtract, Link, NoteRef, Text
from briefer.model.text import single_line
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block

META: Final = ("Talks on the ports", "position", "An analyst", "Ports", "2023-12-29T00:00:00Z")
PARAGRAPH, QUOTATION, TITLE = 255, 290, 60
"""So many characters each, up to the end of a word."""
READ: Final = 1_000_000
"""Characters of the sample texts that are quoted, again and again where they do not last."""


class Quoted(NamedTuple):
    """What a memo says of one passage, as plain words."""

    heading: str
    paragraph: str
    words: str
    note: str
    url: str


def quoted(count: int) -> Iterator[Quoted]:
    """Yield the words for so many quotations, always the same."""
    pieces = _Pieces(single_line(long_text(READ)))
    for number in range(1, count + 1):
        yield Quoted(
            f"Stakeholder {number % 200} on topic {number}",
            pieces.next(PARAGRAPH),
            pieces.next(QUOTATION),
            f"“{pieces.next(TITLE)}”, The Harbour Gazette, 27 December 2023, p. {number % 90}, ",
            f"https://example.org/2023/12/27/{number}",
        )


class _Pieces:
    """Cuts a text into pieces of whole words, from the start again where it ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def next(self, length: int) -> str:
        """Return the next piece of about so many characters."""
        if self._at + 2 * length > len(self._text):
            self._at = 0
        end = self._text.index(" ", self._at + length)
        piece, self._at = self._text[self._at : end], end + 1
        return piece


def memo(quotations: int) -> Memo:
    """Return a memo with contents, and so many quotations with a footnote each."""
    blocks: list[Block] = []
    notes: list[Note] = []
    for number, one in enumerate(quoted(quotations), start=1):
        passage = str(UUID(int=number))
        words = InlineExtract(passage, one.words, Voice.OWN)
        blocks.append(Heading(2, one.heading))
        blocks.append(Para((Text(one.paragraph),)))
        blocks.append(Extract((words, NoteRef(passage, number)), Voice.OWN, passage))
        notes.append(Note(number, passage, (Text(one.note), Link(one.url, one.url))))
    meta = MemoMeta(*META, notes_at=NotesAt.FOOT, contents_title="Contents")
    return Memo(meta, tuple(blocks), tuple(notes))


def table(rows: int) -> Memo:
    """Return a memo of one table with six columns."""
    head = ("Speaker", "Ferries", "Tolls", "Patrols", "Piers", "Talks")
    cells = tuple(
        (f"Speaker {row}", *(f"said {row} on it" for _ in range(5))) for row in range(rows)
    )
    return Memo(MemoMeta(*META), (Table((), head, cells),))
