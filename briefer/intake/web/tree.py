"""From the bytes of a page to its tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from briefer.intake.decode import Decoded, decode_source
from briefer.intake.web.tags import without_long_tags
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefer.intake.source import Source

_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|^\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 8192
"""Bytes in which a page must say how it is written."""


def read_tree(source: Source, declared: str | None = None) -> tuple[HtmlElement, Decoded]:
    """Return the page's tree without comments, and how its bytes were decoded.

    Raises UnreadableError for what no parser should be given.
    """
    decoded = decode_source(source, declared or _declared(source.data))
    html = without_long_tags(canonical_text(decoded.text))
    if html is None:
        raise source.refused("The page has a tag of more than 64 KB, which no article needs.")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(html.encode("utf-8"), parser=parser), decoded
    except (etree.LxmlError, ValueError) as fault:
        raise source.refused("There is no page in it.") from fault


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    name = (match[1] or match[2]) if match else None
    return name.decode("ascii", "replace") if name else None
