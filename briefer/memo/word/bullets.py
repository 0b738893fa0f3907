"""The bullet of lists: the one that a document has for its list style, or one of the memo's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from briefer.memo.word.markup import W, element, tree

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from lxml.etree import _Element as Element

    from briefer.memo.word.markup import Markup

_ROOT: Final = f'<w:numbering xmlns:w="{W}"/>'.encode()


def bullets(document: DocxDocument, style: str, font: str) -> int:
    """Return the number of the list whose paragraphs have that style (its id), made if missing."""
    root = _numbering(document)
    for each in root.iterfind(f"{{{W}}}num"):
        kind = each.find(f"{{{W}}}abstractNumId")
        name = "" if kind is None else kind.get(f"{{{W}}}val")
        if _is_bullet(root, name or "", style):
            return int(each.get(f"{{{W}}}numId") or 0)
    kinds = [int(k.get(f"{{{W}}}abstractNumId") or 0) for k in root.iter(f"{{{W}}}abstractNum")]
    lists = [int(n.get(f"{{{W}}}numId") or 0) for n in root.iter(f"{{{W}}}num")]
    kind_number, number = max(kinds, default=-1) + 1, max(lists, default=0) + 1
    root.insert(len(kinds), tree(_kind(kind_number, style, font)))
    made = element("num", element("abstractNumId", val=kind_number), numId=number)
    root.insert(len(kinds) + 1 + len(lists), tree(made))
    return number


def _is_bullet(root: Element, kind: str, style: str) -> bool:
    for each in root.iterfind(f"{{{W}}}abstractNum"):
        if each.get(f"{{{W}}}abstractNumId") == kind:
            level = each.find(f"{{{W}}}lvl")
            said = {} if level is None else {child.tag: child.get(f"{{{W}}}val") for child in level}
            return said.get(f"{{{W}}}numFmt") == "bullet" and said.get(f"{{{W}}}pStyle") == style
    return False


def _kind(number: int, style: str, font: str) -> Markup:
    fonts = element("rFonts", ascii=font, hAnsi=font, cs=font)
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("pStyle", val=style),
        element("lvlText", val="•"),
        element("lvlJc", val="left"),
        element("rPr", fonts),
        ilvl=0,
    )
    kind = element("multiLevelType", val="singleLevel")
    return element("abstractNum", kind, level, abstractNumId=number)


def _numbering(document: DocxDocument) -> Element:
    """Return the root of the part that describes lists, made where there is none."""
    main = document.part
    for rel in main.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING:
            root: Element = rel.target_part.element
            return root
    name = PackURI("/word/numbering.xml")
    part = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _ROOT, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    made: Element = part.element
    return made
