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
    PICTURE,
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
    whole = data.decode("utf-8")
    named: dict[str, dict[str, object]] = {}  # pictures stand at the end, whatever note comes last
    tokens(whole, named)
    for name in [name for name in named.get("references", {}) if name.startswith("^")]:
        del named["references"][name]  # a note of one word, which looks as an address does
    text, *notes = _NOTE.split(whole)
    yield from _blocks(text, named)
    for number, words in zip(notes[::2], notes[1::2], strict=True):
        first, *others = _blocks(re.sub("^ {4}", "", words, flags=re.MULTILINE), named)
        yield Line(NOTE, f"{number} {first.text}")
        yield from others


def tokens(text: str, named: dict[str, dict[str, object]] | None = None) -> list[Token]:
    """Return the signs of a Markdown text, what was escaped apart from what was not.

    `named` are the addresses that have names, and takes those of the text up.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.disable("text_join")
    parser.validateLink = _any_address  # type: ignore[method-assign,assignment]
    return parser.parse(text, named)


def _any_address(_: str) -> bool:
    return True


def _blocks(text: str, named: dict[str, dict[str, object]]) -> Iterator[Line]:
    for node in SyntaxTreeNode(tokens(text, named)).children:
        yield from _block(node)


def _block(node: SyntaxTreeNode, kind: str = PARAGRAPH) -> Iterator[Line]:
    match node.type:
        case "heading":
            yield Line(HEADING1 if node.tag == "h1" else HEADING2, _words(node))
        case "paragraph":
            yield from _pictures(node)
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


def _pictures(node: SyntaxTreeNode) -> Iterator[Line]:
    """Yield what the pictures in a paragraph show."""
    (inline,) = node.children
    token = inline.token
    for child in (token.children if token else None) or ():
        if child.type == "image":
            yield Line(PICTURE, "".join(each.content for each in child.children or ()))


def _words(node: SyntaxTreeNode) -> str:
    (inline,) = node.children
    token = inline.token
    assert token is not None
    said = ""
    for child in token.children or ():
        if child.type == "text":
            said += child.content
        elif child.type == "image":
            continue
        elif child.type == "text_special":
            said += child.content.replace("[", _OPENING)
        elif child.type in {"hardbreak", "softbreak"}:
            said += "\n"
        else:
            assert child.type in _INLINE, child.type
    return re.sub(r"\[\^(\d+)\]", r"[\1]", said).replace(_OPENING, "[")
