"""Each block of a memo as the paragraphs and tables of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

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
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.bookmarks import NOTES
from briefer.memo.word.contents import contents
from briefer.memo.word.head import head
from briefer.memo.word.looks import indents
from briefer.memo.word.markup import (
    TAB,
    Markup,
    element,
    field_end,
    field_start,
    joined,
    spacing,
    switch,
    text_run,
)
from briefer.memo.word.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.memo.document import Block, Memo
    from briefer.memo.style import Role, Style
    from briefer.memo.word.bookmarks import Bookmarks
    from briefer.memo.word.looks import Looks
    from briefer.memo.word.pictures import Pictures
    from briefer.memo.word.runs import Runs
    from briefer.model.inline import Inline

_STEP: Final = 0.05
"""The smallest indent that Word knows, in points."""
_SHOWS_NOTHING: Final = joined([field_start('SET heading ""'), field_end()])
"""A field without words, behind each heading.

LibreOffice lays what has a field once more when all else stands. Without one it leaves a heading
alone at the foot of a page where the next paragraph came to stand on the next page after it: where
its first guess at the page ends with the heading, or where room for a note was found missing.
"""


class _Local(NamedTuple):
    """What one paragraph says beside its style; `before` and `after` are None where it is silent.

    `nudged` moves it by the smallest step: Word draws the bars of two neighbours with the same
    indent as one bar. One that `hangs` has its number left of its words. One that `parts` may end a
    page, whatever its style says.
    """

    rtl: bool = False
    keeps: bool = False
    before: float | None = None
    after: float | None = None
    nudged: bool = False
    hangs: bool = False
    parts: bool = False


_SILENT: Final = _Local()


class Body:
    """Turns a memo's blocks into elements, in the styles of one document."""

    def __init__(
        self,
        style: Style,
        styles: Looks,
        runs: Runs,
        bookmarks: Bookmarks,
        pictures: Pictures,
        room: float = 0,
    ) -> None:
        """`room` is what stands free above the first paragraph."""
        self._style = style
        self._styles = styles
        self._runs = runs
        self._bookmarks = bookmarks
        self._pictures = pictures
        self._properties: dict[tuple[RoleName, _Local, bool, float | None], Markup] = {}
        self._breaks = False
        self._under_table = room or None
        """The room that the table above wants under it, where there is one."""
        self._beside_bar = False

    def elements(self, memo: Memo, pages: Mapping[int, int]) -> Iterator[Markup]:
        """Yield the body, and the line and title above the notes where some stand at the end.

        `pages` has the page of each block, from 1, for the contents.
        """
        wants_contents = bool(memo.meta.contents_title)
        after = (*memo.blocks[1:], None)
        for number, (block, following) in enumerate(zip(memo.blocks, after, strict=False)):
            if wants_contents and isinstance(block, Heading):
                yield from contents(memo, pages, self._style, self._styles, self._bookmarks)
                wants_contents, self._breaks = False, True
            yield from self._block(number, block, ends=isinstance(following, Heading))
        if memo.notes and memo.meta.notes_at is NotesAt.END:
            yield self._rule()
            title = text_run(memo.meta.notes_title)
            yield self._paragraph(RoleName.NOTES_TITLE, [self._bookmarks.title(NOTES, title)])
        elif self._under_table is not None:
            yield self._paragraph(RoleName.BODY, ())

    def _block(self, number: int, block: Block, *, ends: bool) -> Iterator[Markup]:
        """Yield a block; one that `ends` stands before a heading, and leads in nothing."""
        match block:
            case HeaderBlock():
                yield from self._header(block)
            case Heading():
                yield self._heading(block)
            case Para(inlines, role, number=label):
                yield self._running(RoleName(role), inlines, number=label, ends=ends)
            case Bullets(items):
                yield from self._bullets(items)
            case Extract():
                yield from self._extract(block)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(number, block)
            case Rule():
                yield self._rule()
            case PageBreak():
                self._breaks = True
            case _:
                assert_never(block)
        barred = isinstance(block, Extract) and block.voice.in_marks
        self._beside_bar = barred and not self._beside_bar

    def _paragraph(
        self, name: RoleName, content: Iterable[Markup], local: _Local = _SILENT
    ) -> Markup:
        key = (name, local, self._breaks, self._under_table)
        if key not in self._properties:
            self._properties[key] = self._said(*key)
        self._breaks, self._under_table = False, None
        return Markup(f"<w:p>{self._properties[key]}{joined(content)}</w:p>")

    def _said(
        self, name: RoleName, local: _Local, breaks: bool, under_table: float | None
    ) -> Markup:
        """Return what a paragraph says of its look, which many say alike."""
        role = self._style[name]
        before = local.before if under_table is None else max(role.before, under_table)
        if breaks and role.before:
            before = 0  # at the head of a page nothing stands free, as in the PDF
        return element(
            "pPr",
            element("pStyle", val=self._styles.paragraph(name)),
            switch("keepNext", local.keeps),
            element("keepNext", val=0) if local.parts else None,
            switch("pageBreakBefore", breaks),
            switch("bidi", local.rtl),
            spacing(before, local.after),
            _indent(role, local),
        )

    def _running(
        self,
        name: RoleName,
        inlines: tuple[Inline, ...],
        number: str = "",
        after: float | None = None,
        *,
        ends: bool = False,
    ) -> Markup:
        part = whole(inlines)
        label = (text_run(f"{number}."), TAB) if number else ()
        may_part = ends and self._style[name].keep_next
        local = _Local(rtl=part.rtl, hangs=bool(number), after=after, parts=may_part)
        return self._paragraph(name, (*label, *self._runs.of(part.inlines, rtl=part.rtl)), local)

    def _bullets(self, items: tuple[tuple[Inline, ...], ...]) -> Iterator[Markup]:
        """Yield a list; under its last item stands as much room as under a paragraph."""
        after = max(self._style[name].after for name in (RoleName.BODY, RoleName.BULLET))
        for item in items[:-1]:
            yield self._running(RoleName.BULLET, item)
        for item in items[-1:]:
            yield self._running(RoleName.BULLET, item, after=after)

    def _header(self, block: HeaderBlock) -> Iterator[Markup]:
        if block.title:
            yield self._paragraph(RoleName.TITLE, [text_run(block.title)])
        if block.fields:
            yield head(block, self._style, self._styles)
            self._under_table = 0

    def _heading(self, block: Heading) -> Markup:
        rtl = is_rtl(block.text)
        name = RoleName.HEADING1 if block.level == 1 else RoleName.HEADING2
        words = text_run(block.printed, rtl=rtl)
        content = [self._bookmarks.heading(block, words), _SHOWS_NOTHING]
        return self._paragraph(name, content, _Local(rtl=rtl))

    def _extract(self, block: Extract) -> Iterator[Markup]:
        name, translated = RoleName.REPORT, RoleName.REPORT_TRANSLATION
        if block.voice.in_marks:
            name, translated = RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION
        pieces = [(name, part) for part in parts(block.inlines)]
        if block.translation:
            pieces.append((translated, whole(block.translation)))
        last = len(pieces) - 1
        translated_words = block.original is not None
        for number, (role, part) in enumerate(pieces):
            local = _Local(
                rtl=part.rtl,
                keeps=number < last,
                before=0 if number else None,
                after=0 if number < last else None,
                nudged=self._beside_bar and block.voice.in_marks,
            )
            runs = self._runs.of(part.inlines, rtl=part.rtl, translated=translated_words)
            yield self._paragraph(role, runs, local)

    def _table(self, block: Table) -> Iterator[Markup]:
        if block.caption or self._breaks or self._under_table is not None:
            part = whole(block.caption)
            words = joined(self._runs.of(part.inlines, rtl=part.rtl))
            marked = self._bookmarks.shown(block, words)
            yield self._paragraph(RoleName.CAPTION, [marked], _Local(rtl=part.rtl))
        yield table(block, self._style, self._styles)
        self._under_table = self._style.grid.after

    def _figure(self, number: int, block: Figure) -> Iterator[Markup]:
        """Yield a picture with its caption on the same page."""
        yield self._picture(number, block)
        if block.caption:
            part = whole(block.caption)
            role, room = self._style[RoleName.CAPTION], self._style.grid.after
            local = _Local(rtl=part.rtl, parts=True, after=max(role.after, room))
            words = self._runs.of(part.inlines, rtl=part.rtl)
            yield self._paragraph(RoleName.CAPTION, words, local)

    def _picture(self, number: int, block: Figure) -> Markup:
        # At the head of a page nothing stands free, as in the PDF.
        before = 0 if self._breaks else max(self._under_table or 0, above(self._style))
        properties = element(
            "pPr",
            element("pStyle", val=self._styles.named(looks.FIGURE)),
            switch("keepNext", bool(block.caption)),
            switch("pageBreakBefore", self._breaks),
            spacing(before, 0 if block.caption else None),
        )
        self._breaks, self._under_table = False, None
        measures = size(block, self._style.page)
        drawn = self._pictures.add(number, block.image, block.alt, measures)
        return element("p", properties, self._bookmarks.shown(block, drawn))

    def _rule(self) -> Markup:
        line = self._style.line
        before = max(line.before, self._under_table) if self._under_table else None
        style = element("pStyle", val=self._styles.named(looks.RULE))
        breaks = switch("pageBreakBefore", self._breaks)
        self._breaks, self._under_table = False, None
        return element("p", element("pPr", style, breaks, spacing(before, None)))


def _indent(role: Role, local: _Local) -> Markup | None:
    """Return what a paragraph says of its indents: a bar stays at the left of every script."""
    if local.hangs:
        return indents(role.left + role.hang, role.right, -role.hang)
    if not role.bar or not (local.nudged or local.rtl):
        return None
    left = role.left + (_STEP if local.nudged else 0)
    return indents(role.right, left) if local.rtl else indents(left, role.right, role.first)
