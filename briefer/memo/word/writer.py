"""A memo as a Word document: named styles, Word's own notes, and nothing that changes by itself.

The same memo, style and base document give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefer.memo.letterhead import BELOW
from briefer.memo.references import notes_in_order
from briefer.memo.referring import referred
from briefer.memo.style import RoleName
from briefer.memo.word import base_document, hyphenation, package
from briefer.memo.word.body import Body
from briefer.memo.word.bookmarks import Bookmarks
from briefer.memo.word.dressing import dress
from briefer.memo.word.floats import reach
from briefer.memo.word.furniture import furnish
from briefer.memo.word.headers import headers_of, styles_in
from briefer.memo.word.notes import add_notes
from briefer.memo.word.pictures import Pictures
from briefer.memo.word.runs import Links, Runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.document import Memo
    from briefer.memo.style import Page, Style
    from briefer.memo.word.headers import Headers


@dataclass(frozen=True, slots=True)
class FromPages:
    """What a Word file takes from the pages of the PDF, by the numbers of the memo's blocks.

    `pages` has the page of each, from 1, for the contents; `drawings` has each drawing as a PNG
    file, for programs that know no vectors.
    """

    pages: Mapping[int, int] = field(default_factory=dict)
    drawings: Mapping[int, bytes] = field(default_factory=dict)


def write(
    memo: Memo,
    style: Style,
    base_docx: bytes,
    custom: Mapping[str, str] | None = None,
    told: FromPages = FromPages(),
    name: str = base_document.NAME,
) -> bytes:
    """Return the memo as a Word file; raise InputError where none can be made on `base_docx`.

    `custom` are properties that the file has beside the handling mark, by their names; `told` is
    what the pages of the PDF tell. `name` is what an error calls the base document.
    """
    memo = referred(memo)
    notes = notes_in_order(memo)
    document = base_document.opened(base_docx, name).document
    with base_document.usable(name):
        headers = headers_of(document)
        page, room = _room(headers, style)
        style = replace(style, page=page)
        used = styles_in(headers, document.styles.element)
        styles = dress(document, style, memo.meta.language, used)
        hyphenation.settle(document.settings.element, style)
        package.set_page(document, page)
        numbered = furnish(headers, memo.meta, style, styles)
    package.set_properties(document, memo.meta)
    package.set_custom(document, {package.HANDLING: memo.meta.banner, **(custom or {})})
    links, bookmarks = Links(set(document.part.rels)), Bookmarks()
    runs = Runs(styles, links, memo.meta.notes_at, bookmarks, dict(memo.foreign))
    bookmarks.lead_to(memo)
    pictures = Pictures(document.part, told.drawings, numbered)
    body = Body(style, styles, runs, bookmarks, pictures, room)
    content = list(body.elements(memo, told.pages))
    written: dict[str, bytes] = {}
    if notes:
        place, hang = memo.meta.notes_at, style[RoleName.NOTE].hangs
        written |= add_notes(document, notes, styles, place, bookmarks, hang=hang)
    written |= links.written(document.part)
    written[document.part.partname.membername] = package.filled(document, content)
    return package.saved(document, written)


def _room(headers: Headers, style: Style) -> tuple[Page, float]:
    """Return the page whose margin is below what floats at the heads of a letterhead's pages.

    With it comes the room that the first page needs in addition.
    """
    page = style.word.page(style.page)
    first, *others = (reach(pair.header.element, page) for pair in headers.pairs())
    top = max([page.top, *(each + BELOW for each in others if each)])
    return replace(page, top=top), max(0, first + BELOW - top) if first else 0
