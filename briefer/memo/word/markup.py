"""WordprocessingML elements, built directly: python-docx is far slower at making many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES: Final = {"w": W, "r": R}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return `<w:tag w:name="value">` with its children; a child that is None is left out."""
    made = etree.Element(f"{{{W}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def switch(tag: str, on: bool) -> Element | None:
    """Return an empty element where the property is on."""
    return element(tag) if on else None


def words(text: str) -> list[Element]:
    """Return text as the content of a run: a line feed is a break, a tab is a tab."""
    content: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            content.append(element("br"))
        for place, stretch in enumerate(line.split("\t")):
            if place:
                content.append(element("tab"))
            if stretch:
                letters = element("t")
                letters.text = stretch
                letters.set(_XML_SPACE, "preserve")
                content.append(letters)
    return content


def run(content: Iterable[Element], *properties: Element | None) -> Element:
    """Return a run; `properties` in the order that the schema asks for."""
    given = [each for each in properties if each is not None]
    return element("r", element("rPr", *given) if given else None, *content)


def text_run(text: str, style: str = "", *, rtl: bool = False) -> Element:
    """Return words as one run, in a character style where one is named."""
    named = element("rStyle", val=style) if style else None
    return run(words(text), named, switch("rtl", rtl))


def field(instruction: str, result: str) -> list[Element]:
    """Return a field as its five runs, with the result that shows until Word counts again."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(_XML_SPACE, "preserve")
    return [
        run([element("fldChar", fldCharType="begin")]),
        run([code]),
        run([element("fldChar", fldCharType="separate")]),
        text_run(result),
        run([element("fldChar", fldCharType="end")]),
    ]


def spacing(before: float | None, after: float | None) -> Element | None:
    """Return the room around a paragraph, in points, or nothing where its style decides."""
    given = {"before": before, "after": after}
    said = {name: twips(room) for name, room in given.items() if room is not None}
    return element("spacing", **said) if said else None


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def eighths(points: float) -> int:
    """Return the width of a line in eighths of a point; Word draws none thinner than a quarter."""
    return max(2, round(points * 8))


def hexadecimal(colour: str) -> str:
    """Return `#1F4E8C` as Word writes it."""
    return colour.removeprefix("#").upper()
