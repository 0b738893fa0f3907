"""Each block of a memo as strips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.direction import is_rtl, parts, whole
from briefer.memo.document import (
    Bullets,
    Extract,
    HeaderBlock,
    Heading,
    NotesAt,
    PageBreak,
    Para,
    ParaRole,
    Rule,
    Table,
)
from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.strips import (
    Box,
    Entry,
    Ink,
    Measure,
    Strip,
    baseline,
    held,
    joined,
    paragraph,
)
from briefer.memo.pdf.tables import rows
from briefer.memo.pdf.text import look, mark_place, note_place, plain, running
from briefer.memo.references import notes_in_order
from briefer.memo.style import RoleName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block, HeaderField, Memo, Note
    from briefer.memo.pdf.lines import Ruler
    from briefer.memo.style import Role, Style
    from briefer.model.inline import Inline

_BULLET: Final = "•"

_ROLES: Final = {
    ParaRole.BODY: RoleName.BODY,
    ParaRole.BOTTOM_LINE: RoleName.BOTTOM_LINE,
    ParaRole.POSITION: RoleName.POSITION,
    ParaRole.CAPTION: RoleName.CAPTION,
    ParaRole.TRANSLATION: RoleName.TRANSLATION,
    ParaRole.SMALL: RoleName.SMALL,
}


class Layout:
    """Turns a memo into strips, in the looks of one style sheet."""

    def __init__(self, style: Style, ruler: Ruler) -> None:
        self._style = style
        self._ruler = ruler
        self._measure = Measure(0, style.page.measure)

    def strips(self, memo: Memo) -> Iterator[Strip]:
        """Yield the memo from its head to its end. The first strip of a block names it."""
        begun: list[int] = []
        breaks = False
        for number, block in enumerate(memo.blocks):
            begun.append(number)
            breaks = breaks or isinstance(block, PageBreak)
            strips = self._block(block)
            if strips:
                yield replace(strips[0], blocks=tuple(begun), breaks=breaks)
                yield from strips[1:]
                begun, breaks = [], False
        rest = [*self._endnotes(memo), Strip(0)]
        yield replace(rest[0], blocks=tuple(begun), breaks=breaks and len(rest) > 1)
        yield from rest[1:]

    def footnotes(self, memo: Memo) -> dict[int, tuple[Strip, ...]]:
        """Return the lines of each note that stands at the foot of a page, by its number."""
        if memo.meta.notes_at is not NotesAt.FOOT:
            return {}
        return {note.number: tuple(self._note(note)) for note in notes_in_order(memo)}

    def _block(self, block: Block) -> list[Strip]:
        match block:
            case HeaderBlock(title, fields):
                strips = self._header(title, fields)
            case Heading(level, text, number):
                strips = self._heading(level, text, number)
            case Para(inlines, role, number=number):
                strips = self._numbered(inlines, self._style[_ROLES[role]], number)
            case Bullets(items):
                strips = [strip for item in items for strip in self._bullet(item)]
            case Extract():
                strips = self._extract(block)
            case Table():
                strips = self._table(block)
            case Rule():
                strips = [self._rule()]
            case PageBreak():
                strips = []
            case _:
                assert_never(block)
        return strips

    def _paragraph(self, text: str, name: RoleName) -> list[Strip]:
        role = self._style[name]
        stretches = plain(text, self._style, role)
        return paragraph(stretches, role, self._measure, self._ruler, rtl=is_rtl(text))

    def _running(self, inlines: tuple[Inline, ...], role: Role) -> list[Strip]:
        part = whole(inlines)
        text = running(part.inlines, self._style, role)
        return paragraph(text, role, self._measure, self._ruler, rtl=part.rtl)

    def _numbered(self, inlines: tuple[Inline, ...], role: Role, number: str) -> list[Strip]:
        """Return running text, with its number left of it where it has one."""
        if not number:
            return self._running(inlines, role)
        hang = role.hang
        strips = self._running(inlines, replace(role, left=role.left + hang, first=0))
        # The shade reaches to the number.
        strips = [
            replace(s, boxes=tuple(replace(b, x=b.x - hang, width=b.width + hang) for b in s.boxes))
            for s in strips
        ]
        first, *rest = strips
        (label,) = lines(plain(f"{number}.", self._style, role), role.left + hang, self._ruler)
        ink = Ink(role.left, first.inks[0].y, label)
        return [replace(first, inks=(ink, *first.inks)), *rest]

    def _header(self, title: str, fields: tuple[HeaderField, ...]) -> list[Strip]:
        strips = self._paragraph(title, RoleName.TITLE) if title else []
        for field in fields:
            strips += self._field(field)
        return strips

    def _field(self, field: HeaderField) -> list[Strip]:
        """Return a label and its value side by side, line by line."""
        style, start = self._style, self._style.head.label_width
        value_role = style[RoleName.HEADER_VALUE]
        if field.strong:
            value_role = replace(value_role, bold=True)
        label = paragraph(
            plain(field.label, style, style[RoleName.HEADER_LABEL]),
            style[RoleName.HEADER_LABEL],
            Measure(0, start - 6),
            self._ruler,
        )
        value = paragraph(
            plain(field.value, style, value_role),
            value_role,
            Measure(start, self._measure.width - start),
            self._ruler,
            rtl=is_rtl(field.value),
        )
        together = min(len(label), len(value))
        strips = [
            replace(right, inks=(*left.inks, *right.inks), keeps=True)
            for left, right in zip(label, value, strict=False)
        ]
        strips += [*label[together:], *value[together:]]
        strips[-1] = replace(strips[-1], keeps=False)
        return strips

    def _heading(self, level: int, text: str, number: str) -> list[Strip]:
        title = f"{number}\u2002{text}" if number else text
        name = RoleName.HEADING1 if level == 1 else RoleName.HEADING2
        first, *rest = held(self._paragraph(title, name))
        return [replace(first, entry=Entry(level - 1, title.replace("\u2002", " "))), *rest]

    def _bullet(self, inlines: tuple[Inline, ...]) -> list[Strip]:
        style, role = self._style, self._style[RoleName.BULLET]
        rtl = whole(inlines).rtl
        first, *rest = self._running(inlines, replace(role, first=0))
        (dot,) = lines(plain(_BULLET, style, role), role.size, self._ruler)
        x = role.left + role.first
        if rtl:
            x = self._measure.width - x - dot.width
        return [replace(first, inks=(Ink(x, baseline(role), dot), *first.inks)), *rest]

    def _extract(self, block: Extract) -> list[Strip]:
        name, translated = RoleName.REPORT, RoleName.REPORT_TRANSLATION
        if block.voice.in_marks:
            name, translated = RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION
        strips: list[Strip] = []
        for part in parts(block.inlines):
            text = running(part.inlines, self._style, self._style[name])
            lower = paragraph(text, self._style[name], self._measure, self._ruler, rtl=part.rtl)
            strips = joined(strips, lower) if strips else lower
        if block.translation:
            strips = joined(strips, self._running(block.translation, self._style[translated]))
        return strips

    def _table(self, block: Table) -> list[Strip]:
        role = self._style[RoleName.CAPTION]
        caption = held(self._running(block.caption, role)) if block.caption else []
        return [*caption, *rows(block, self._style, self._ruler)]

    def _rule(self) -> Strip:
        line = self._style.line
        box = Box(0, 0, self._measure.width, line.width, line.colour)
        return Strip(line.width, (), (box,), before=line.before, after=line.after)

    def _endnotes(self, memo: Memo) -> list[Strip]:
        notes = notes_in_order(memo)
        if not notes or memo.meta.notes_at is not NotesAt.END:
            return []
        first, *rest = held(self._paragraph(memo.meta.notes_title, RoleName.NOTES_TITLE))
        first = replace(first, entry=Entry(0, memo.meta.notes_title))
        listed = [strip for note in notes for strip in self._note(note)]
        return [replace(self._rule(), holds=True), first, *rest, *listed]

    def _note(self, note: Note) -> list[Strip]:
        """Return a note; its number leads back to its mark."""
        style, role = self._style, self._style[RoleName.NOTE]
        base = look(style, role)
        back = replace(base, link=f"#{mark_place(note.number)}", target=note_place(note.number))
        text = [(str(note.number), back), (". ", base), *running(note.inlines, style, role)]
        return paragraph(text, role, self._measure, self._ruler)
