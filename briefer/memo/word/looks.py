"""The style sheet as properties of Word styles: each role is a named style of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.style import Align, Hyphens, RoleName
from briefer.memo.word.hyphenation import asks
from briefer.memo.word.markup import eighths, element, hexadecimal, switch, twips

if TYPE_CHECKING:
    from briefer.memo.style import Font, Role, Style
    from briefer.memo.word.markup import Markup

PARAGRAPHS: Final = {
    RoleName.TITLE: "Title",
    RoleName.HEADER_VALUE: "Memo Header",
    RoleName.HEADING1: "heading 1",
    RoleName.HEADING2: "heading 2",
    RoleName.BODY: "Body Text",
    RoleName.BOTTOM_LINE: "Bottom Line",
    RoleName.POSITION: "Position",
    RoleName.OWN_WORDS: "Own Words",
    RoleName.OWN_WORDS_TRANSLATION: "Own Words Translation",
    RoleName.REPORT: "Reported Words",
    RoleName.REPORT_TRANSLATION: "Reported Words Translation",
    RoleName.TRANSLATION: "Translation",
    RoleName.SMALL: "Small Print",
    RoleName.BULLET: "List Bullet",
    RoleName.CAPTION: "caption",
    RoleName.TABLE_HEAD: "Table Head",
    RoleName.TABLE_CELL: "Table Text",
    RoleName.NOTES_TITLE: "Notes Title",
    RoleName.NOTE: "endnote text",
    RoleName.REFERENCE: "Bibliography",
    RoleName.FOOTER: "Memo Folio",
    RoleName.BANNER: "Handling Mark",
}
"""The paragraph style of each role."""
CHARACTERS: Final = {RoleName.HEADER_LABEL: "Memo Label", RoleName.LINK: "Hyperlink"}
"""The roles that are character styles."""

RULE: Final = "Rule"
TABLE: Final = "Memo Table"
HEAD: Final = "Memo Head"
STRONG: Final = "Strong"
EMPHASIS: Final = "Emphasis"
WORDS: Final = "Source Words"
MARK: Final = "endnote reference"
FOOTNOTE: Final = "footnote text"
"""The style of a note at the foot of its page, which looks as one at the end does."""
FOOT_MARK: Final = "footnote reference"
LETTERHEAD: Final = "Memo Letterhead"
"""The style of the letterhead's picture."""
FIGURE: Final = "Memo Figure"
"""The style of a picture in the text."""
IN_HEADERS: Final = frozenset(
    {*(PARAGRAPHS[r] for r in (RoleName.BANNER, RoleName.FOOTER, RoleName.SMALL)), LETTERHEAD}
)
"""The styles of what a memo itself puts into headers and footers."""
BUILT_IN: Final = {
    "Title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "Body Text": "BodyText",
    "List Bullet": "ListBullet",
    "caption": "Caption",
    "endnote text": "EndnoteText",
    "endnote reference": "EndnoteReference",
    "Bibliography": "Bibliography",
    "footnote text": "FootnoteText",
    "footnote reference": "FootnoteReference",
    "Hyperlink": "Hyperlink",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
}
"""Styles that Word knows by their name, with the ids that it gives them."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The ids of the named styles in one document."""

    ids: dict[str, str]

    def paragraph(self, role: RoleName) -> str:
        """Return the id of a role's paragraph style."""
        return self.ids[PARAGRAPHS[role]]

    def character(self, role: RoleName) -> str:
        """Return the id of a role's character style."""
        return self.ids[CHARACTERS[role]]

    def named(self, name: str) -> str:
        """Return the id of a style by its name."""
        return self.ids[name]


