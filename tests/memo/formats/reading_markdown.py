"""Markdown read back: CommonMark with tables, and the notes as wikis write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from tests.memo.formats.lines import (
    BULLET,
    HEADING1,
    HEADING2,
    NOTE,
    PARAGRAPH,
    QUOTATION,
    Line,
    row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_OPENING: Final = "\ue000"
"""Stands for a bracket that the file says is one of its words."""
_NOTE: Final = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)
_INLINE: Final = {"link_open", "link_close", "em_open", "em_close", "strong_open", "strong_close"}


def markdown(data: bytes) -> Iterator[Line]:
    """Yield the blocks in order; the notes are each a text of its own."""
    text, *notes = _NOTE.split(data.decode("utf-8"))
    yield from _blocks(text)
    for number, words in zip(notes[::2], notes[1::2], strict=True):
        first, *others = _blocks(re.sub("^ {4}", "", words, flags=re.MULTILINE))
        yield Line(NOTE, f"{number} {first.text}")
        yield from others


def tokens(text: str) -> list[Token]:
    """Return the signs of a Markdown text, what was escaped apart from what was not."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.disable("text_join")
    return parser.parse(text)


def _blocks(text: str) -> Iterator[Line]:
    for node in SyntaxTreeNode(tokens(text)).children:
        yield from _block(node)


def _block(node: SyntaxTreeNode, kind: str = PARAGRAPH) -> Iterator[Line]:
    match node.type:
        case "heading":
            yield Line(HEADING1 if node.tag == "h1" else HEADING2, _words(node))
        case "paragraph":
            yield Line(kind, _words(node))
        case "blockquote":
            yield from (line for each in node.children for line in _block(each, QUOTATION))
        case "bullet_list":
            for item in node.children:
                yield from (line for each in item.children for line in _block(each, BULLET))
        case "ordered_list":
            for number, item in enumerate(node.children, start=int(node.attrs.get("start", 1))):
                yield from (Line(kind, f"{number}. {_words(each)}") for each in item.children)
        case "table":
            rows = (each for part in node.children for each in part.children)
            yield from (row([_words(cell) for cell in each.children]) for each in rows)
        case _:
            assert node.type == "hr", node.type


def _words(node: SyntaxTreeNode) -> str:
    (inline,) = node.children
    token = inline.token
    assert token is not None
    said = ""
    for child in token.children or ():
        if child.type == "text":
            said += child.content
        elif child.type == "text_special":
            said += child.content.replace("[", _OPENING)
        elif child.type in {"hardbreak", "softbreak"}:
            said += "\n"
        else:
            assert child.type in _INLINE, child.type
    return re.sub(r"\[\^(\d+)\]", r"[\1]", said).replace(_OPENING, "[")
