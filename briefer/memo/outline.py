"""A memo as plain text, line by line: what every writer must say, and nothing of how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    NotesAt,
    PageBreak,
    Para,
    Rule,
    Table,
)
from briefer.model.inline import NoteRef, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block, Memo
    from briefer.model.inline import Inline


@dataclass(frozen=True, slots=True)
class Marks:
    """How the outline shows what is not words; `{n}` is the number of a note."""

    note: str = "[{n}]"
    note_item: str = "{n}. "
    bullet: str = "- "
    cell: str = " | "


READABLE = Marks()


def outline(memo: Memo, marks: Marks = READABLE) -> str:
    """Return the memo's words in reading order, one line a paragraph, the notes at the end."""
    lines = [line for block in memo.blocks for line in block_lines(block, marks)]
    if memo.notes and memo.meta.notes_at is NotesAt.END:
        lines.append(memo.meta.notes_title)
    lines += [
        marks.note_item.format(n=note.number) + _run(note.inlines, marks) for note in memo.notes
    ]
    return "".join(f"{line}\n" for line in lines)


def block_lines(block: Block, marks: Marks = READABLE) -> Iterator[str]:
    """Yield the lines of one block."""
    match block:
        case HeaderBlock(title, fields):
            yield title
            yield from (f"{field.label}{marks.cell}{field.value}" for field in fields)
        case Heading():
            yield block.told
        case Para(inlines, number=number):
            yield (f"{number}. " if number else "") + _run(inlines, marks)
        case Bullets(items):
            yield from (marks.bullet + _run(item, marks) for item in items)
        case Extract(inlines, _, _, translation):
            yield _run(inlines, marks)
            if translation:
                yield _run(translation, marks)
        case Table(caption, header, rows):
            yield _run(caption, marks)
            yield from (marks.cell.join(row) for row in (header, *rows))
        case Figure(caption):
            yield _run(caption, marks)
        case Rule() | PageBreak():
            return
        case _:
            assert_never(block)


def _run(inlines: tuple[Inline, ...], marks: Marks) -> str:
    return "".join(
        marks.note.format(n=item.number) if isinstance(item, NoteRef) else plain_text((item,))
        for item in inlines
    )
