"""The memo tree: what a memo says, block by block, with no word of how it looks.

Every writer walks this tree and nothing else, so Word and PDF say the same. A paragraph and an
extract carry the passages (guids) that they rest on, so that checks and click-back read the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing
    from briefer.model.inline import Inline, InlineExtract
    from briefer.model.voice import Voice

_SHORT_TABLE: Final = 6
"""Rows; a longer table may go on over the end of a page."""


class ParaRole(StrEnum):
    """What a paragraph is for; the role of that name in the style sheet says how it looks."""

    BODY = "body"
    BOTTOM_LINE = "bottom-line"
    POSITION = "position"
    CAPTION = "caption"
    TRANSLATION = "translation"
    SMALL = "small"
    REFERENCE = "reference"


class NotesAt(StrEnum):
    """Where the notes stand; with `NONE` a memo has neither marks nor notes."""

    END = "end"
    FOOT = "foot"
    NONE = "none"


class Version(StrEnum):
    """Which of the two versions of one memo it is.

    `SOURCED` has notes and the annexes. `CLEAN` has the same sections, extracts and order without
    them, and names the outlet in each sentence that rests on a source.
    """

    SOURCED = "sourced"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One line of the memo's head; `strong` sets the value bold (the subject)."""

    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The memo's head: its kind in capitals, then its fields."""

    title: str
    fields: tuple[HeaderField, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section, 2 a stakeholder. `number` is the printed number or empty.

    `origin` is the guid of the kept section that it heads, or empty.
    """

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    origin: str = ""

    @property
    def printed(self) -> str:
        """Number and text as a page has them."""
        return f"{self.number}\u2002{self.text}" if self.number else self.text

    @property
    def told(self) -> str:
        """Number and text as plain text has them."""
        return f"{self.number} {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class Para:
    """Running text. `origin` is the guid of the kept block it was made from, or empty.

    `number` is printed in front of it, with a full stop, where it has one.
    """

    inlines: tuple[Inline, ...]
    role: ParaRole = ParaRole.BODY
    passages: tuple[str, ...] = ()
    origin: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list."""

    items: tuple[tuple[Inline, ...], ...]
    passages: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage on its own lines: lead-in, the words as an `InlineExtract`, tail and note.

    `voice` decides the looks (a bar beside a speaker's own words, none beside a report).
    `translation` is printed under it with its label. `original` has the words of the passage where
    the translation is printed in their place.
    """

    inlines: tuple[Inline, ...]
    voice: Voice
    passage: str
    translation: tuple[Inline, ...] = ()
    origin: str = ""
    original: InlineExtract | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, one header row, rows of as many cells; the first column heads its row.

    `summary` is its description for people who cannot see it. `origin` is the guid of the kept
    block that it was made from, or empty.
    """

    caption: tuple[Inline, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    summary: str = ""
    passages: tuple[str, ...] = ()
    origin: str = ""

    @property
    def is_short(self) -> bool:
        """Whether it stands on one page wherever it fits on one."""
        return len(self.rows) <= _SHORT_TABLE


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption under it.

    `alt` says what it shows, for people who cannot see it. `width` is its share of the text's
    width, more than 0 and at most 1. `origin` is the guid of the kept block that it was made from,
    or empty. `picture` is the hash under which the briefing keeps the image, where it does.
    """

    caption: tuple[Inline, ...]
    image: Picture | Drawing
    alt: str
    width: float = 1
    passages: tuple[str, ...] = ()
    origin: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page. `origin` is the guid of the kept block, or empty."""

    origin: str = ""


Block = HeaderBlock | Heading | Para | Bullets | Extract | Table | Figure | Rule | PageBreak


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered note: the source of one use of one passage, or of several at one place.

    `mark` is the portion mark of the words that it is about.
    """

    number: int
    passage: str
    inlines: tuple[Inline, ...]
    others: tuple[str, ...] = ()
    mark: str = "U"

    @property
    def passages(self) -> tuple[str, ...]:
        """Every passage that it is about."""
        return (self.passage, *self.others)


@dataclass(frozen=True, slots=True)
class Source:
    """One article that the memo rests on, as it was frozen. `published` is a stored date."""

    article: str
    title: str
    outlet: str
    published: str | None
    text_hash: str
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class MemoMeta:
    """The memo's properties. `stamp` (UTC, `2023-12-29T00:00:00Z`) is written into the files.

    `page_of` is the word in "page 2 of 3" at the foot of a page. `contents_title` stands over the
    list of the headings in front of the first one; without it there is no such list. `designation`
    says who controls a memo that is marked CUI: on paper it stands at the lower right of the first
    page, elsewhere under the head.
    """

    title: str
    template: str
    author: str
    subject: str
    stamp: str
    language: str = "en"
    banner: str = ""
    notes_title: str = "Notes"
    page_of: str = "of"
    contents_title: str = ""
    notes_at: NotesAt = NotesAt.END
    designation: tuple[HeaderField, ...] = ()


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo ready for a writer: numbered, in order, with its notes and sources.

    `cited` has the passages that it rests on, each use once more, whether it has notes or not.
    `foreign` has those whose words are in another language than the memo's, each with its language.
    """

    meta: MemoMeta
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = field(default=())
    cited: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()
