"""How a memo looks: one style sheet that every writer reads, so Word and PDF agree.

A style sheet is `templates/<name>/style.toml`. All lengths are points, all colours `#RRGGBB`. A
role takes what it does not say from the role that it is `like`, else from the built-in values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from briefer.errors import InputError
from briefer.memo import picture
from briefer.model.toml import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefer.memo.picture import Picture

PAGE_SIZES: Final = {"Letter": (612.0, 792.0), "A4": (595.276, 841.89)}
"""Width and height."""

PICTURES: Final = ("letterhead.png", "letterhead.jpg")
"""The names that a letterhead's picture can have."""
_PICTURES: Final = ", ".join(PICTURES)
LEAST_HEIGHT, MOST_HEIGHT = 14.0, 200.0
"""Points of a letterhead's picture: from half a centimetre to seven."""
MOST_AWAY: Final = 300.0
"""Points from the paper's edge to a header or footer."""
_LONGEST: Final = 10_000.0
"""Points of any length: far more than any paper has."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


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


def load(path: Path) -> Style:
    """Read a style sheet and its picture from files; raise InputError where they are not such."""
    try:
        style = parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The style sheet {path} cannot be read.") from error
    if style.letterhead is None:
        return style
    name = style.letterhead.picture
    try:
        image = picture.read(path.with_name(name).read_bytes())
    except OSError as error:
        raise InputError(
            f"The style sheet {path} asks for “{name}”, which is not there."
        ) from error
    return replace(style, letterhead=replace(style.letterhead, image=image))


def parse(text: str) -> Style:
    """Read a style sheet; raise InputError naming what is wrong or missing."""
    data = parsed(text, "The style sheet")
    known = {"page", "fonts", "roles", "head", "line", "grid", "marks", "letterhead", "word"}
    if unknown := sorted(set(data) - known):
        raise InputError(f"The style sheet has an unknown part “{unknown[0]}”.")
    marks = data.get("marks", [])
    if not isinstance(marks, list):
        raise InputError("In the style sheet, “marks” must be a list of tables.")
    style = Style(
        page=_value(Page, data.get("page", {}), "page"),
        fonts={key: _value(Font, given, key) for key, given in _tables(data, "fonts").items()},
        roles=_roles(_tables(data, "roles")),
        head=_value(Head, data.get("head", {}), "head"),
        line=_value(Line, data.get("line", {}), "line"),
        grid=_value(Grid, data.get("grid", {}), "grid"),
        marks=tuple(_value(Mark, given, "marks") for given in marks),
        letterhead=_letterhead(data.get("letterhead")),
        word=_word(data.get("word", {})),
    )
    _check(style)
    return style


def _tables(data: Mapping[str, Any], name: str) -> dict[str, dict[str, Any]]:
    """Return a part that is made of named tables."""
    part = data.get(name, {})
    if not isinstance(part, dict) or not all(isinstance(given, dict) for given in part.values()):
        raise InputError(f"In the style sheet, “{name}” must be made of tables.")
    return part


def _word(given: object) -> Word:
    word = _value(Word, given, "word")
    if not all(-1 <= length <= MOST_AWAY for length in (word.header, word.footer)):
        raise InputError(f"In the style sheet, “word” has lengths of {MOST_AWAY:g} at the most.")
    return word


def _letterhead(given: object) -> Letterhead | None:
    if given is None:
        return None
    found = _value(Letterhead, given, "letterhead")
    if found.picture not in PICTURES:
        raise InputError(f"In the style sheet, a letterhead’s picture is one of: {_PICTURES}.")
    if not found.alt.strip():
        raise InputError("In the style sheet, “alt” says in words what the letterhead shows.")
    if not LEAST_HEIGHT <= found.height <= MOST_HEIGHT:
        raise InputError(
            f"In the style sheet, a letterhead is {LEAST_HEIGHT:g} to {MOST_HEIGHT:g} points high."
        )
    return found


_LATER: Final[Mapping[str, dict[str, Any]]] = {RoleName.REFERENCE: {"like": RoleName.NOTE}}
"""Roles that came later: a sheet that is older says nothing about them."""


def _roles(given: Mapping[str, dict[str, Any]]) -> dict[RoleName, Role]:
    data = {**_LATER, **given}
    if unknown := sorted(set(data) - set(RoleName)):
        raise InputError(f"The style sheet has an unknown role “{unknown[0]}”.")
    if missing := [name for name in RoleName if name not in data]:
        raise InputError(f"The style sheet says nothing about the role “{missing[0]}”.")
    return {name: _settled(name, _value(Role, _inherited(name, data), name)) for name in RoleName}


_RUNNING: Final = frozenset(
    {
        *(RoleName.BODY, RoleName.BOTTOM_LINE, RoleName.POSITION, RoleName.BULLET, RoleName.SMALL),
        *(RoleName.OWN_WORDS, RoleName.OWN_WORDS_TRANSLATION, RoleName.TRANSLATION),
        *(RoleName.REPORT, RoleName.REPORT_TRANSLATION),
    }
)
"""What is made of sentences, in a language that is known."""
_JUSTIFIABLE: Final = _RUNNING | {RoleName.NOTE, RoleName.REFERENCE}


def _settled(name: RoleName, role: Role) -> Role:
    """Return a role without what it only has from the one that it is like, and cannot have."""
    hyphens = role.hyphens if name in _RUNNING else Hyphens.NONE
    ragged = role.align is Align.JUSTIFIED and name not in _JUSTIFIABLE
    return replace(role, hyphens=hyphens, align=Align.LEFT if ragged else role.align)


def _inherited(name: str, data: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what a role says, over what the role says that it is like."""
    chain: list[str] = []
    while name:
        if name in chain or name not in data:
            raise InputError(f"In the style sheet, a role is like “{name}”, which leads nowhere.")
        chain.append(name)
        name = str(data[name].get("like", ""))
    merged: dict[str, Any] = {}
    for link in reversed(chain):
        merged.update(data[link])
    merged.pop("like", None)
    return merged


