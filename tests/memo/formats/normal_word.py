"""A Word file as text that shows in a diff what changed: each part as XML of short lines."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH: Final = 110
_LEFT_OUT: Final = ("word/theme", "docProps/app.xml")
"""What says nothing of the memo."""


def normal(docx: bytes) -> str:
    """Return every part under its name; prefixes are left out, and attributes are in order."""
    lines: list[str] = []
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("word/media/") and not name.endswith(".svg"):
                lines += [f"==== {name}", "{} by {} dots".format(*_size(archive.read(name)))]
            elif not name.startswith(_LEFT_OUT):
                lines += [f"==== {name}", *_lines(etree.fromstring(archive.read(name)), "")]
    return "".join(f"{line}\n" for line in lines)


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as image:
        return image.size


def _lines(element: etree._Element, indent: str) -> Iterator[str]:
    """Yield an element in one line where it fits, else with its children in lines of their own."""
    whole = _written(element)
    if len(indent) + len(whole) <= _WIDTH or not len(element):
        yield indent + whole
        return
    yield f"{indent}<{_opening(element)}>"
    for child in element:
        yield from _lines(child, indent + " ")
    yield f"{indent}</{_name(element.tag)}>"


def _written(element: etree._Element) -> str:
    content = escape(element.text or "") + "".join(map(_written, element))
    opening = _opening(element)
    return f"<{opening}>{content}</{_name(element.tag)}>" if content else f"<{opening}/>"


def _opening(element: etree._Element) -> str:
    given = {_name(key): str(value) for key, value in element.attrib.items()}
    given.pop("space", None)
    return " ".join([_name(element.tag), *(f"{k}={quoteattr(given[k])}" for k in sorted(given))])


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]
