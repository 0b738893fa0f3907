"""The list of the headings in front of a memo, as a field that Word can count again.

Its lines are there at once, with the pages that the PDF has them on, so that nobody is asked to
update anything before reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.document import Heading, NotesAt
from briefer.memo.style import RoleName
from briefer.memo.word.bookmarks import NOTES
from briefer.memo.word.markup import (
    TAB,
    Markup,
    element,
    field,
    field_end,
    field_start,
    text_run,
    twips,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.document import Memo
    from briefer.memo.style import Style
    from briefer.memo.word.bookmarks import Bookmarks
    from briefer.memo.word.looks import Looks

_INDENT: Final = 16.0
_GAP: Final = "\u2002"
"""Between the dots and what stands beside them, as in the PDF."""
_AFTER: Final = 20
"""Twentieths of a point below a line."""
_COUNTS: Final = 'TOC \\o "1-2" \\h \\z \\u'


class _Entry(NamedTuple):
    """A heading: its level, its words, the bookmark round it, and its page."""

    level: int
    words: str
    anchor: str
    page: int


def contents(
    memo: Memo, pages: Mapping[int, int], style: Style, styles: Looks, bookmarks: Bookmarks
) -> Iterator[Markup]:
    """Yield the title and a line for each heading, and for the notes where they stand at the end.

    `pages` has the page of each block, from 1, and behind them that of the notes.
    """
    title = text_run(memo.meta.contents_title)
    named = element("pStyle", val=styles.paragraph(RoleName.NOTES_TITLE))
    # It stands in no list of headings, its own least of all.
    plain = element("outlineLvl", val=9)
    yield element("p", element("pPr", named, plain), title)
    entries = list(_entries(memo, pages, bookmarks))
    looks = {level: _looks(level, style, styles) for level in {entry.level for entry in entries}}
    last = len(entries) - 1
    for place, entry in enumerate(entries):
        yield element(
            "p",
            looks[entry.level],
            field_start(_COUNTS) if place == 0 else None,
            _line(entry),
            field_end() if place == last else None,
        )


def _entries(memo: Memo, pages: Mapping[int, int], bookmarks: Bookmarks) -> Iterator[_Entry]:
    for number, block in enumerate(memo.blocks):
        if isinstance(block, Heading):
            yield _Entry(
                block.level, block.printed, bookmarks.of_heading(block), pages.get(number, 1)
            )
    if memo.notes and memo.meta.notes_at is NotesAt.END:
        page = pages.get(len(memo.blocks), 1)
        yield _Entry(1, memo.meta.notes_title, bookmarks.of_title(NOTES), page)


def _looks(level: int, style: Style, styles: Looks) -> Markup:
    tab = element("tab", val="right", leader="dot", pos=twips(style.page.measure))
    return element(
        "pPr",
        element("pStyle", val=styles.paragraph(RoleName.BODY)),
        element("tabs", tab),
        element("spacing", before=0, after=_AFTER),
        element("ind", left=twips(_INDENT * (level - 1))),
    )


def _line(entry: _Entry) -> Markup:
    words, gap = text_run(f"{entry.words}{_GAP}"), text_run(_GAP)
    number = field(f"PAGEREF {entry.anchor} \\h", str(entry.page))
    return Markup(
        f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{words}{TAB}{gap}{number}'
        "</w:hyperlink>"
    )