_Part = TypeVar("_Part", Page, Font, Role, Head, Line, Grid, Mark, Letterhead, Word)


def _value(kind: type[_Part], given: object, where: str) -> _Part:
    """Build one part, with every value of the type that the part declares."""
    if not isinstance(given, dict):
        raise InputError(f"In the style sheet, “{where}” must be a table of entries.")
    declared = {item.name: item.type for item in fields(kind)}
    values = {}
    for key, value in given.items():
        if key not in declared:
            raise InputError(f"In the style sheet, “{where}” has an unknown entry “{key}”.")
        values[key] = _typed(value, str(declared[key]), f"“{key}” of “{where}”")
        if values[key] is Align.JUSTIFIED and kind is not Role:
            raise InputError(f"In the style sheet, “{key}” of “{where}” cannot be “justified”.")
    try:
        return kind(**values)
    except TypeError as error:
        raise InputError(f"In the style sheet, “{where}” lacks an entry.") from error


def _typed(value: object, declared: str, what: str) -> Any:  # noqa: ANN401 - fits `declared`
    if declared == "Align" and isinstance(value, str) and value in set(Align):
        return Align(value)
    if declared == "Hyphens" and isinstance(value, str) and value in set(Hyphens):
        return Hyphens(value)
    if declared == "bool" and isinstance(value, bool):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if declared == "float" and is_number and -_LONGEST <= cast("float", value) <= _LONGEST:
        return value
    if declared == "str" and isinstance(value, str):
        return value
    raise InputError(f"In the style sheet, {what} cannot be “{value}”.")


def _check(style: Style) -> None:
    if style.page.size not in PAGE_SIZES:
        raise InputError(f"The style sheet asks for the paper “{style.page.size}”.")
    page = style.page
    if min(page.top, page.right, page.bottom, page.left, page.header, page.footer) < 0:
        raise InputError("In the style sheet, “page” has a length below zero.")
    for name, role in style.roles.items():
        if role.font not in style.fonts:
            raise InputError(f"The role “{name}” asks for the font “{role.font}”.")
    colours = [style.line.colour, style.grid.colour, style.grid.row_colour]
    for mark in style.marks:
        colours += [mark.colour, mark.shade or mark.colour]
    for role in style.roles.values():
        colours += [role.colour, role.bar_colour, role.shade or role.colour]
    for colour in colours:
        if not _COLOUR.fullmatch(colour):
            raise InputError(f"The style sheet has a colour “{colour}”; write #RRGGBB.")
