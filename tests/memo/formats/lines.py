"""A memo as lines of one kind each: what its tree says, to be held against what is read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.document import (
    Bullets,
    Extract,
    Figure,
    HeaderBlock,
    Heading,
    Memo,
    NotesAt,
    Para,
    Table,
)
from briefer.memo.outline import READABLE, block_lines, outline
from briefer.model.inline import NoteRef
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Block, HeaderField
    from briefer.model.inline import Inline

NOT_DRAWN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""What has no shape of its own and steers the letters beside it."""
_BETWEEN_MARKS: Final = re.compile(r"(?<=\d\]), ?(?=\[\d)")

HEADING1, HEADING2, PARAGRAPH = "heading 1", "heading 2", "paragraph"
BULLET, QUOTATION, ROW, NOTE, CONTENTS = "bullet", "quotation", "row", "note", "contents"
PICTURE: Final = "picture"


class Line(NamedTuple):
    """A heading, a paragraph, a row of a table with bars between its cells, a note, or what a
    picture shows.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a format does in a way of its own.

    `has_pages`: the handling mark and the foot stand on each page, and contents can be listed.
    `rows`: each field of the head is a row of two cells, else a paragraph; `one_head`: all of them
    are one paragraph. `parts`: a quotation that runs the other way has paragraphs of its own.
    """

    suffix: str
    has_pages: bool = False
    rows: bool = False
    one_head: bool = False
    parts: bool = False


WORD: Final = Form(".docx", has_pages=True, rows=True, parts=True)
PDF: Final = Form(".pdf", has_pages=True, parts=True)
MARKDOWN: Final = Form(".md", one_head=True)
HTML: Final = Form(".html", rows=True)
FORMS: Final = (WORD, PDF, MARKDOWN, HTML)


def folded(text: str) -> str:
    """Fold white space, leave out what has no shape, and the comma between two marks."""
    return _BETWEEN_MARKS.sub("", " ".join(NOT_DRAWN.sub("", canonical_text(text)).split()))


def row(cells: Sequence[str]) -> Line:
    """Return a row; cells without words at its end are not told from those that are not there."""
    return Line(ROW, " | ".join(map(folded, cells)).rstrip(" |"))


def expected(memo: Memo, form: Form) -> list[Line]:
    """Return what a format must say of a memo, in its order."""
    lines = list(_body(memo, form))
    notes = [Line(NOTE, f"{n} {words}") for n, words in enumerate(_notes(memo), start=1)]
    at_foot = form.has_pages and memo.meta.notes_at is NotesAt.FOOT
    title = [Line(HEADING1, memo.meta.notes_title)] if notes and not at_foot else []
    if not (at_foot and form is PDF):  # there they stand after the blocks that they belong to
        lines += [*title, *notes]
    banner = [Line(PARAGRAPH, memo.meta.banner)] if memo.meta.banner and form is not WORD else []
    controls = [Line(PARAGRAPH, words) for words in controlled(memo)] if form is PDF else []
    return folded_lines([*banner, *controls, *lines, *([] if form.has_pages else banner)])


def controlled(memo: Memo) -> list[str]:
    """Return who controls a memo, as the foot of its first page says it."""
    return [f"{field.label}: {field.value}" for field in memo.meta.designation]


def _body(memo: Memo, form: Form) -> Iterator[Line]:
    listed, level = form.has_pages and bool(memo.meta.contents_title), 0
    for each in memo.blocks:
        block = each
        if isinstance(each, Heading) and form is PDF:
            level = min(each.level, level + 1)  # no level may be passed over there
            block = replace(each, level=level)
        if listed and isinstance(block, Heading):
            yield Line(HEADING1, memo.meta.contents_title)
            headings = [other for other in memo.blocks if isinstance(other, Heading)]
            yield from (Line(CONTENTS, next(block_lines(heading))) for heading in headings)
            if memo.notes and memo.meta.notes_at is NotesAt.END:
                yield Line(CONTENTS, memo.meta.notes_title)
            listed = False
        yield from _block(block, form)
        if isinstance(block, HeaderBlock) and not form.has_pages:
            yield from _fields(memo.meta.designation, form)
        if form is PDF and memo.meta.notes_at is NotesAt.FOOT:
            words = _notes(memo)
            yield from (Line(NOTE, f"{n} {words[n - 1]}") for n in _marks(block))


