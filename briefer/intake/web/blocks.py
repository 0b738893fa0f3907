"""Paragraphs, headings, items and rows: the words of a tree as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

# The tags of HTML and of the trees that trafilatura makes of it ("head" there is a heading).
_BLOCKS = {
    *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "head", "header", "hr", "html", "item", "li", "list", "main", "ol", "p", "pre"),
    *("quote", "row", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
}
_LISTS = {"list", "ol", "ul"}
_ITEMS = {"item", "li"}
_ROWS = {"row", "tr"}
_CELLS = {"cell", "td", "th"}
_LINE_BREAKS = {"br", "lb"}
_UNSEEN = {
    *("button", "datalist", "iframe", "math", "noscript", "object", "option", "script", "select"),
    *("style", "svg", "template", "textarea", "title"),
}
# HTML's own white space; a no-break space is a character of the text.
_SPACE = re.compile("[ \t\n\r\f]+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
_CELL_JOINT = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item or row.

    `tag` is the element that it stands in, `joint` what stands before it in the plain text,
    `linked` how many of its characters are words of links.
    """

    text: str
    tag: str
    joint: str
    linked: int = 0

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return _SENTENCE_END.search(self.text) is not None


def plain_text(blocks: Sequence[Block]) -> str:
    """Return the blocks with a blank line between them; items and rows follow line by line."""
    return "".join(block.joint + block.text for block in blocks).lstrip("\n")


def blocks_of(root: _Element, unwanted: frozenset[str] = frozenset()) -> list[Block]:
    """Return the blocks below `root`, leaving out the elements with an `unwanted` tag.

    The tree must have been parsed without its comments.
    """
    walk = etree.iterwalk(root, events=("start", "end"))
    reading = _Reading()
    skipped: _Element | None = None
    for event, element in walk:
        if event == "start":
            if element is not root and _is_hidden(element, unwanted):
                walk.skip_subtree()
                skipped = element
            else:
                reading.open(element)
        else:
            if element is not skipped:
                reading.close(element.tag)
            if element is not root:
                reading.add(element.tail)
    reading.flush()
    return reading.blocks


def _is_hidden(element: _Element, unwanted: frozenset[str]) -> bool:
    return (
        element.tag in _UNSEEN
        or element.tag in unwanted
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    )


class _Reading:
    """Collects words until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self._linked = 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._joint = "\n\n"

    def open(self, element: _Element) -> None:
        """Begin an element and take its first words."""
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
        if tag in _LISTS:
            ordered = tag == "ol" or element.get("rend") == "ol"
            self._lists.append(0 if ordered else None)
        elif tag in _ITEMS:
            self._marker = self._next_marker()
        elif tag in _CELLS and "".join(self._words).strip():
            self._words.append(_CELL_JOINT)
        elif tag in _LINE_BREAKS:
            self._words.append("\n")
        self._open.append(tag)
        self.add(element.text)

    def close(self, tag: str) -> None:
        """End an element."""
        if tag in _BLOCKS:
            self.flush()
        self._open.pop()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag in _ITEMS or tag in _ROWS:
            self._joint = "\n"
        elif tag in _LISTS or tag == "table":
            self._joint = "\n" if self._lists else "\n\n"

    def add(self, words: str | None) -> None:
        """Take words in; outside of preformatted text runs of white space are one space."""
        if not words:
            return
        preformatted = "pre" in self._open
        self._words.append(words if preformatted else _SPACE.sub(" ", words))
        if "a" in self._open:
            self._linked += len(words.strip())

    def flush(self) -> None:
        """End the block at hand, if it has words."""
        lines = "".join(self._words).split("\n")
        preformatted = "pre" in self._open
        text = "\n".join(
            line if preformatted else _SPACE.sub(" ", line).strip(" ") for line in lines
        )
        text = text.strip("\n")
        if text.strip():
            tag = next((t for t in reversed(self._open) if t in _BLOCKS), "body")
            self.blocks.append(Block(self._marker + text, tag, self._joint, self._linked))
            self._marker, self._joint = "", "\n\n"
        self._words, self._linked = [], 0

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "
