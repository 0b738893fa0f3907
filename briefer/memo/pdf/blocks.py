"""Each block of a memo as strips, and as elements of the file's structure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.direction import is_rtl, parts, whole
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
from briefer.memo.figures import above, size
from briefer.memo.letterhead import placed
from briefer.memo.pdf import telling
from briefer.memo.pdf.contents import Contents
from briefer.memo.pdf.designation import framed
from briefer.memo.pdf.file import text
from briefer.memo.pdf.frames import joined_frames
from briefer.memo.pdf.header import set_field
from briefer.memo.pdf.pages import FOOT_ROOM, WHOLE
from briefer.memo.pdf.strips import (
    Box,
    Entry,
    Ink,
    Measure,
    Seen,
    Setter,
    Strip,
    baseline,
    held,
    joined,
)
from briefer.memo.pdf.structure import Element
from briefer.memo.pdf.tables import TableSetter
from briefer.memo.pdf.text import Wardrobe
from briefer.memo.references import notes_in_order
from briefer.memo.referring import place, targets
from briefer.memo.style import Align, RoleName
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Block, HeaderField, Memo, Note
    from briefer.memo.pdf.line import Stretch
    from briefer.memo.pdf.ruler import Ruler
    from briefer.memo.style import Role, Style
    from briefer.model.inline import Inline

_BULLET: Final = "•"
_LIST: Final = "/A<</O/List/ListNumbering/Disc>>"


_HEAD_LINES: Final = 6
"""So many lines of headings may stand above a picture on its page."""
_SHARES: Final = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""Of the room beside a picture: how much stands left of it."""


