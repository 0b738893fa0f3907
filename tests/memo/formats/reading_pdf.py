"""A PDF read back: its structure, element by element, as a screen reader walks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tests.memo.formats import structure
from tests.memo.formats.lines import (
    BULLET,
    CONTENTS,
    HEADING1,
    HEADING2,
    NOTE,
    PARAGRAPH,
    PICTURE,
    QUOTATION,
    Line,
    row,
)
from tests.memo.formats.structure import Node, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {"P": PARAGRAPH, "Caption": PARAGRAPH, "H1": HEADING1, "H2": HEADING2, "Note": NOTE}


def pdf(data: bytes) -> Iterator[Line]:
    """Yield what the structure tells, in its order."""
    for node in structure.told(data).kids:
        assert isinstance(node, Node), f"“{node}” is in no element"
        yield from _element(node)


def _element(node: Node) -> Iterator[Line]:
    """Yield the lines of an element that stands in the document itself."""
    match node.kind:
        case "BlockQuote":
            yield from (Line(QUOTATION, part.text()) for part in node.all("P"))
        case "L":
            yield from (Line(BULLET, body.text()) for body in node.all("LBody"))
        case "TOC":
            lines = (entry.text() for entry in node.all("TOCI"))
            yield from (Line(CONTENTS, re.sub(r"[\s.…]*\d+$", "", line)) for line in lines)
        case "Table":
            yield from (Line(PARAGRAPH, caption.text()) for caption in node.all("Caption"))
            yield from (row(list(map(text_of, each.kids))) for each in node.all("TR"))
        case "Div":
            for kid in node.kids:
                assert isinstance(kid, Node)
                yield from _element(kid)
        case "Figure":
            yield Line(PICTURE, node.alt)
        case _:
            yield Line(_KINDS[node.kind], node.text())
