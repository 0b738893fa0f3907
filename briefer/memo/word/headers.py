"""The headers and footers of a document: what a letterhead has in them, and on which pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart

from briefer.memo.word.fields import has_folio
from briefer.memo.word.markup import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument
    from docx.parts.story import StoryPart
    from lxml.etree import _Element as Element

_SEEN: Final = frozenset(
    f"{{{W}}}{name}" for name in ("drawing", "pict", "tbl", "fldChar", "fldSimple", "sym", "pBdr")
)
_NAMES: Final = frozenset(f"{{{W}}}{name}" for name in ("pStyle", "rStyle", "tblStyle"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Header and footer of some pages, as parts of the file."""

    header: StoryPart
    footer: StoryPart

    @property
    def has_folio(self) -> bool:
        """Whether the number of the page stands in one of them."""
        return has_folio(self.header.element) or has_folio(self.footer.element)


@dataclass(frozen=True, slots=True)
class Headers:
    """Header and footer of the first page, of all others, and of those with an even number.

    `even` is None where these have what the others have.
    """

    first: Pair
    others: Pair
    even: Pair | None

    def pairs(self) -> Iterator[Pair]:
        """Yield each of them once."""
        yield self.first
        yield self.others
        if self.even:
            yield self.even


def headers_of(document: DocxDocument) -> Headers:
    """Return the headers of a document with one section, made where there are none.

    Where its first page had no header of its own, it gets what the others have.
    """
    section = document.sections[0]
    if not section.different_first_page_header_footer:
        _repeat_on_first(document)
        section.different_first_page_header_footer = True
    is_even = document.settings.odd_and_even_pages_header_footer
    found = (
        (section.first_page_header, section.first_page_footer),
        (section.header, section.footer),
        *([(section.even_page_header, section.even_page_footer)] if is_even else []),
    )
    for pair in found:
        for each in pair:
            if each.is_linked_to_previous:
                each.is_linked_to_previous = False
                empty(each.part)
    first, others, *even = (Pair(header.part, footer.part) for header, footer in found)
    return Headers(first, others, even[0] if even else None)


def is_empty(part: StoryPart) -> bool:
    """Say whether nothing of a header is seen."""
    root = part.element
    return not any(
        each.tag in _SEEN or (each.tag == f"{{{W}}}t" and (each.text or "").strip())
        for each in root.iter()
    )


def empty(part: StoryPart) -> None:
    """Take everything out of a header."""
    for child in list(part.element):
        part.element.remove(child)


def styles_in(headers: Headers, styles: Element) -> frozenset[str]:
    """Return the styles that the headers are seen in, with those that these are based on."""
    waiting = [
        str(each.get(f"{{{W}}}val"))
        for pair in headers.pairs()
        for part in (pair.header, pair.footer)
        for each in part.element.iter(*_NAMES)
    ]
    known = {style.get(f"{{{W}}}styleId"): style for style in styles.iterfind(f"{{{W}}}style")}
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        style = known.get(name)
        if name not in found and style is not None:
            found.add(name)
            above = (style.find(f"{{{W}}}{tag}") for tag in ("basedOn", "link"))
            waiting += [str(each.get(f"{{{W}}}val")) for each in above if each is not None]
    return frozenset(found)


def _repeat_on_first(document: DocxDocument) -> None:
    """Give the first page header and footer of the others, as parts of its own."""
    section, main = document.sections[0], document.part
    for each, kind, relation in (
        (section.header, HeaderPart, RELATIONSHIP_TYPE.HEADER),
        (section.footer, FooterPart, RELATIONSHIP_TYPE.FOOTER),
    ):
        if each.is_linked_to_previous:
            continue
        name = "header" if kind is HeaderPart else "footer"
        where = main.package.next_partname(f"/word/{name}%d.xml")
        made = kind.load(where, each.part.content_type, each.part.blob, main.package)
        for rel in each.part.rels.values():
            made.load_rel(rel.reltype, rel.target_part, rel.rId)
        first = WD_HEADER_FOOTER.FIRST_PAGE
        reference = main.relate_to(made, relation)
        properties = document.element.body.sectPr
        if kind is HeaderPart:
            properties.add_headerReference(first, reference)
        else:
            properties.add_footerReference(first, reference)
