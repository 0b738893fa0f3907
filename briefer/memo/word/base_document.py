"""A base document: a Word file from anywhere, of which a memo takes styles, headers and footers.

It is read with limits (see `screening`). What is not asked for does not come along: text, settings
of somebody's machine, links, objects, data of other programs. The shipped `base.docx` goes through
the same door.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from briefer.errors import InputError
from briefer.memo.word.cleaning import LeftOut, clean, drop
from briefer.memo.word.looks import IN_HEADERS
from briefer.memo.word.markup import R, W, element, tree
from briefer.memo.word.screening import screened
from briefer.memo.word.zipped import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument
    from docx.opc.rel import Relationships
    from docx.package import Package
    from lxml.etree import _Element as Element

    from briefer.memo.word.markup import Markup

NAME: Final = "The template's base.docx"
_ROOTS: Final = {
    RELATIONSHIP_TYPE.STYLES: "styles",
    RELATIONSHIP_TYPE.NUMBERING: "numbering",
    RELATIONSHIP_TYPE.SETTINGS: "settings",
}
_PARTS: Final = frozenset({*_ROOTS, RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.THEME})
_PICTURES: Final = frozenset(
    {
        CONTENT_TYPE.BMP, CONTENT_TYPE.GIF, CONTENT_TYPE.JPEG, CONTENT_TYPE.PNG, CONTENT_TYPE.TIFF,
        "image/x-emf", "image/x-wmf",
    }
)  # fmt: skip
_SECTION: Final = ("pgSz", "pgMar", "pgBorders", "titlePg")
_SETTINGS: Final = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "zoom", "mirrorMargins", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl",
        "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip
_AFTER_MODES: Final = frozenset(
    f"{{{W}}}{name}"
    for name in ("themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")
)
_MODES: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""What makes Word 2013 and later take a file as their own, not as an older one."""
_EMPTY: Final = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr/></w:body></w:document>'
_PROGRAM: Final = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Briefer</Application></Properties>"
)
_SENSELESS: Final = (
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError, PythonDocxError
)  # fmt: skip
"""What python-docx raises where a part says what makes no sense, such as a width that is a word."""
_MISREAD: Final = (*UNREADABLE, *_SENSELESS, PackageNotFoundError, etree.LxmlError)


@dataclass(frozen=True)
class BaseDocument:
    """A base document with an empty body, and what it had that a memo does not get.

    It `drew` where its text had pictures.
    """

    document: DocxDocument
    left_out: frozenset[LeftOut]
    drew: bool


def opened(data: bytes, name: str = NAME) -> BaseDocument:
    """Open a base document; raise InputError, with its name, where it is none or may not be."""
    try:
        return _Opening(Document(BytesIO(screened(data, name)))).base()
    except _MISREAD as error:
        raise InputError(f"{name} is not a Word document, or it is damaged.") from error


@contextmanager
def usable(name: str) -> Iterator[None]:
    """Raise InputError, with the name of the file, where its parts make no sense in the block."""
    try:
        yield
    except _SENSELESS as error:
        raise InputError(f"{name} has parts that no memo can be written on.") from error


