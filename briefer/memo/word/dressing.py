"""The styles of a document dressed as the style sheet says, as the PDF is.

The base document brings the names, and what it lacks is added. A letterhead keeps the styles that
its own headers are seen in, and may lend the memo its fonts and colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.figures import above
from briefer.memo.letterhead import BELOW
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.bullets import bullets
from briefer.memo.word.language import of_document
from briefer.memo.word.looks import Looks, line, paragraph_properties, run_properties
from briefer.memo.word.markup import W, element, tree, twips
from briefer.memo.word.pictures import aligned

if TYPE_CHECKING:
    from collections.abc import Collection

    from docx.document import Document as DocxDocument
    from lxml.etree import _Element as Element

    from briefer.memo.style import Style
    from briefer.memo.word.markup import Markup

OWN: Final = "Memo "
"""What stands before the name of a style whose usual name a letterhead needs for itself."""
_NAMES: Final = {
    **dict.fromkeys((*looks.PARAGRAPHS.values(), looks.FOOTNOTE), "paragraph"),
    **dict.fromkeys((looks.RULE, looks.LETTERHEAD, looks.FIGURE), "paragraph"),
    **dict.fromkeys(looks.CHARACTERS.values(), "character"),
    **dict.fromkeys((looks.STRONG, looks.EMPHASIS, looks.WORDS), "character"),
    **dict.fromkeys((looks.MARK, looks.FOOT_MARK), "character"),
    **dict.fromkeys((looks.TABLE, looks.HEAD), "table"),
}
"""The styles of a memo, each with its kind."""
_BEFORE_COLOUR: Final = frozenset(
    f"{{{W}}}{name}" for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")
)


def dress(document: DocxDocument, style: Style, language: str, used: Collection[str] = ()) -> Looks:
    """Give every named style the look of its role, and add the ones that the document lacks.

    `used` are the ids of the styles that its headers are seen in; they stay as they are.
    """
    dresser = _Dresser(document, style, used)
    dresser.set_defaults(language)
    dresser.dress_roles()
    dresser.dress_others()
    return dresser.looks


def missing(document: DocxDocument, used: Collection[str]) -> list[str]:
    """Return the names of the styles that `dress` would add."""
    styles = document.styles.element
    return [name for name, kind in _NAMES.items() if _found(styles, name, kind, used) is None]


class _Dresser:
    def __init__(self, document: DocxDocument, style: Style, used: Collection[str]) -> None:
        self.looks = Looks({})
        self._document = document
        self._styles = document.styles.element
        self._style = style
        self._used = used
        self._plain = style.word.own_letters
        header = looks.PARAGRAPHS[RoleName.HEADER_VALUE]
        self._is_foreign = _found(self._styles, header, "paragraph", ()) is None

    def set_defaults(self, language: str) -> None:
        """Say how what has no look looks, and in which language all is; a letterhead knows how."""
        old = self._styles.find(f"{{{W}}}docDefaults")
        said = None if old is None else old.find(f"{{{W}}}rPrDefault/{{{W}}}rPr")
        if self._is_foreign and said is not None:
            said.append(tree(of_document(language)))
            return
        if old is not None:
            self._styles.remove(old)
        body = self._style[RoleName.BODY]
        size = round(body.size * 2)
        letters = element(
            "rPr",
            looks.fonts(self._style.font(body)),
            element("sz", val=size),
            element("szCs", val=size),
            of_document(language),
        )
        paragraphs = element("pPrDefault", element("pPr", element("widowControl")))
        defaults = element("docDefaults", element("rPrDefault", letters), paragraphs)
        self._styles.insert(0, tree(defaults))

    def dress_roles(self) -> None:
        """Dress the styles of the sheet's roles."""
        style, plain = self._style, self._plain
        for role, name in looks.PARAGRAPHS.items():
            found = self._named(name, "paragraph")
            letters = run_properties(style, role, plain=plain)
            self._fill(found, self._paragraph(role), letters)
        for role, name in looks.CHARACTERS.items():
            letters = run_properties(style, role, brief=True, plain=plain)
            self._fill(self._named(name, "character"), None, letters)

    def dress_others(self) -> None:
        """Dress the styles that are no role of the sheet."""
        rule = self._style.line
        spacing = element(
            "spacing",
            before=twips(rule.before),
            after=twips(rule.after),
            line=20,
            lineRule="exact",
        )
        drawn = element("pBdr", line("top", rule.width, rule.colour))
        self._fill(
            self._named(looks.RULE, "paragraph"),
            element("pPr", element("keepNext"), drawn, spacing),
            _TINY,
        )
        for name, letters in _CHARACTERS.items():
            self._fill(self._named(name, "character"), None, letters)
        self._fill(
            self._named(looks.FOOTNOTE, "paragraph"),
            self._paragraph(RoleName.NOTE),
            run_properties(self._style, RoleName.NOTE, plain=self._plain),
        )
        stands = element("spacing", before=0, after=twips(BELOW), line=240, lineRule="auto")
        letterhead = self._named(looks.LETTERHEAD, "paragraph")
        self._fill(letterhead, element("pPr", stands), _TINY)
        self._fill(self._named(looks.FIGURE, "paragraph"), self._figure(), None)
        table = looks.table_properties(self._style)
        self._fill(self._named(looks.TABLE, "table"), None, None, *table)
        self._fill(self._named(looks.HEAD, "table"), None, None, looks.head_properties())

    def _figure(self) -> Markup:
        """Return how a picture stands: where its caption does, with the room of a table."""
        role, after = self._style[RoleName.CAPTION], twips(self._style.grid.after)
        before = twips(above(self._style))
        stands = element("spacing", before=before, after=after, line=240, lineRule="auto")
        return element("pPr", stands, element("jc", val=aligned(role.align)))

    def _paragraph(self, role: RoleName) -> Markup:
        number = 0
        if role is RoleName.BULLET:
            font = self._style.font(self._style[role]).name
            number = bullets(self._document, self.looks.paragraph(role), font)
        return paragraph_properties(self._style, role, number)

    def _named(self, name: str, kind: str) -> Element:
        """Return the style of this name, made where it is missing, and note its id."""
        found = _found(self._styles, name, kind, self._used)
        if found is None:
            found = self._made(name, kind)
        self.looks.ids[name] = found.get(f"{{{W}}}styleId", "")
        return found

    def _made(self, name: str, kind: str) -> Element:
        taken = {each.get(f"{{{W}}}styleId") for each in self._styles.iterfind(f"{{{W}}}style")}
        is_free = all(_name_of(each) != name.lower() for each in self._styles)
        shown = name if is_free else OWN + name
        stem = looks.BUILT_IN.get(shown) or shown.title().replace(" ", "")
        style_id, number = stem, 1
        while style_id in taken:
            number += 1
            style_id = f"{stem}{number}"
        basis = self._basis() if self._plain and kind == "paragraph" else ""
        made = tree(
            element(
                "style",
                element("name", val=shown),
                element("basedOn", val=basis) if basis else None,
                element("qFormat"),
                type=kind,
                styleId=style_id,
                **({} if shown in looks.BUILT_IN else {"customStyle": 1}),
            )
        )
        self._styles.append(made)
        return made

    def _basis(self) -> str:
        """Return the style that the letterhead writes in."""
        for each in self._styles.iterfind(f"{{{W}}}style"):
            is_default = each.get(f"{{{W}}}default") in {"1", "true", "on"}
            if is_default and each.get(f"{{{W}}}type") == "paragraph":
                return str(each.get(f"{{{W}}}styleId", ""))
        return ""

    def _fill(
        self, style: Element, paragraph: Markup | None, run: Markup | None, *others: Markup
    ) -> None:
        """Replace what a style says of its look, save fonts and colours that are to stay."""
        letters = style.find(f"{{{W}}}rPr") if self._plain else None
        for tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"):
            for old in style.findall(f"{{{W}}}{tag}"):
                style.remove(old)
        style.extend(tree(each) for each in (paragraph, run, *others) if each is not None)
        said = style.find(f"{{{W}}}rPr")
        if letters is not None and said is not None:
            _keep_letters(letters, said)


