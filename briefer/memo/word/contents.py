"""The list of the headings in front of a memo, as a field that Word can count again.

Its lines are there at once, with the pages that the PDF has them on, so that nobody is asked to
update anything before reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.document import Heading
from briefer.memo.style import RoleName
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
_AFTER: Final = 20
"""Twentieths of a point below a line."""
_COUNTS: Final = 'TOC \\o "1-2" \\h \\z \\u'


def contents(
    memo: Memo, pages: Mapping[int, int], style: Style, styles: Looks, bookmarks: Bookmarks
) -> Iterator[Markup]:
    """Yield the title and a line for each heading; `pages` has the page of each block, from 1."""
    title = text_run(memo.meta.contents_title)
    named = element("pStyle", val=styles.paragraph(RoleName.NOTES_TITLE))
    # It stands in no list of headings, its own least of all.
    plain = element("outlineLvl", val=9)
    yield element("p", element("pPr", named, plain), title)
    headings = [(n, block) for n, block in enumerate(memo.blocks) if isinstance(block, Heading)]
    looks = {level: _looks(level, style, styles) for level in {b.level for _, b in headings}}
    last = len(headings) - 1
    for place, (number, block) in enumerate(headings):
        yield element(
            "p",
            looks[block.level],
            field_start(_COUNTS) if place == 0 else None,
            _line(block, pages.get(number, 1), bookmarks),
            field_end() if place == last else None,
        )


def _looks(level: int, style: Style, styles: Looks) -> Markup:
    tab = element("tab", val="right", leader="dot", pos=twips(style.page.measure))
    return element(
        "pPr",
        element("pStyle", val=styles.paragraph(RoleName.BODY)),
        element("tabs", tab),
        element("spacing", before=0, after=_AFTER),
        element("ind", left=twips(_INDENT * (level - 1))),
    )


def _line(block: Heading, page: int, bookmarks: Bookmarks) -> Markup:
    words = f"{block.number}\u2002{block.text}" if block.number else block.text
    anchor = bookmarks.of_heading(block)
    number = field(f"PAGEREF {anchor} \\h", str(page))
    return Markup(
        f'<w:hyperlink w:anchor="{anchor}" w:history="1">{text_run(words)}{TAB}{number}'
        "</w:hyperlink>"
    )