def _marks(block: Block) -> Iterator[int]:
    """Yield the numbers of the notes of a block, in reading order."""
    runs: tuple[tuple[Inline, ...], ...] = ()
    match block:
        case Para(inlines) | Table(caption=inlines) | Figure(caption=inlines):
            runs = (inlines,)
        case Extract(inlines, translation=translation):
            runs = (inlines, translation)
        case Bullets(items):
            runs = items
    yield from (item.number for run in runs for item in run if isinstance(item, NoteRef))


def _block(block: Block, form: Form) -> Iterator[Line]:
    said = list(block_lines(block))
    match block:
        case HeaderBlock():
            yield from _header(block, form)
        case Heading(level):
            yield Line(HEADING1 if level == 1 else HEADING2, said[0])
        case Bullets():
            yield from (Line(BULLET, line.removeprefix(READABLE.bullet)) for line in said)
        case Extract(voice=voice):
            yield from (Line(QUOTATION if voice.in_marks else PARAGRAPH, line) for line in said)
        case Table(_, header, rows):
            yield Line(PARAGRAPH, said[0])
            yield from map(row, (header, *rows))
        case Figure(alt=alt):
            yield Line(PICTURE, alt)
            yield Line(PARAGRAPH, said[0])
        case _:
            yield from (Line(PARAGRAPH, line) for line in said)


def _header(block: HeaderBlock, form: Form) -> Iterator[Line]:
    yield Line(PARAGRAPH, block.title)
    yield from _fields(block.fields, form)


def _fields(given: Sequence[HeaderField], form: Form) -> Iterator[Line]:
    fields = [(field.label, field.value) for field in given]
    if form.rows:
        yield from map(row, fields)
    elif form.one_head:
        yield Line(PARAGRAPH, " ".join(" ".join(field) for field in fields))
    else:
        yield from (Line(PARAGRAPH, " ".join(field)) for field in fields)


def _notes(memo: Memo) -> list[str]:
    """Return the words of the notes as the outline has them."""
    return [
        outline(Memo(replace(memo.meta, notes_at=NotesAt.FOOT), (), (note,)))
        .removesuffix("\n")
        .removeprefix(READABLE.note_item.format(n=note.number))
        for note in memo.notes
    ]


def folded_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with white space folded, without those that say nothing."""
    shown = [Line(line.kind, folded(line.text)) for line in lines]
    return [line for line in shown if line.text]


def differences(wanted: Sequence[Line], said: Sequence[Line], form: Form) -> list[str]:
    """Return where what is read back is not what is wanted, line by line; nothing where all is."""
    rest = list(said)
    found: list[str] = []
    for line in wanted:
        taken = _taken(line, rest, form)
        if taken is None:
            there = rest[0] if rest else "the end"
            return [*found, f"wanted {line!r:.400}, found {there!r:.400}"]
        del rest[:taken]
    return [f"{line!r:.400} is too much" for line in rest]


def _taken(line: Line, rest: Sequence[Line], form: Form) -> int | None:
    """Return how many lines say the one that is wanted, None where they say another."""
    said = ""
    for number, other in enumerate(rest, start=1):
        # A part begins where the text has a space, or where it has none.
        glue = "" if line.text.startswith(said + other.text) else " "
        said += glue + other.text
        if other.kind != line.kind or not line.text.startswith(said):
            return None
        if said == line.text:
            return number
        if not form.parts:
            return None
    return None
