"""A Markdown text taken apart into lines of plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from typing_extensions import override

from briefer.intake.html_words import breaks_line, is_unseen, lines_of_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_DEEPEST = 60
"""Levels of lists and quotes that are followed."""

_SPACES = re.compile("  +")

NEW_BLOCK = "\n\n"
NEW_LINE = "\n"
SAME_LINE = " "


@dataclass(frozen=True, slots=True)
class Piece:
    """The plain words of one line of the source, or of a whole block of code.

    They are never blank. `kind` is "title" (a heading of the first level), "paragraph" or "other";
    `joint` is what stands before the words in the plain text.
    """

    kind: str
    number: int
    words: str
    joint: str


def read_pieces(text: str, first: int = 1) -> list[Piece]:
    """Return the pieces of a Markdown text whose first line has the number `first`."""
    parser = _Parser("commonmark", {"html": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    reading = _Reading(first)
    for token in parser.parse(text):
        reading.take(token)
    return reading.pieces


class _Parser(MarkdownIt):
    """Takes every link for a link, since only its words are kept."""

    @override
    def validateLink(self, url: str) -> bool:
        return True


class _Reading:
    """Walks the tokens of one text and keeps what is open: a heading, a list item, a table row."""

    def __init__(self, first: int) -> None:
        self.pieces: list[Piece] = []
        self._first = first
        self._kind = "other"
        self._joint = NEW_BLOCK
        self._marker = ""
        self._cells: list[str] | None = None
        self._row = 0

    def take(self, token: Token) -> None:
        """Take in the next token."""
        match token.type:
            case "heading_open":
                self._kind = "title" if (token.tag, token.level) == ("h1", 0) else "other"
            case "paragraph_open":
                self._kind = "other" if token.level else "paragraph"
            case "list_item_open":
                self._marker = f"{token.info}{token.markup} " if token.info else "- "
            case "tr_open":
                self._cells, self._row = [], _line(token)
            case "tr_close":
                self._add_row()
            case "inline":
                self._add_inline(token)
            case "fence" | "code_block":
                self._add_block(token, token.content.rstrip("\n"))
            case "html_block":
                self._add_block(token, "\n".join(lines_of_html(token.content)))
            case _:
                self._close(token)

    def _close(self, token: Token) -> None:
        if token.type == "paragraph_close":
            # The items of a list that is written without blank lines stay close together.
            self._joint = NEW_LINE if token.hidden else NEW_BLOCK
        elif token.nesting < 0 and token.level == 0:
            self._joint = NEW_BLOCK

    def _add_inline(self, token: Token) -> None:
        lines = _lines(token.children or ())
        if self._cells is not None:
            self._cells.append(" ".join(words.strip() for _joint, words in lines))
            return
        joint: str | None = self._joint
        for index, (own_joint, words) in enumerate(lines):
            if words.strip():
                line = _line(token) + index
                self._add(self._kind, line, _SPACES.sub(" ", words).strip(" "), joint or own_joint)
                joint = None

    def _add_block(self, token: Token, words: str) -> None:
        if words.strip():
            self._add("other", _line(token), words, self._joint)
        self._joint = NEW_BLOCK

    def _add_row(self) -> None:
        if any(self._cells or ()):
            self._add("other", self._row, " | ".join(self._cells or ()), self._joint)
            self._joint = NEW_LINE
        self._cells = None

    def _add(self, kind: str, line: int, words: str, joint: str) -> None:
        self.pieces.append(Piece(kind, line + self._first, self._marker + words, joint))
        self._marker = ""


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _lines(children: Sequence[Token]) -> list[tuple[str, str]]:
    """Return the lines of a paragraph: the joint before each one, and its words."""
    lines = [(NEW_BLOCK, "")]
    unseen = False
    for child in children:
        if child.type == "html_inline" and is_unseen(child.content):
            unseen = not child.content.startswith("</")
        elif unseen:
            continue
        elif child.type in {"text", "code_inline"}:
            joint, words = lines[-1]
            lines[-1] = joint, words + child.content
        elif child.type == "softbreak":
            lines.append((SAME_LINE, ""))
        elif child.type == "hardbreak" or breaks_line(child.content):
            lines.append((NEW_LINE, ""))
    return lines
