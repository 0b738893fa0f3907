"""The style sheet as Word styles: each role is a named style that the reader may change.

The base document brings the names; the style sheet says how they look, as it does for the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.style import Align, Hyphens, RoleName
from briefer.memo.word.hyphenation import asks
from briefer.memo.word.language import of_document
from briefer.memo.word.markup import W, eighths, element, hexadecimal, switch, tree, twips

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

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
    RoleName.FOOTER: "footer",
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


def dress(styles: Element, style: Style, language: str) -> Looks:
    """Give every named style the look of its role; add the ones that the document lacks."""
    _defaults(styles, style, language)
    looks = Looks({})
    for role_name, name in PARAGRAPHS.items():
        found = _style(styles, name, "paragraph", looks)
        _fill(found, _paragraph_properties(style, role_name), _run_properties(style, role_name))
    for role_name, name in CHARACTERS.items():
        found = _style(styles, name, "character", looks)
        _fill(found, None, _run_properties(style, role_name, brief=True))
    _plain(styles, looks, style)
    _fill(_style(styles, TABLE, "table", looks), None, None, *_table(style))
    _fill(_style(styles, HEAD, "table", looks), None, None, _plain_table())
    return looks


def _plain(styles: Element, looks: Looks, style: Style) -> None:
    """Dress the styles that are no role of the sheet."""
    line = _line("top", style.line.width, style.line.colour)
    spacing = element(
        "spacing",
        before=twips(style.line.before),
        after=twips(style.line.after),
        line=20,
        lineRule="exact",
    )
    tiny = element("rPr", element("sz", val=2), element("szCs", val=2))
    rule = element("pPr", element("keepNext"), element("pBdr", line), spacing)
    _fill(_style(styles, RULE, "paragraph", looks), rule, tiny)
    strong = element("rPr", element("b"), element("bCs"))
    _fill(_style(styles, STRONG, "character", looks), None, strong)
    emphasis = element("rPr", element("i"), element("iCs"))
    _fill(_style(styles, EMPHASIS, "character", looks), None, emphasis)
    _fill(_style(styles, WORDS, "character", looks), None, None)
    for mark in (MARK, FOOT_MARK):
        raised = element("rPr", element("vertAlign", val="superscript"))
        _fill(_style(styles, mark, "character", looks), None, raised)
    note = _paragraph_properties(style, RoleName.NOTE)
    letters = _run_properties(style, RoleName.NOTE)
    _fill(_style(styles, FOOTNOTE, "paragraph", looks), note, letters)


def _defaults(styles: Element, style: Style, language: str) -> None:
    body = style[RoleName.BODY]
    defaults = element(
        "docDefaults",
        element(
            "rPrDefault",
            element(
                "rPr",
                _fonts(style.font(body)),
                element("sz", val=round(body.size * 2)),
                element("szCs", val=round(body.size * 2)),
                of_document(language),
            ),
        ),
        element("pPrDefault", element("pPr", element("widowControl"))),
    )
    old = styles.find(f"{{{W}}}docDefaults")
    if old is not None:
        styles.remove(old)
    styles.insert(0, tree(defaults))


def _style(styles: Element, name: str, kind: str, looks: Looks) -> Element:
    """Return the style of this name, made where it is missing, and note its id."""
    for found in styles.iterfind(f"{{{W}}}style"):
        label = found.find(f"{{{W}}}name")
        if label is not None and label.get(f"{{{W}}}val", "").lower() == name.lower():
            looks.ids[name] = found.get(f"{{{W}}}styleId", "")
            return found
    looks.ids[name] = name.title().replace(" ", "")
    made = tree(
        element(
            "style",
            element("name", val=name),
            element("qFormat"),
            type=kind,
            customStyle=1,
            styleId=looks.ids[name],
        )
    )
    styles.append(made)
    return made


def _fill(
    style: Element,
    paragraph: Markup | None,
    run: Markup | None,
    *others: Markup,
) -> None:
    """Replace what a style says of its look."""
    for tag in ("pPr", "rPr", "tblPr", "tcPr", "tblStylePr"):
        for old in style.findall(f"{{{W}}}{tag}"):
            style.remove(old)
    style.extend(tree(each) for each in (paragraph, run, *others) if each is not None)


def _paragraph_properties(style: Style, name: RoleName) -> Markup:
    role = style[name]
    levels = {RoleName.HEADING1: 0, RoleName.HEADING2: 1, RoleName.NOTES_TITLE: 0}
    numbered = element("numPr", element("numId", val=1)) if name is RoleName.BULLET else None
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
        return element("pBdr", _line("left", role.bar, role.bar_colour, role.bar_gap))
    if role.shade and (role.pad_x or role.pad_y):
        room = {"top": role.pad_y, "left": role.pad_x, "bottom": role.pad_y, "right": role.pad_x}
        return element(
            "pBdr",
            *(_line(side, 0.5, role.shade, gap) for side, gap in room.items()),
        )
    return None


def _shade(colour: str) -> Markup | None:
    return element("shd", val="clear", color="auto", fill=hexadecimal(colour)) if colour else None


def _justified(align: Align) -> Markup | None:
    names = {Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
    return element("jc", val=names[align]) if align in names else None


def _run_properties(style: Style, name: RoleName, *, brief: bool = False) -> Markup:
    """Return a role's letters; `brief` for a character style: what it adds to its paragraph."""
    role = style[name]
    size = round(role.size * 2)
    return element(
        "rPr",
        None if brief else _fonts(style.font(role)),
        switch("b", role.bold),
        switch("bCs", role.bold),
        switch("i", role.italic),
        switch("iCs", role.italic),
        element("color", val=hexadecimal(role.colour)),
        element("spacing", val=twips(role.spacing)) if role.spacing else None,
        None if brief else element("sz", val=size),
        None if brief else element("szCs", val=size),
    )


def _fonts(font: Font) -> Markup:
    return element("rFonts", ascii=font.name, hAnsi=font.name, eastAsia=font.name, cs=font.name)


def _table(style: Style) -> list[Markup]:
    grid = style.grid
    properties = element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element(
            "tblBorders",
            _line("top", grid.top, grid.colour),
            _line("bottom", grid.row, grid.row_colour),
            _line("insideH", grid.row, grid.row_colour),
        ),
        element(
            "tblCellMar",
            element("top", w=twips(grid.pad_y), type="dxa"),
            element("left", w=twips(grid.pad_x), type="dxa"),
            element("bottom", w=twips(grid.pad_y), type="dxa"),
            element("right", w=twips(grid.pad_x), type="dxa"),
        ),
    )
    under = element("tcBorders", _line("bottom", grid.head, grid.colour))
    return [properties, element("tblStylePr", element("tcPr", under), type="firstRow")]


def _plain_table() -> Markup:
    """Return a table without lines, whose words stand at the edges of the text."""
    sides = ("top", "left", "bottom", "right")
    return element(
        "tblPr",
        element("tblInd", w=0, type="dxa"),
        element("tblCellMar", *(element(side, w=0, type="dxa") for side in sides)),
    )


def _line(side: str, width: float, colour: str, gap: float = 0) -> Markup:
    """Return one side of a frame."""
    return element(
        side, val="single", sz=eighths(width), space=round(gap), color=hexadecimal(colour)
    )
