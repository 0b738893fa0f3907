"""The notes as Word's own, at the end or at the foot of pages, with the part that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefer.memo.document import NotesAt
from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.markup import Markup, W, element, joined, run, text_run, tree, whole_part
from briefer.memo.word.runs import Links, Runs

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from lxml.etree import _Element as Element

    from briefer.memo.document import Note
    from briefer.memo.word.bookmarks import Bookmarks
    from briefer.memo.word.looks import Looks

_SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}
"""What Word prints above its notes, by their ids."""
_AFTER_NOTES: Final = frozenset(
    {
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    }
)
"""Settings that the schema wants behind those of the notes."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of Word's notes.

    `tag` names its elements and parts; `text` and `mark` are its styles, `text` empty for the style
    of the sheet's role; `ruled`: Word draws the line above the notes, else the memo has its own.
    `earlier` stand before its properties in a section.
    """

    tag: str
    text: str
    mark: str
    content_type: str
    relationship: str
    ruled: bool
    earlier: frozenset[str]

    def style(self, styles: Looks) -> str:
        """Return the id of the paragraph style."""
        return styles.named(self.text) if self.text else styles.paragraph(RoleName.NOTE)


_END: Final = _Kind(
    "endnote",
    "",
    looks.MARK,
    CONTENT_TYPE.WML_ENDNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
    ruled=False,
    earlier=frozenset({"headerReference", "footerReference", "footnotePr"}),
)
_FOOT: Final = _Kind(
    "footnote",
    looks.FOOTNOTE,
    looks.FOOT_MARK,
    CONTENT_TYPE.WML_FOOTNOTES,
    RELATIONSHIP_TYPE.FOOTNOTES,
    ruled=True,
    earlier=frozenset({"headerReference", "footerReference"}),
)


def add_notes(
    document: DocxDocument,
    notes: tuple[Note, ...],
    styles: Looks,
    place: NotesAt,
    bookmarks: Bookmarks,
    *,
    hang: bool,
) -> dict[str, bytes]:
    """Give the document a part for the notes, whose marks stand in its text.

    Where they `hang`, their words stand below one another. Return what the part holds, by its name
    in the file: see `package.saved`.
    """
    kind = _FOOT if place is NotesAt.FOOT else _END
    links = Links()
    runs = Runs(styles, links, place, bookmarks)
    start = _start(kind, styles, hangs=hang)
    content = [*_separators(kind), *(_note(note, kind, start, runs) for note in notes)]
    name = PackURI(f"/word/{kind.tag}s.xml")
    part = Part(name, kind.content_type, b"", document.part.package)
    _forget(document)
    document.part.relate_to(part, kind.relationship)
    _count(document.element.body.sectPr, kind)
    _settle(document.settings.element, kind)
    return {name.membername: whole_part(f"{kind.tag}s", content), **links.written(part)}


def _forget(document: DocxDocument) -> None:
    """Drop the notes of the base document, whose text is gone, and what it says of them."""
    for name, relationship in list(document.part.rels.items()):
        if relationship.reltype in {_END.relationship, _FOOT.relationship}:
            del document.part.rels[name]
    for root in (document.element.body.sectPr, document.settings.element):
        for kind in (_END, _FOOT):
            for old in root.findall(f"{{{W}}}{kind.tag}Pr"):
                root.remove(old)


def _separators(kind: _Kind) -> list[Markup]:
    return [
        element(kind.tag, _separator(name, kind), type=name, id=number)
        for name, number in _SEPARATORS.items()
    ]


def _separator(name: str, kind: _Kind) -> Markup:
    """Return the line above the notes, or an empty one where the memo has a line of its own."""
    if kind.ruled:
        return element("p", run(element(name)))
    tight = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", tight))


def _note(note: Note, kind: _Kind, start: Markup, runs: Runs) -> Markup:
    paragraph = f"<w:p>{start}{joined(runs.of(note.inlines))}</w:p>"
    return Markup(f'<w:{kind.tag} w:id="{note.number}">{paragraph}</w:{kind.tag}>')


def _start(kind: _Kind, styles: Looks, *, hangs: bool) -> Markup:
    """Return what every note begins with; its number is raised, for LibreOffice draws it so.

    Where a note `hangs`, a tab leads to where its other lines begin.
    """
    style = element("pPr", element("pStyle", val=kind.style(styles)))
    number = run(element(f"{kind.tag}Ref"), element("rStyle", val=styles.named(kind.mark)))
    return joined([style, number, text_run("\t" if hangs else " ")])


def _count(section: Element, kind: _Kind) -> None:
    """Say in the section that the notes are counted 1, 2, 3, not i, ii, iii."""
    numbers = element(f"{kind.tag}Pr", element("numFmt", val="decimal"))
    place = sum(etree.QName(child).localname in kind.earlier for child in section)
    section.insert(place, tree(numbers))


def _settle(settings: Element, kind: _Kind) -> None:
    """Say in the settings how the notes are counted, and what parts them from the text."""
    numbers = element(
        f"{kind.tag}Pr",
        element("numFmt", val="decimal"),
        *(element(kind.tag, id=number) for number in _SEPARATORS.values()),
    )
    for child in settings:
        if etree.QName(child).localname in _AFTER_NOTES:
            child.addprevious(tree(numbers))
            return
    settings.append(tree(numbers))
