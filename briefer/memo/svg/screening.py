"""An SVG file before anything of it is understood: plain XML, of a size that can be looked through.

Nothing that it declares is taken over, nothing is loaded, and what is not SVG is not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefer.memo.svg.refusal import damaged, has, too_much
from briefer.memo.svg.writing import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST: Final = 4 * 1024 * 1024
_MOST: Final = 20_000
"""Elements."""
_DEEPEST: Final = 100
_DECLARATION: Final = re.compile(r"\s*<\?xml([^<>]{0,200})\?>")
_ENCODING: Final = re.compile(r"encoding\s*=\s*[\"']([\w.-]{1,40})[\"']", re.ASCII)
_DOCTYPE: Final = re.compile(
    r"<!DOCTYPE\s+[\w:.-]{1,40}(?:\s+(?:PUBLIC|SYSTEM|\"[^\"<>]{0,200}\"|'[^'<>]{0,200}')){0,4}\s*>",
    re.ASCII,
)
"""One that names the format, and declares nothing."""
_KNOWN: Final = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin-1", "windows-1252"}
_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def is_drawing(data: bytes) -> bool:
    """Say whether a file begins as an SVG file may."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return data[len(mark) : 1024].replace(b"\0", b"").lstrip().startswith(b"<")


def screened(data: bytes) -> Element:
    """Return the root of a drawing; raise DrawingError where it is none, or too large."""
    if len(data) > _LARGEST:
        raise too_much()
    text = _without_head(_decoded(data))
    if text.count("<") > 3 * _MOST:
        raise too_much()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged() from error
    _count(root)
    if root.tag not in {f"{{{NAMESPACE}}}svg", "svg"}:
        raise damaged()
    return root


def _decoded(data: bytes) -> str:
    """Return the file as text, in one of the encodings that drawings have."""
    coding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    if not coding:
        head = _DECLARATION.match(data[:400].decode("latin-1"))
        named = _ENCODING.search(head[1]) if head else None
        coding = named[1].lower() if named else "utf-8"
        if coding not in _KNOWN:
            raise damaged()
    try:
        return data.decode(coding)
    except UnicodeDecodeError as error:
        raise damaged() from error


def _without_head(text: str) -> str:
    """Return the text without what names its format; raise DrawingError where it declares more."""
    text = _DECLARATION.sub("", text, count=1) if _DECLARATION.match(text) else text
    text = _DOCTYPE.sub("", text, count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise has("words of its own making (a document type)")
    return text.lstrip()


def _count(root: Element) -> None:
    """Raise DrawingError where there are too many elements, or too deep ones."""
    deep = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        deep += 1 if event == "start" else -1
        count += event == "start"
        if deep > _DEEPEST or count > _MOST:
            raise too_much()