_TINY: Final = element("rPr", element("sz", val=2), element("szCs", val=2))
_RAISED: Final = element("rPr", element("vertAlign", val="superscript"))
_CHARACTERS: Final = {
    looks.STRONG: element("rPr", element("b"), element("bCs")),
    looks.EMPHASIS: element("rPr", element("i"), element("iCs")),
    looks.WORDS: None,
    looks.MARK: _RAISED,
    looks.FOOT_MARK: _RAISED,
}


def _keep_letters(own: Element, said: Element) -> None:
    """Keep font and colour of a style where the sheet is silent on them."""
    font, colour = own.find(f"{{{W}}}rFonts"), own.find(f"{{{W}}}color")
    if font is not None and said.find(f"{{{W}}}rFonts") is None:
        said.insert(0, font)
    if colour is not None and said.find(f"{{{W}}}color") is None:
        said.insert(sum(each.tag in _BEFORE_COLOUR for each in said), colour)


def _found(styles: Element, name: str, kind: str, used: Collection[str]) -> Element | None:
    """Return the style of this name and kind that no header needs for itself, if there is one."""
    wanted = {name.lower(), f"{OWN}{name}".lower()}
    for each in styles.iterfind(f"{{{W}}}style"):
        is_of_kind = each.get(f"{{{W}}}type") == kind and _name_of(each) in wanted
        if is_of_kind and each.get(f"{{{W}}}styleId") not in used:
            return each
    return None


def _name_of(style: Element) -> str:
    name = style.find(f"{{{W}}}name")
    return "" if name is None else name.get(f"{{{W}}}val", "").lower()