def paragraph_properties(style: Style, name: RoleName, bullets: int = 0) -> Markup:
    """Return how the paragraphs of a role stand; `bullets` is the list of its bullets."""
    role = style[name]
    levels = {RoleName.HEADING1: 0, RoleName.HEADING2: 1, RoleName.NOTES_TITLE: 0}
    numbered = element("numPr", element("numId", val=bullets)) if name is RoleName.BULLET else None
    level = element("outlineLvl", val=levels[name]) if name in levels else None
    return element(
        "pPr",
        switch("keepNext", role.keep_next),
        element("widowControl"),
        numbered,
        _borders(role),
        _shade(role.shade),
        switch("suppressAutoHyphens", asks(style) and role.hyphens is not Hyphens.MANY),
        element(
            "spacing",
            before=twips(role.before),
            after=twips(role.after),
            line=twips(role.leading),
            lineRule="atLeast",
        ),
        indents(role.left, role.right, role.first),
        _justified(role.align),
        level,
    )


def indents(left: float, right: float, first: float = 0) -> Markup:
    """Return the indents of a paragraph; the first line hangs where `first` is negative."""
    own = {"firstLine" if first > 0 else "hanging": twips(abs(first))} if first else {}
    return element("ind", left=twips(left), right=twips(right), **own)


def _borders(role: Role) -> Markup | None:
    """Return a role's bar, or the invisible frame that gives its shade room beyond the text."""
    if role.bar:
        return element("pBdr", line("left", role.bar, role.bar_colour, role.bar_gap))
    if role.shade and (role.pad_x or role.pad_y):
        room = {"top": role.pad_y, "left": role.pad_x, "bottom": role.pad_y, "right": role.pad_x}
        return element(
            "pBdr",
            *(line(side, 0.5, role.shade, gap) for side, gap in room.items()),
        )
    return None


def _shade(colour: str) -> Markup | None:
    return element("shd", val="clear", color="auto", fill=hexadecimal(colour)) if colour else None


def _justified(align: Align) -> Markup | None:
    names = {Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
    return element("jc", val=names[align]) if align in names else None


def run_properties(
    style: Style, name: RoleName, *, brief: bool = False, plain: bool = False
) -> Markup:
    """Return a role's letters; `brief` for a character style: what it adds to its paragraph.

    `plain` without font, and without a colour that is the text's own.
    """
    role = style[name]
    size = round(role.size * 2)
    own = plain and role.colour == style[RoleName.BODY].colour
    return element(
        "rPr",
        None if brief or plain else fonts(style.font(role)),
        switch("b", role.bold),
        switch("bCs", role.bold),
        switch("i", role.italic),
        switch("iCs", role.italic),
        None if own else element("color", val=hexadecimal(role.colour)),
        element("spacing", val=twips(role.spacing)) if role.spacing else None,
        None if brief else element("sz", val=size),
        None if brief else element("szCs", val=size),
    )


def fonts(font: Font) -> Markup:
    """Return a font for all kinds of letters."""
    return element("rFonts", ascii=font.name, hAnsi=font.name, eastAsia=font.name, cs=font.name)


def table_properties(style: Style) -> list[Markup]:
    """Return the lines of a table, and the room in its cells."""
    grid = style.grid
    properties = element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element(
            "tblBorders",
            line("top", grid.top, grid.colour),
            line("bottom", grid.row, grid.row_colour),
            line("insideH", grid.row, grid.row_colour),
        ),
        element(
            "tblCellMar",
            element("top", w=twips(grid.pad_y), type="dxa"),
            element("left", w=twips(grid.pad_x), type="dxa"),
            element("bottom", w=twips(grid.pad_y), type="dxa"),
            element("right", w=twips(grid.pad_x), type="dxa"),
        ),
    )
    under = element("tcBorders", line("bottom", grid.head, grid.colour))
    return [properties, element("tblStylePr", element("tcPr", under), type="firstRow")]


def head_properties() -> Markup:
    """Return a table without lines, whose words stand at the edges of the text."""
    sides = ("top", "left", "bottom", "right")
    return element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element("tblCellMar", *(element(side, w=0, type="dxa") for side in sides)),
    )


def line(side: str, width: float, colour: str, gap: float = 0) -> Markup:
    """Return one side of a frame."""
    return element(
        side, val="single", sz=eighths(width), space=round(gap), color=hexadecimal(colour)
    )
