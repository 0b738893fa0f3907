"""A memo as Markdown, for mail and wikis: CommonMark with tables and `[^1]` notes.

Whatever an article or the analyst wrote stands as it is: every sign that Markdown would take for
its own is written so that it shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.data_address import data_address
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
from briefer.memo.references import address
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.text import canonical_text, single_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Block, HeaderField, Memo
    from briefer.model.inline import Inline

_SIGNS: Final = re.compile(r"[\\`*_{}\[\]<>#|~&!]")
_AT_START: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)])", re.MULTILINE)
"""What begins a list, a heading or a rule where it stands first in a line."""
_BREAK: Final = "\\\n"


def write(memo: Memo) -> bytes:
    """Return the memo as Markdown in UTF-8."""
    banner = [_strong(memo.meta.banner)] if memo.meta.banner else []
    blocks = (
        text for each in enumerate(memo.blocks) for text in _told(*each, memo) if text.strip()
    )
    parts = [*banner, *blocks, *_notes(memo), *banner, *_pictures(memo)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _told(number: int, block: Block, memo: Memo) -> Iterator[str]:
    """Yield a block, and below the head who controls the memo."""
    yield from _block(number, block)
    if isinstance(block, HeaderBlock):
        yield _BREAK.join(map(_field, memo.meta.designation))


def _pictures(memo: Memo) -> Iterator[str]:
    """Yield what the pictures show: at the end, for nobody reads it."""
    for number, block in enumerate(memo.blocks):
        if isinstance(block, Figure):
            yield f"[{_picture(number)}]: {data_address(block.image)}"


def _picture(number: int) -> str:
    """Return the name of a picture, by the number of its block."""
    return f"picture-{number}"


def _notes(memo: Memo) -> Iterator[str]:
    if not memo.notes or memo.meta.notes_at is NotesAt.NONE:
        return
    yield f"# {_words(memo.meta.notes_title)}"
    for note in memo.notes:
        yield f"[^{note.number}]: {_run(note.inlines)}".replace("\n", "\n    ")


def _block(number: int, block: Block) -> Iterator[str]:
    match block:
        case HeaderBlock(title, fields):
            yield _strong(title)
            yield _BREAK.join(filter(None, map(_field, fields)))
        case Heading(level):
            words = _words(block.told)
            yield f"{'#' * level} {words}" if words else ""
        case Para(inlines, number=label):
            yield f"{label}. {_run(inlines)}" if label else _line_start(_run(inlines))
        case Bullets(items):
            yield "\n".join("- " + _line_start(_run(item)).replace("\n", "\n  ") for item in items)
        case Extract():
            yield _extract(block)
        case Table():
            yield from _table(block)
        case Figure(caption, _, alt):
            yield f"![{_words(alt)}][{_picture(number)}]"
            yield _caption(caption)
        case Rule():
            yield "---"
        case PageBreak():
            return
        case _:
            assert_never(block)


def _extract(block: Extract) -> str:
    """Return a quotation for a speaker's own words, a paragraph for a report."""
    runs = filter(None, map(_run, (block.inlines, block.translation)))
    text = "\n\n".join(map(_line_start, runs))
    if not block.voice.in_marks or not text:
        return text
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _table(block: Table) -> Iterator[str]:
    yield _caption(block.caption)
    rows = [[_words(cell) for cell in row] for row in (block.header, *block.rows)]
    width = max(map(len, rows))
    if not any(map(any, rows)):
        return
    # A cell beyond the head would not be shown.
    rows[0] += [""] * (width - len(rows[0]))
    rows.insert(1, ["---"] * width)
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _caption(inlines: Sequence[Inline]) -> str:
    return f"*{_run(inlines)}*" if _is_plain(inlines) else _run(inlines)


def _is_plain(inlines: Sequence[Inline]) -> bool:
    return all(isinstance(item, Text) for item in inlines) and bool(_run(inlines).strip())


def _field(field: HeaderField) -> str:
    value = _strong(field.value) if field.strong else _words(field.value)
    return f"{_strong(field.label)} {value}".strip()


def _strong(text: str) -> str:
    words = _words(text)
    return f"**{words}**" if words else ""


def _words(text: str) -> str:
    """Return text that stands in one line."""
    return _escaped(single_line(canonical_text(text))).strip()


def _run(inlines: Sequence[Inline]) -> str:
    """Return running text; emphasis is left out where Markdown could not tell its ends."""
    made = ""
    for number, item in enumerate(inlines):
        made += _inline(item, made[-1:], _first_sign(inlines[number + 1 :]))
    return made.strip()


def _first_sign(inlines: Sequence[Inline]) -> str:
    """Return what the next inlines begin with, nothing where the text ends."""
    for item in inlines:
        match item:
            case NoteRef():
                words = "["
            case Link():
                words = _link(item)
            case _:
                # A space stands for a line feed at the end: what counts is what is written.
                words = _lines(plain_text((item,)))
        if words:
            return words[0]
    return ""


def _inline(item: Inline, before: str, after: str) -> str:
    match item:
        case Text(text) | CrossRef(text):
            return _lines(text)
        case Emph(text, strong):
            return _emphasis(text, "**" if strong else "*", before, after)
        case Link():
            return _link(item)
        case InlineExtract():
            return _lines(plain_text((item,)))
        case NoteRef(_, number):
            return f"[^{number}]"
    assert_never(item)


def _link(item: Link) -> str:
    """Return words that lead somewhere, with the room around them beside the link."""
    words, target = canonical_text(item.text), address(item.url)
    core = _escaped(single_line(words))
    lead = " " if words[:1].isspace() else ""
    tail = " " if core and words[-1:].isspace() else ""
    if target and core:
        core = f"[{core}](<{target.replace('<', '%3C').replace('>', '%3E')}>)"
    return f"{lead}{core}{tail}"


def _emphasis(text: str, sign: str, before: str, after: str) -> str:
    """Return emphasised words, or plain ones where Markdown would not see where they end.

    A sign beside a letter opens or closes; one beside a punctuation mark needs room on its outside.
    """
    words = _lines(text)
    core = words.strip()
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    outside = (lead or before)[-1:], (tail or after)[:1]
    if not core or sign[0] in outside:
        return words
    if all(
        inside.isalnum() or not beyond or beyond.isspace()
        for inside, beyond in zip((core[0], core[-1]), outside, strict=True)
    ):
        return f"{lead}{sign}{core}{sign}{tail}"
    return words


def _lines(text: str) -> str:
    """Return the words, with a break where the text has one; at its ends a space stands for it."""
    words = canonical_text(text)
    if "\n" not in words:
        return _escaped(words)
    lead = " " if words[:1].isspace() else ""
    tail = " " if words[-1:].isspace() else ""
    lines = (line.strip() for line in words.split("\n"))
    return f"{lead}{_BREAK.join(map(_escaped, filter(None, lines)))}{tail}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text.replace("\t", " "))


def _line_start(text: str) -> str:
    """Write what begins a line so that it begins no list, rule or heading."""
    return _AT_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign[:-1]}\\{sign[-1]}"
