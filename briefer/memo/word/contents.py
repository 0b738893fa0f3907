"""The list of the headings in front of a memo, as a field that Word can count again.

Its lines are there at once, with the pages that the PDF has them on, so that nobody is asked to
update anything before reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.document import Heading
from briefer.memo.style import RoleName
from briefer.memo.word.markup import element, field, run, text_run, twips
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from briefer.memo.document import Memo
    from briefer.memo.style import Style
    from briefer.memo.word.bookmarks import Bookmarks
    from briefer.memo.word.looks import Looks

_INDENT: Final = 16.0
_AFTER: Final = 20
"""Twentieths of a point below a line."""
_COUNTS: Final = ' TOC \\o "1-2" \\h \\z \\u '


def contents(
    memo: Memo, pages: Mapping[int, int], style: Style, styles: Looks, bookmarks: Bookmarks
) -> Iterator[Element]:
    """Yield the title and a line for each heading; `pages` has the page of each block, from 1."""
    title = text_run(canonical_text(memo.meta.contents_title))
    named = element("pStyle", val=styles.paragraph(RoleName.NOTES_TITLE))
    # It stands in no list of headings, its own least of all.
    plain = element("outlineLvl", val=9)
    yield element("p", element("pPr", named, plain), title)
    headings = [(n, block) for n, block in enumerate(memo.blocks) if isinstance(block, Heading)]
    for place, (number, block) in enumerate(headings):
        line = _line(block, pages.get(number, 1), style, styles, bookmarks)
        if place == 0:
            line[1:1] = _opening()
        if place == len(headings) - 1:
            line.append(run([element("fldChar", fldCharType="end")]))
        yield line


def _line(block: Heading, page: int, style: Style, styles: Looks, bookmarks: Bookmarks) -> Element:
    words = f"{block.number}\u2002{block.text}" if block.number else block.text
    anchor = bookmarks.of_heading(block)
    tab = element("tab", val="right", leader="dot", pos=twips(style.page.measure))
    properties = element(
        "pPr",
        element("pStyle", val=styles.paragraph(RoleName.BODY)),
        element("tabs", tab),
        element("spacing", before=0, after=_AFTER),
        element("ind", left=twips(_INDENT * (block.level - 1))),
    )
    link = element(
        "hyperlink",
        text_run(canonical_text(words)),
        run([element("tab")]),
        *field(f"PAGEREF {anchor} \\h", str(page)),
        anchor=anchor,
        history=1,
    )
    return element("p", properties, link)


def _opening() -> list[Element]:
    code = element("instrText")
    code.text = _COUNTS
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        run([element("fldChar", fldCharType="begin")]),
        run([code]),
        run([element("fldChar", fldCharType="separate")]),
    ]