class _Opening:
    """Takes from a document what a memo does not get, part by part."""

    def __init__(self, document: DocxDocument) -> None:
        self._main = document.part
        _require_root(document.element, "document")
        self._settings = _require_root(document.settings.element, "settings")
        _require_root(document.styles.element, "styles")
        self._left_out: set[LeftOut] = set()
        drawn = document.element.iter(f"{{{W}}}drawing", f"{{{W}}}pict")
        self._drew = next(drawn, None) is not None

    def base(self) -> BaseDocument:
        """Return the document."""
        self._settle()
        self._clear_body()
        _require_names(self._main.package.rels)
        _require_names(self._main.rels)
        for name in list(self._main.rels):
            self._look_into(name)
        self._add_theme()
        self._describe()
        self._name_pictures()
        styles = self._main.document.styles.element
        for tongue in list(styles.iter(f"{{{W}}}lang")):
            drop(tongue)
        return BaseDocument(self._main.document, frozenset(self._left_out), self._drew)

    def _settle(self) -> None:
        """Keep the settings that say how pages look."""
        for child in list(self._settings):
            if child.tag not in _SETTINGS:
                self._settings.remove(child)
        behind = [each for each in self._settings if each.tag in _AFTER_MODES]
        place = len(self._settings) - len(behind)
        self._settings.insert(place, tree(_modes()))

    def _clear_body(self) -> None:
        """Keep the last section alone, with the headers that it has from those before it."""
        old = self._main.element
        sections = [each for each in old.iter(f"{{{W}}}sectPr") if not _is_past(each)]
        references = {
            (ref.tag, ref.get(f"{{{W}}}type")): ref.get(f"{{{R}}}id")
            for section in sections
            for ref in section.iterchildren(f"{{{W}}}headerReference", f"{{{W}}}footerReference")
        }
        root = parse_xml(_EMPTY)
        made = root[0][0]
        last = sections[-1] if sections else made
        kept = [each for name in _SECTION for each in last.iterchildren(f"{{{W}}}{name}")]
        made.extend(each for each in kept if not any(R in str(key) for key in _keys(each)))
        main = self._main
        main._element = root  # noqa: SLF001 - the part's own is all that holds it
        for (tag, kind), name in references.items():
            if name in main.rels and not main.rels[name].is_external and self._is_shown(kind, made):
                made.insert(0, made.makeelement(tag, {f"{{{W}}}type": kind, f"{{{R}}}id": name}))

    def _is_shown(self, kind: str | None, section: Element) -> bool:
        """Say whether Word prints headers of that kind."""
        if kind == "even":
            return self._settings.find(f"{{{W}}}evenAndOddHeaders") is not None
        return kind != "first" or section.find(f"{{{W}}}titlePg") is not None

    def _look_into(self, name: str) -> None:
        """Clean the part behind a relationship of the document, or let it go."""
        rels = self._main.rels
        rel = rels[name]
        used = {str(each.get(f"{{{R}}}id")) for each in self._main.element.body.sectPr}
        if rel.is_external or not (name in used or rel.reltype in _PARTS):
            del rels[name]
            return
        part = rel.target_part
        if name in used:
            related = _only_pictures(part.rels)
            root = _require_root(_root(part), "hdr", "ftr")
            self._left_out |= clean(root, related)
            self._forget_memo(root)
        elif rel.reltype == RELATIONSHIP_TYPE.THEME:
            _require_no_doctype(_parsed(part))
            before = len(part.rels)
            if len(_only_pictures(part.rels)) < before:
                del rels[name]
        elif rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            _without_fonts(part)
        else:
            part.rels.clear()
            _without_relations(_require_root(_root(part), _ROOTS[rel.reltype]))

    def _add_theme(self) -> None:
        """Give the document the usual theme, which Word asks for, where it has none."""
        kind = RELATIONSHIP_TYPE.THEME
        if not any(rel.reltype == kind for rel in self._main.rels.values()):
            usual = Document().part.part_related_by(kind)
            name = self._main.package.next_partname("/word/theme/theme%d.xml")
            part = Part(name, usual.content_type, usual.blob, self._main.package)
            self._main.relate_to(part, kind)

    def _forget_memo(self, root: Element) -> None:
        """Drop what an exported memo has put there: marks and numbers that were its own."""
        styles = self._main.document.styles.element
        named = {
            style.get(f"{{{W}}}styleId")
            for style in styles.iterfind(f"{{{W}}}style")
            if style.find(f"{{{W}}}name") is not None
            and style.find(f"{{{W}}}name").get(f"{{{W}}}val") in IN_HEADERS
        }
        for paragraph in root.findall(f"{{{W}}}p"):
            style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
            if style is not None and style.get(f"{{{W}}}val") in named:
                root.remove(paragraph)

    def _describe(self) -> None:
        """Drop what the file says of itself, of its maker and of the machine it was made on."""
        package = self._main.package
        for name, rel in list(package.rels.items()):
            if rel.is_external or rel.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
                del package.rels[name]
        # python-docx makes new ones where there are none.
        core = package.core_properties._element  # noqa: SLF001 - it shows one by one alone
        for child in list(core):
            core.remove(child)
        _say_program(package)

    def _name_pictures(self) -> None:
        """Give the pictures names that no picture of a memo has: a file holds one of a name."""
        parts = self._main.package.iter_parts()
        pictures = (part for part in parts if part.content_type in _PICTURES)
        for number, part in enumerate(pictures, start=1):
            part.partname = PackURI(f"/word/media/base{number}.{part.partname.ext}")


def _modes() -> Markup:
    uri = "http://schemas.microsoft.com/office/word"
    return element(
        "compat",
        *(element("compatSetting", name=n, uri=uri, val=v) for n, v in _MODES.items()),
    )


def _is_past(section: Element) -> bool:
    """Say whether that is what a section was before somebody changed it."""
    above = section.getparent()
    return above is not None and above.tag == f"{{{W}}}sectPrChange"


def _keys(element: Element) -> Iterator[object]:
    for each in element.iter():
        yield from each.attrib


def _root(part: Part) -> Element:
    if not isinstance(part, XmlPart):
        raise TypeError(f"{part.partname} is of another kind than its relationship says")
    root: Element = part.element
    return root


def _require_root(root: Element, *names: str) -> Element:
    """Return the root of a part; raise TypeError where it is none of these."""
    _require_no_doctype(root)
    if root.tag not in {f"{{{W}}}{name}" for name in names}:
        raise TypeError(f"a part begins with {root.tag}, not with {names[0]}")
    return root


def _require_no_doctype(root: Element) -> None:
    """Raise TypeError where a part defines words of its own: Word opens no such file."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise TypeError("a part has a document type")


def _require_names(rels: Relationships) -> None:
    """Raise ValueError where a relationship has no name, and so could not be written."""
    if not all(rels):
        raise ValueError("a relationship has no name")


def _only_pictures(rels: Relationships) -> set[str]:
    """Keep the pictures that are in the file; return their relationships."""
    _require_names(rels)
    for name, rel in list(rels.items()):
        if rel.is_external or rel.target_part.content_type not in _PICTURES:
            del rels[name]
        else:
            rel.target_part.rels.clear()
    return set(rels)


def _without_relations(root: Element) -> None:
    """Take out of styles and lists what leads to other parts: pictures as bullets."""
    for tag in ("numPicBullet", "lvlPicBulletId"):
        for found in list(root.iter(f"{{{W}}}{tag}")):
            drop(found)


def _without_fonts(part: Part) -> None:
    """Leave the fonts at home that the file has in it: whose they are is not known."""
    part.rels.clear()
    root = _parsed(part)
    _require_no_doctype(root)
    for found in list(root.iter(etree.Element)):
        found.attrib.pop(f"{{{W}}}characterSet", "")  # LibreOffice writes names that Word has not
        if any(R in str(key) for key in found.attrib):
            drop(found)
    part._blob = etree.tostring(  # noqa: SLF001 - see `_parsed`
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _parsed(part: Part) -> Element:
    """Return the root of a part that python-docx does not open."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(part.blob, parser)


def _say_program(package: Package) -> None:
    part = Part(
        PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _PROGRAM, package
    )
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
