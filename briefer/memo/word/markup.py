"""WordprocessingML as text: a memo has a million elements, and an object for each would be slow.

A prefix stands for its namespace: `w` and `r` are declared where a part begins.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NewType

from lxml import etree

from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

Markup = NewType("Markup", str)
"""Elements as they stand in the file, with their end tags; never a person's words as they are."""

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED: Final = f' xmlns:w="{W}" xmlns:r="{R}"'
_HEAD: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
TAB: Final = Markup("<w:r><w:tab/></w:r>")
"""A run that is a tab."""

_IN_VALUES: Final = str.maketrans({"\n": "&#10;", "\t": "&#9;"})


def element(tag: str, *children: Markup | None, **attributes: str | int) -> Markup:
    """Return `<w:tag w:name="value">` with its children; a child that is None is left out."""
    start = tag
    for name, said in attributes.items():
        start += f' w:{name}="{value(said)}"'
    content = "".join([child for child in children if child])
    return Markup(f"<w:{start}>{content}</w:{tag}>" if content else f"<w:{start}/>")


def value(said: str | int) -> str:
    """Return what stands between the quotation marks of an attribute."""
    if isinstance(said, int):
        return str(said)
    return _escaped(canonical_text(said)).replace('"', "&quot;").translate(_IN_VALUES)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def joined(pieces: Iterable[Markup]) -> Markup:
    """Return elements one after another."""
    return Markup("".join(pieces))


def tree(markup: Markup) -> Element:
    """Return one element as an object, for the parts that python-docx holds."""
    return etree.fromstring(f"<w:part{_DECLARED}>{markup}</w:part>")[0]


def whole_part(root: str, content: Iterable[Markup]) -> bytes:
    """Return a whole part of the file, with what is in its root."""
    head = f"{_HEAD}<w:{root}{_DECLARED}>".encode()
    return b"".join([head, *(piece.encode() for piece in content), f"</w:{root}>".encode()])


def hyperlink(relationship: str, content: Markup) -> Markup:
    """Return a link to what a relationship of the part leads to."""
    return Markup(f'<w:hyperlink r:id="{value(relationship)}">{content}</w:hyperlink>')


def inner_link(bookmark: str, content: Markup) -> Markup:
    """Return a link to a bookmark of the same file."""
    return Markup(
        f'<w:hyperlink w:anchor="{value(bookmark)}" w:history="1">{content}</w:hyperlink>'
    )


def switch(tag: str, on: bool) -> Markup | None:
    """Return an empty element where the property is on."""
    return element(tag) if on else None


def letters(tag: str, text: str) -> Markup:
    """Return an element whose content is text, with the spaces at its ends."""
    return Markup(f'<w:{tag} xml:space="preserve">{_escaped(text)}</w:{tag}>')


def words(text: str) -> Markup:
    """Return text as the content of a run: a line feed is a break, a tab is a tab."""
    text = canonical_text(text)
    if "\n" not in text and "\t" not in text:
        return letters("t", text) if text else Markup("")
    lines = [
        "<w:tab/>".join([letters("t", part) if part else "" for part in line.split("\t")])
        for line in text.split("\n")
    ]
    return Markup("<w:br/>".join(lines))


def run(content: Markup, *properties: Markup | None) -> Markup:
    """Return a run; `properties` in the order that the schema asks for."""
    given = "".join([each for each in properties if each])
    said = f"<w:rPr>{given}</w:rPr>" if given else ""
    return Markup(f"<w:r>{said}{content}</w:r>" if said or content else "<w:r/>")


def text_run(
    text: str, style: str = "", *, rtl: bool = False, language: Markup | None = None
) -> Markup:
    """Return words as one run, in a character style where one is named; see `language`."""
    return Markup(f"<w:r>{letter_look(style, rtl=rtl, language=language)}{words(text)}</w:r>")


@cache
def letter_look(style: str, *, rtl: bool = False, language: Markup | None = None) -> Markup:
    """Return what a run says of its look, which most runs say alike."""
    named = element("rStyle", val=style) if style else None
    given = [each for each in (named, switch("rtl", rtl), language) if each]
    return element("rPr", *given) if given else Markup("")


def field(instruction: str, result: str) -> Markup:
    """Return a field as its five runs, with the result that shows until Word counts again."""
    return joined([field_start(instruction), text_run(result), field_end()])


def field_start(instruction: str) -> Markup:
    """Return the runs before the result of a field."""
    code = letters("instrText", f" {instruction} ")
    return joined([_field_mark("begin"), run(code), _field_mark("separate")])


def field_end() -> Markup:
    """Return the run behind the result of a field."""
    return _field_mark("end")


def _field_mark(kind: str) -> Markup:
    return Markup(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')


def spacing(before: float | None, after: float | None) -> Markup | None:
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
