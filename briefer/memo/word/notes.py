"""The notes as Word's own endnotes, with the part that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefer.memo.style import RoleName
from briefer.memo.word import looks
from briefer.memo.word.markup import element, run, text_run
from briefer.memo.word.runs import Links, Runs

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from lxml.etree import _Element as Element

    from briefer.memo.document import Note
    from briefer.memo.word.looks import Looks

_SEPARATORS: Final = {"separator": -1, "continuationSeparator": 0}
"""What Word prints above its endnotes; empty here, for the memo has a line and a title of its own.
"""
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
"""Settings that the schema wants behind those of the endnotes."""


def add_notes(document: DocxDocument, notes: tuple[Note, ...], styles: Looks) -> None:
    """Put the notes into the document; their marks stand in its text."""
    links = Links()
    runs = Runs(styles, links)
    root = element("endnotes", *_separators(), *(_note(note, styles, runs) for note in notes))
    package = document.part.package
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, blob, package)
    links.relate(part)
    for name, relationship in list(document.part.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.ENDNOTES:
            del document.part.rels[name]
    document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    _count(document.element.body.sectPr)
    _settle(document.settings.element)


def _separators() -> list[Element]:
    return [
        element("endnote", element("p", element("pPr", _tight())), type=kind, id=number)
        for kind, number in _SEPARATORS.items()
    ]


def _tight() -> Element:
    return element("spacing", before=0, after=0, line=20, lineRule="exact")


def _note(note: Note, styles: Looks, runs: Runs) -> Element:
    number = element("rStyle", val=styles.named(looks.MARK))
    paragraph = element(
        "p",
        element("pPr", element("pStyle", val=styles.paragraph(RoleName.NOTE))),
        run([element("endnoteRef")], number),
        text_run(" "),
        *runs.of(note.inlines),
    )
    return element("endnote", paragraph, id=note.number)


def _count(section: Element) -> None:
    """Say in the section that endnotes are counted 1, 2, 3, not i, ii, iii."""
    numbers = element("endnotePr", element("numFmt", val="decimal"))
    for old in section.findall(numbers.tag):
        section.remove(old)
    above = {"headerReference", "footerReference", "footnotePr"}
    place = sum(etree.QName(child).localname in above for child in section)
    section.insert(place, numbers)


def _settle(settings: Element) -> None:
    """Say in the settings where endnotes stand, how they are counted, and what parts them."""
    numbers = element(
        "endnotePr",
        element("numFmt", val="decimal"),
        *(element("endnote", id=number) for number in _SEPARATORS.values()),
    )
    for old in settings.findall(numbers.tag):
        settings.remove(old)
    for child in settings:
        if etree.QName(child).localname in _AFTER_NOTES:
            child.addprevious(numbers)
            return
    settings.append(numbers)
