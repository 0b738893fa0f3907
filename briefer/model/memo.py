"""A kept memo: header fields and a tree of sections, each with its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.model.inline import Inline
    from briefer.model.partial import Part

PARAGRAPH = "paragraph"
BULLETS = "bullets"
EXTRACT = "extract"
TABLE = "table"
FIGURE = "figure"
PAGE_BREAK = "page-break"

AS_EXTRACT = "extract"
AS_BASIS = "basis"

CONFIDENCES = ("high", "moderate", "low")


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table that the analyst made: plain text in each cell, every row as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""

    @property
    def is_even(self) -> bool:
        """Whether there is a column, and every row has a cell for each."""
        return bool(self.header) and all(len(row) == len(self.header) for row in self.rows)

    @property
    def cells(self) -> tuple[str, ...]:
        """Everything that it says, in reading order."""
        return (self.caption, *self.header, *(cell for row in self.rows for cell in row))


NARROWEST, WIDEST = 10, 100
"""How wide a figure may stand, in percent of the text's width."""


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A picture that the analyst put in. `picture` is the hash under which its file is kept.

    `alt` says what it shows, for people who cannot see it; `caption` stands under it; `width` is in
    percent of the text's width, from `NARROWEST` to `WIDEST`.
    """

    picture: str
    alt: str = ""
    caption: str = ""
    width: int = WIDEST

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that it says, in reading order."""
        return (self.alt, self.caption)


@dataclass(frozen=True, slots=True)
class MemoBlock:
    """One block of a section.

    `content` by kind: paragraph, one run of inlines; bullets, one run per bullet; extract, one run:
    the lead-in that the analyst wrote, or nothing for the generated one; table, figure and page
    break, none. An extract's words are in `words`, kept even when its passage is gone; `parts` says
    how they are cut (see `InlineExtract`). A table block has its `table`, a figure block its
    `figure`. `passages` names the passages
    (guids) it rests on, each with its role, `AS_EXTRACT` or `AS_BASIS`. `id` is 0 before it is
    kept. `portion` is the handling mark of this block alone, `CUI`; `confidence` how sure a
    judgement is, one of `CONFIDENCES`; both may be empty. `drafted` is the mark of the text that a
    draft wrote here.
    """

    kind: str
    content: tuple[tuple[Inline, ...], ...] = ()
    words: str = ""
    passages: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    table: KeptTable | None = None
    figure: KeptFigure | None = None
    id: int = 0
    guid: str = ""
    portion: str = ""
    confidence: str = ""
    drafted: str = ""

    @property
    def is_drafted(self) -> bool:
        """Whether the program wrote its text and nobody changed a word of it."""
        return bool(self.drafted) and self.drafted == mark_of(self.content)

    @property
    def extract(self) -> str | None:
        """The guid of the passage that an extract block prints, while it is known."""
        return next((guid for guid, role in self.passages if role == AS_EXTRACT), None)


def mark_of(content: tuple[tuple[Inline, ...], ...]) -> str:
    """Return a short mark by which the words of a text are known again."""
    said = "\n".join(map(plain_text, content))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class MemoSection:
    """A section with its blocks, then its subsections.

    `key` names the template's section, and is empty for one of the analyst's own. `binding` is what
    `briefer.model.binding.Binding` reads: which passages the section is about.
    """

    key: str
    title: str
    binding: Mapping[str, str | bool | tuple[str, ...]] = field(default_factory=dict)
    blocks: tuple[MemoBlock, ...] = ()
    children: tuple[MemoSection, ...] = ()
    id: int = 0
    guid: str = ""


@dataclass(frozen=True, slots=True)
class KeptMemo:
    """A memo as the analyst keeps it. `template` is its name; `fields` are the header's values."""

    template: str
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[MemoSection, ...] = ()
    id: int = 0
    guid: str = ""
    changed: str = ""

    def walk(self) -> Iterator[MemoSection]:
        """Yield every section, each before its children."""
        stack = list(reversed(self.sections))
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def blocks(self) -> Iterator[MemoBlock]:
        """Yield every block, in reading order."""
        for section in self.walk():
            yield from section.blocks
