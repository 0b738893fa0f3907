"""How a memo looks: one style sheet that every writer reads, so Word and PDF agree.

All lengths are points, all colours `#RRGGBB`. `style_sheet` reads one from a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.picture import Picture

PAGE_SIZES: Final = {"Letter": (612.0, 792.0), "A4": (595.276, 841.89)}
"""Width and height."""

PICTURES: Final = ("letterhead.png", "letterhead.jpg")
"""The names that a letterhead's picture can have."""
LEAST_HEIGHT, MOST_HEIGHT = 14.0, 200.0
"""Points of a letterhead's picture: from half a centimetre to seven."""
MOST_AWAY: Final = 300.0
"""Points from the paper's edge to a header or footer."""


class RoleName(StrEnum):
    """Each thing on a page that has a look of its own."""

    TITLE = "title"
    HEADER_LABEL = "header-label"
    HEADER_VALUE = "header-value"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    BODY = "body"
    BOTTOM_LINE = "bottom-line"
    POSITION = "position"
    OWN_WORDS = "own-words"
    OWN_WORDS_TRANSLATION = "own-words-translation"
    REPORT = "report"
    REPORT_TRANSLATION = "report-translation"
    TRANSLATION = "translation"
    SMALL = "small"
    BULLET = "bullet"
    CAPTION = "caption"
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    NOTES_TITLE = "notes-title"
    NOTE = "note"
    REFERENCE = "reference"
    LINK = "link"
    FOOTER = "footer"
    BANNER = "banner"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class Hyphens(StrEnum):
    """How often a word is broken at the end of a line.

    `FEW`: in a PDF, where the line would end very short. `MANY`: in a PDF and in Word, wherever
    a line would else be loose or short. A word that is wider than its line is always broken.
    """

    NONE = "none"
    FEW = "few"
    MANY = "many"


HYPHENS_IN_A_ROW: Final = 2
"""So many lines at most end in a hyphen, one under the other."""
HYPHEN_ZONE: Final = 1.5
"""With many hyphens, a ragged line may end so many times its letters' size too early."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font by the name that Word asks for, and the shipped files that a PDF embeds for it."""

    name: str
    embedded: str
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """The look of one thing: only running text is hyphenated, and only that and notes justified.

    `first` moves the first line; a hanging indent is negative.

    `spacing` is added between letters. `shade` fills a box that reaches `pad_x` and `pad_y` beyond
    the text. `bar` is the width of a line at the left, `bar_gap` left of the text.
    """

    font: str = "serif"
    size: float = 12
    leading: float = 15.8
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    spacing: float = 0
    shade: str = ""
    pad_x: float = 0
    pad_y: float = 0
    bar: float = 0
    bar_gap: float = 0
    bar_colour: str = "#000000"
    keep_next: bool = False
    hyphens: Hyphens = Hyphens.FEW

    @property
    def hangs(self) -> bool:
        """Whether its first line begins so far left that a raised number stands alone there."""
        return -self.first >= self.size

    @property
    def hang(self) -> float:
        """How far a paragraph's number stands left of its words."""
        return 2 * self.size


@dataclass(frozen=True, slots=True)
class Page:
    """The paper, its margins, and how far header and footer stand from its edges."""

    size: str = "Letter"
    top: float = 72
    right: float = 72
    bottom: float = 72
    left: float = 72
    header: float = 32
    footer: float = 28

    @property
    def width(self) -> float:
        """The width of the paper."""
        return PAGE_SIZES[self.size][0]

    @property
    def height(self) -> float:
        """The height of the paper."""
        return PAGE_SIZES[self.size][1]

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Head:
    """The memo's head: the width of its column of labels."""

    label_width: float = 134


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the page."""

    width: float = 0.9
    colour: str = "#000000"
    before: float = 6
    after: float = 6


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table (above, under its head, under a row) and the room in its cells."""

    top: float = 0.9
    head: float = 0.6
    row: float = 0.4
    colour: str = "#000000"
    row_colour: str = "#BBBBBB"
    pad_x: float = 2.5
    pad_y: float = 2.2
    after: float = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """How a banner looks that begins with these words; where none fits, the role's own look."""

    begins: str
    colour: str = "#000000"
    shade: str = ""
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A picture at the head of the first page: a file beside the sheet, and what it shows in words.

    It is `height` points high, or less where it would be wider than the text. `image` is the file.
    """

    picture: str
    alt: str
    height: float = 48
    align: Align = Align.LEFT
    image: Picture | None = None

    def size(self, measure: float) -> tuple[float, float]:
        """Return width and height on paper, in points."""
        if self.image is None:
            return 0, 0
        width = self.height * self.image.width / self.image.height
        scale = min(1, measure / width)
        return width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Word:
    """What is asked of Word alone: that fonts and colours are those of the base document.

    `header` and `footer` are how far these stand from the paper's edges in it; -1 as on the page.
    """

    own_letters: bool = False
    header: float = -1
    footer: float = -1

    @property
    def wider(self) -> float:
        """How much wider letters may be than those of the sheet, for a width of 1."""
        return 1.2 if self.own_letters else 1

    def page(self, page: Page) -> Page:
        """Return the page as it is in Word."""
        header = page.header if self.header < 0 else self.header
        footer = page.footer if self.footer < 0 else self.footer
        return replace(page, header=header, footer=footer)


@dataclass(frozen=True, slots=True)
class Style:
    """A whole style sheet."""

    page: Page
    fonts: Mapping[str, Font]
    roles: Mapping[RoleName, Role]
    head: Head = field(default_factory=Head)
    line: Line = field(default_factory=Line)
    grid: Grid = field(default_factory=Grid)
    marks: tuple[Mark, ...] = ()
    letterhead: Letterhead | None = None
    word: Word = field(default_factory=Word)

    def __getitem__(self, name: RoleName) -> Role:
        """Return the look of a role."""
        return self.roles[name]

    def font(self, role: Role) -> Font:
        """Return the font that a role is set in."""
        return self.fonts[role.font]

    def banner(self, text: str) -> Role:
        """Return the look of the handling mark `text`."""
        role = self.roles[RoleName.BANNER]
        for mark in self.marks:
            if text.startswith(mark.begins):
                return replace(role, colour=mark.colour, shade=mark.shade, align=mark.align)
        return role
