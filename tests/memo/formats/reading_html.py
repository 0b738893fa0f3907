"""HTML read back: lxml reads it as a browser would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html import HtmlElement, document_fromstring

from tests.memo.formats.lines import (
    BULLET,
    HEADING1,
    HEADING2,
    NOTE,
    PARAGRAPH,
    PICTURE,
    QUOTATION,
    Line,
    row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def html(data: bytes) -> Iterator[Line]:
    """Yield the blocks of the page, in order."""
    for element in page_of(data).body:
        yield from _part(element)


def page_of(data: bytes) -> HtmlElement:
    """Return the page."""
    page = document_fromstring(data.decode("utf-8"))
    assert isinstance(page, HtmlElement)
    return page


def lost_links(data: bytes) -> set[str]:
    """Return the places in the page that links lead to and that are not one."""
    page = page_of(data)
    names = [each.get("id") for each in page.iter("*") if each.get("id")]
    once = {f"#{name}" for name in names if names.count(name) == 1}
    links = (each.get("href", "") for each in page.iter("a"))
    return {link for link in links if link.startswith("#")} - once


def _part(element: HtmlElement) -> Iterator[Line]:
    match element.tag:
        case "h1" | "h2":
            yield Line(HEADING1 if element.tag == "h1" else HEADING2, _pagetext_of(element))
        case "p":
            yield Line(PARAGRAPH, _pagetext_of(element))
        case "blockquote":
            yield from (Line(QUOTATION, _pagetext_of(each)) for each in element)
        case "ul":
            yield from (Line(BULLET, _pagetext_of(each)) for each in element)
        case "ol":
            for number, each in enumerate(element, start=1):
                each.remove(each[-1])  # the way back
                yield Line(NOTE, f"{number} {_pagetext_of(each)}")
        case "table":
            yield from (Line(PARAGRAPH, _pagetext_of(each)) for each in element.iter("caption"))
            yield from (row([_pagetext_of(cell) for cell in each]) for each in element.iter("tr"))
        case "figure":
            image, *captions = element
            assert image.tag == "img"
            yield Line(PICTURE, image.get("alt", ""))
            yield from (Line(PARAGRAPH, _pagetext_of(each)) for each in captions)
        case "hr":
            return
        case _:
            raise AssertionError(f"there is a {element.tag}")


def _pagetext_of(element: HtmlElement) -> str:
    said = element.text or ""
    for child in element:
        words = _pagetext_of(child)
        is_mark = child.tag == "sup" and len(child) == 1
        said += f"[{words}]" if is_mark else "\n" if child.tag == "br" else words
        said += child.tail or ""
    return said