class Layout:
    """Turns a memo into strips, in the looks of one style sheet.

    `footnotes` has the lines of each note whose mark was yielded, where notes stand at the foot;
    `designation` stands at the lower right of the first page; `document` is the structure of all.
    """

    def __init__(self, memo: Memo, style: Style, ruler: Ruler) -> None:
        self._memo = memo
        self._style = style
        self._setter = Setter(ruler)
        inner = frozenset(map(place, targets(memo)))
        self._wardrobe = Wardrobe(style, dict(memo.foreign), inner)
        self._measure = Measure(0, style.page.measure)
        self._notes = notes_in_order(memo)
        self._level = 0
        self._flushed: dict[tuple[int, float], Role] = {}
        self.footnotes: dict[int, tuple[Strip, ...]] = {}
        self.document = Element("Document", None)
        self.designation = self._designation()

    def strips(self) -> Iterator[Strip]:
        """Yield the memo from its head to its end. The first strip of a block names it."""
        return joined_frames(self._all())

    def _all(self) -> Iterator[Strip]:
        yield from self._letterhead()
        begun: list[int] = []
        breaks = False
        wants_contents = bool(self._memo.meta.contents_title)
        after = (*self._memo.blocks[1:], None)
        for number, (block, following) in enumerate(zip(self._memo.blocks, after, strict=False)):
            begun.append(number)
            breaks = breaks or isinstance(block, PageBreak)
            if wants_contents and isinstance(block, Heading):
                yield from self._contents()
                wants_contents, breaks = False, True
            strips = self._block(block)
            if strips:
                if isinstance(following, Heading) and not isinstance(block, Heading):
                    # What leads in nothing has no reason to stand by the next heading.
                    strips[-1].keeps = False
                strips[0].blocks, strips[0].breaks = tuple(begun), breaks
                self._set_footnotes(strips)
                yield from strips
                begun, breaks = [], False
        rest = [*self._endnotes(), Strip(0)]
        rest[0].blocks, rest[0].breaks = tuple(begun), breaks and len(rest) > 1
        yield from rest

    def _letterhead(self) -> Iterator[Strip]:
        """Yield the room that the letterhead takes from the first page, with its picture in it."""
        head = placed(self._style, self._memo.meta.banner)
        if head is None:
            return
        page = self._style.page
        element = self.document.add("Figure", f"/Alt{text(head.alt)}")
        place = (head.x, head.top - page.top, head.width, head.height)
        yield Strip(head.text - page.top, seen=Seen(*place, head.picture, element))

    def _block(self, block: Block) -> list[Strip]:
        match block:
            case HeaderBlock(title, fields):
                strips = self._header(title, fields)
            case Heading():
                strips = self._heading(block)
            case Para(inlines, role, number=number):
                strips = self._numbered(inlines, self._style[RoleName(role)], number)
            case Bullets(items):
                strips = self._bullets(items)
            case Extract():
                strips = self._extract(block)
            case Table():
                strips = self._table(block)
            case Figure():
                strips = self._figure(block)
            case Rule():
                strips = [self._rule()]
            case PageBreak():
                strips = []
            case _:
                assert_never(block)
        return strips

    def _set(
        self, text: Sequence[Stretch], role: Role, element: Element, *, rtl: bool
    ) -> list[Strip]:
        """Return a paragraph of the memo."""
        return self._setter.paragraph(text, role, self._measure, element, rtl=rtl)

    def _flush(self, role: Role, by: float = 0) -> Role:
        """Return a role of the style sheet with all its lines alike, so much further in."""
        key = (id(role), by)
        known = self._flushed.get(key)
        if known is None:
            known = self._flushed[key] = replace(role, left=role.left + by, first=0)
        return known

    def _paragraph(self, text: str, name: RoleName, element: Element) -> list[Strip]:
        role = self._style[name]
        return self._set(self._wardrobe.plain(text, role), role, element, rtl=is_rtl(text))

    def _running(self, inlines: tuple[Inline, ...], role: Role, element: Element) -> list[Strip]:
        part = whole(inlines)
        text = self._wardrobe.running(part.inlines, role)
        return self._set(text, role, element, rtl=part.rtl)

    def _numbered(self, inlines: tuple[Inline, ...], role: Role, number: str) -> list[Strip]:
        """Return running text, with its number left of it where it has one."""
        element = self.document.add("P")
        if not number:
            return self._running(inlines, role, element)
        hang = role.hang
        strips = self._running(inlines, self._flush(role, hang), element)
        for strip in strips:
            # The shade reaches to the number.
            strip.boxes = tuple(
                box._replace(x=box.x - hang, width=box.width + hang) for box in strip.boxes
            )
        # The space is read, not seen: the words begin at the hang.
        words = self._wardrobe.plain(f"{number}.\u00a0", role)
        label = self._setter.line(words, role.left + hang)
        ink = Ink(role.left, strips[0].inks[0].y, label, element)
        strips[0].inks = (ink, *strips[0].inks)
        return strips

    def _designation(self) -> list[Strip]:
        """Return who controls the memo in a frame; it is told first, after the handling mark."""
        return framed(
            [f"{field.label}: {field.value}" for field in self._memo.meta.designation],
            self._style,
            self._wardrobe,
            self._setter,
            self.document,
        )

    def _header(self, title: str, fields: tuple[HeaderField, ...]) -> list[Strip]:
        strips = self._paragraph(title, RoleName.TITLE, self.document.add("P")) if title else []
        for field in fields:
            strips += set_field(
                field, self._style, self._wardrobe, self._setter, self.document.add("P")
            )
        return strips

    def _contents(self) -> list[Strip]:
        meta = self._memo.meta
        entries = [_entry(b) for b in self._memo.blocks if isinstance(b, Heading)]
        if self._notes and meta.notes_at is NotesAt.END:
            entries.append(Entry(0, meta.notes_title))
        contents = Contents(self._style, self._wardrobe, self._setter)
        return contents.strips(meta.contents_title, entries, self.document)

    def _heading(self, block: Heading) -> list[Strip]:
        name = RoleName.HEADING1 if block.level == 1 else RoleName.HEADING2
        # No level may be passed over, whatever the memo begins with.
        self._level = min(block.level, self._level + 1)
        strips = held(self._paragraph(block.printed, name, self.document.add(f"H{self._level}")))
        strips[0].entry = _entry(block)
        return strips

    def _bullets(self, items: tuple[tuple[Inline, ...], ...]) -> list[Strip]:
        """Return a list; under its last item stands as much room as under a paragraph."""
        if not items:
            return []
        element = self.document.add("L", _LIST)
        strips = [strip for item in items for strip in self._bullet(item, element.add("LI"))]
        strips[-1].after = max(strips[-1].after, self._style[RoleName.BODY].after)
        return strips

    def _bullet(self, inlines: tuple[Inline, ...], element: Element) -> list[Strip]:
        role = self._style[RoleName.BULLET]
        label, body = element.add("Lbl"), element.add("LBody")
        strips = self._running(inlines, self._flush(role), body)
        dot = self._setter.line(self._wardrobe.plain(_BULLET, role), self._measure.width)
        x = role.left + role.first
        if whole(inlines).rtl:
            x = self._measure.width - x - dot.width
        strips[0].inks = (Ink(x, baseline(role), dot, label), *strips[0].inks)
        return strips

    def _extract(self, block: Extract) -> list[Strip]:
        """Return a passage. Only a speaker's own words are a quotation in the structure."""
        name, below, holder = RoleName.REPORT, RoleName.REPORT_TRANSLATION, self.document
        if block.voice.in_marks:
            name, below = RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION
            holder = self.document.add("BlockQuote")
        role = self._style[name]
        strips: list[Strip] = []
        for part in parts(block.inlines):
            translated = block.original is not None
            text = self._wardrobe.running(part.inlines, role, translated=translated)
            lower = self._set(text, role, holder.add("P"), rtl=part.rtl)
            strips = joined(strips, lower) if strips else lower
        if block.translation:
            lower = self._running(block.translation, self._style[below], holder.add("P"))
            strips = joined(strips, lower)
        return strips

    def _table(self, block: Table) -> list[Strip]:
        summary = f"/A<</O/Table/Summary{text(block.summary)}>>" if block.summary else ""
        element = self.document.add("Table", summary)
        caption: list[Strip] = []
        if block.caption:
            role = self._style[RoleName.CAPTION]
            caption = held(self._running(block.caption, role, element.add("Caption")))
        rows = TableSetter(block, self._style, self._wardrobe, self._setter, element).rows()
        return [*caption, *rows]

    def _figure(self, block: Figure) -> list[Strip]:
        """Return a picture with its caption, which are two parts for those who hear them."""
        role, room = self._style[RoleName.CAPTION], self._style.grid.after
        holder = self.document.add("Div") if block.caption else self.document
        element = holder.add("Figure", f"/Alt{text(single_line(block.alt))}")
        caption: list[Strip] = []
        if block.caption:
            lines = replace(role, keep_next=False, after=max(role.after, room))
            caption = self._running(block.caption, lines, holder.add("Caption"))
        width, height = size(block, self._style.page, self._beside(caption))
        x = _SHARES.get(role.align, 0) * (self._measure.width - width)
        seen = Seen(x, 0, width, height, block.image, element)
        strip = Strip(height, before=above(self._style), after=0 if caption else room, seen=seen)
        return [*held([strip, *caption[:-1]]), caption[-1]] if caption else [strip]

    def _beside(self, caption: Sequence[Strip]) -> float:
        """Return how high a caption is with what must stand on its page: headings, and notes."""
        head = self._style[RoleName.HEADING1]
        high = _HEAD_LINES * head.leading + 2 * (head.before + head.after) + above(self._style)
        high += sum(strip.height + strip.before for strip in caption)
        notes = sum(len(strip.notes) for strip in caption)
        at_foot = notes and self._memo.meta.notes_at is NotesAt.FOOT
        leading = self._style[RoleName.NOTE].leading
        return high + (FOOT_ROOM + notes * WHOLE * leading if at_foot else 0)

    def _rule(self) -> Strip:
        line = self._style.line
        box = Box(0, 0, self._measure.width, line.width, line.colour)
        return Strip(line.width, (), (box,), before=line.before, after=line.after)

    def _set_footnotes(self, strips: Sequence[Strip]) -> None:
        """Set the notes that are marked in a block, where they stand at the foot."""
        if self._memo.meta.notes_at is NotesAt.FOOT:
            for strip in strips:
                for number in strip.notes:
                    if number not in self.footnotes:
                        self.footnotes[number] = tuple(self._note(self._notes[number - 1]))

    def _endnotes(self) -> list[Strip]:
        if not self._notes or self._memo.meta.notes_at is not NotesAt.END:
            return []
        title = self._memo.meta.notes_title
        strips = held(self._paragraph(title, RoleName.NOTES_TITLE, self.document.add("H1")))
        strips[0].entry = Entry(0, title)
        listed = [strip for note in self._notes for strip in self._note(note)]
        return [*held([self._rule()]), *strips, *listed]

    def _note(self, note: Note) -> list[Strip]:
        """Return a note; where it hangs, its words stand below one another, as in Word."""
        role, element = self._style[RoleName.NOTE], self.document.add("Note")
        number = self._wardrobe.note_number(note.number, role)
        words = self._wardrobe.running(note.inlines, role)
        label = self._setter.line([number], self._measure.width)
        if role.hangs and label.width <= -role.first:
            # The label is told first, whatever way the words run.
            element.parts[number[1]] = telling.part(element, number[1])
            strips = self._set(words, self._flush(role), element, rtl=False)
            ink = Ink(role.left + role.first, strips[0].inks[0].y, label, element)
            strips[0].inks = (ink, *strips[0].inks)
        else:
            strips = self._set([number, *words], role, element, rtl=False)
        strips[0].note = note.number
        return strips


def _entry(heading: Heading) -> Entry:
    return Entry(heading.level - 1, single_line(heading.text), heading.number)
