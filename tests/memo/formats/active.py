"""What in a file would act, load or lead anywhere but to the web: there must be nothing of it."""

from __future__ import annotations

import re
import zipfile
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from lxml import etree
from markdown_it import MarkdownIt
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.memo.formats.lines import HTML, MARKDOWN, PDF, WORD
from tests.memo.formats.reading_html import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.memo.formats.lines import Form


def active(data: bytes, form: Form) -> list[str]:
    """Return what acts or loads in a file of that format; nothing where it is only words."""
    finders = {WORD: word, PDF: pdf, MARKDOWN: markdown, HTML: html}
    return list(finders[form](data))


def leads_to_the_web(address: str) -> bool:
    """Say whether an address is one that a memo may lead to, however a program reads it."""
    parts = urlsplit(address)
    if re.search(r"[\s\\<>\x00-\x1f]", address):
        return False
    return bool(parts.hostname) if parts.scheme in {"http", "https"} else parts.scheme == "mailto"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Word

_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|(_rels|word/_rels|docProps)/[\w.]+"
    r"|word/(document|styles|settings|numbering|fontTable|theme|endnotes|footnotes)\.xml"
    r"|word/(header|footer)\d+\.xml|word/theme/theme\d\.xml|word/media/image\d+\.(png|jpeg)"
    r"|word/media/figure\d+\.(png|jpg|svg)"
)
_CODES: Final = re.compile(
    r'PAGE|NUMPAGES|TOC \\o "1-2" \\h \\z \\u|PAGEREF h_\w+ \\h|SET heading ""'
)
_ACTING: Final = _words(
    "fldSimple object OLEObject control altChunk subDoc attachedTemplate mailMerge "
    "dataBinding script externalData movie updateFields saveThroughXslt hlinkClick "
    "webSettings frameset"
)
_VECTORS: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_OWN: Final = re.compile(r"http://(schemas\.openxmlformats\.org|purl\.org|www\.w3\.org)/")


def word(data: bytes) -> Iterator[str]:
    """Yield fields that load, parts that hold programs, and addresses outside of the web."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not _PARTS.fullmatch(name):
                yield f"the part {name}"
            if name.endswith(".svg"):
                yield from drawing(archive.read(name))
            if name.endswith((".xml", ".rels")):
                yield from _part(name, etree.fromstring(archive.read(name)))


def _part(name: str, root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        kind = etree.QName(element).localname
        if kind in _ACTING or not (element.tag == _VECTORS or _OWN.match(element.tag[1:])):
            yield f"{name}: {element.tag}"
        if kind == "instrText" and not _CODES.fullmatch((element.text or "").strip()):
            yield f"{name}: the field {element.text}"
        target = element.get("Target", "")
        if element.get("TargetMode") == "External":
            if not element.get("Type", "").endswith("/hyperlink") or not leads_to_the_web(target):
                yield f"{name}: leads to {target}"
        elif ":" in target or "//" in target or ".." in target.removeprefix("../"):
            yield f"{name}: holds {target}"
        if "macro" in element.get("ContentType", "").lower():
            yield f"{name}: {element.get('ContentType')}"


# Drawings

_DRAWN: Final = _words("svg g path text defs clipPath linearGradient radialGradient stop")
_HOW: Final = _words(
    "width height viewBox id d x y transform opacity clip-path clip-rule fill fill-opacity "
    "fill-rule stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity font-family font-size font-weight "
    "font-style text-anchor gradientUnits gradientTransform x1 y1 x2 y2 fx fy fr cx cy r offset "
    "stop-color"
)


_INNER: Final = _words("clip-path fill")


def drawing(data: bytes) -> Iterator[str]:
    """Yield what a drawing has beside shapes and words, and what of it leads out of it."""
    if b"<!" in data:
        yield "a drawing that declares something"
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        if etree.QName(element).namespace != "http://www.w3.org/2000/svg":
            yield f"a drawing with {element.tag}"
        elif etree.QName(element).localname not in _DRAWN:
            yield f"a drawing with <{etree.QName(element).localname}>"
        for name, said in element.attrib.items():
            value = str(said)
            inner = re.fullmatch(r"url\(#(clip|paint)\d+\)", value) and name in _INNER
            if name not in _HOW or (re.search(r"[:;@\\]|url|//", value) and not inner):
                yield f"a drawing with {name!s}={value}"


def _image(address: str) -> Iterator[str]:
    """Yield what is wrong with the address of a picture: it holds all that it shows."""
    found = re.fullmatch(r"data:image/(png|jpeg|svg\+xml);base64,([A-Za-z0-9+/]+=*)", address)
    if found is None:
        yield f"a picture from {address}"
    elif found[1] == "svg+xml":
        yield from drawing(b64decode(found[2]))


# PDF

_KEYS: Final = _words(
    "/JS /JavaScript /OpenAction /AA /EmbeddedFiles /EF /AF /RichMediaContent /AcroForm /XFA "
    "/Collection /Names /Threads /URLS /PZ /MK"
)


def pdf(data: bytes) -> Iterator[str]:
    """Yield actions, scripts, attachments and addresses outside of the web, in whatever object."""
    with Pdf.open(BytesIO(data)) as file:
        leaves = _leaves_of_names(file)
        for held in filter(None, (*file.objects, file.trailer)):
            yield from _object(held, _KEYS - {"/Names"} if held.objgen in leaves else _KEYS)


def _leaves_of_names(file: Pdf) -> set[tuple[int, int]]:
    """Return the objects that may have names: those of the notes in the structure."""
    names = file.Root.get("/StructTreeRoot", Dictionary()).get("/IDTree", Dictionary())
    return {leaf.objgen for leaf in names.get("/Kids", [])}


def _object(held: Any, keys: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - what the file holds
    """Yield what is wrong in an object and in all that is written within it."""
    values: list[Any] = []
    if isinstance(held, Array):
        values = list(held)
    elif isinstance(held, Dictionary | Stream):
        yield from _dictionary(held, keys)
        values = [held[key] for key in sorted(held.keys())]
    for value in values:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield from _object(value, keys)


def _dictionary(held: Any, keys: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - as above
    yield from (f"the key {key}" for key in held.keys() & keys)
    if "/URI" in held and not leads_to_the_web(str(held.URI)):
        yield f"leads to {held.URI}"
    if str(held.get("/S")) in _ACTIONS:
        yield f"the action {held.S}"
    if held.get("/Type") in {Name.Filespec, Name.EmbeddedFile}:
        yield f"a {held.Type}"
    if held.get("/Type") == Name.Annot and held.get("/Subtype") != Name.Link:
        yield f"the annotation {held.get('/Subtype')}"


_ACTIONS: Final = _words(
    "/Launch /JavaScript /SubmitForm /ImportData /GoToR /GoToE /Movie /Sound /Rendition "
    "/Named /ResetForm /Hide /Thread /Trans /SetOCGState /GoTo3DView /RichMediaExecute"
)


# Markdown

_SIGNS: Final = _words(
    "heading_open heading_close paragraph_open paragraph_close inline hr blockquote_open "
    "blockquote_close bullet_list_open bullet_list_close ordered_list_open ordered_list_close "
    "list_item_open list_item_close table_open table_close thead_open thead_close tbody_open "
    "tbody_close tr_open tr_close th_open th_close td_open td_close text softbreak hardbreak "
    "em_open em_close strong_open strong_close link_open link_close image"
)


def _any_address(_: str) -> bool:
    return True


_NOTE: Final = re.compile(r"^\[\^\d+\]: ", re.MULTILINE)


def markdown(data: bytes) -> Iterator[str]:
    """Yield HTML, pictures, code, named addresses, and addresses outside of the web."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # What it would refuse to lead to is to be found here.
    parser.validateLink = _any_address  # type: ignore[method-assign,assignment]
    for text in _NOTE.split(data.decode("utf-8")):
        known: dict[str, dict[str, object]] = {}
        found = parser.parse(text, known)
        yield from (
            f"the name {name}"
            for name in known.get("references", ())
            if not re.fullmatch(r"PICTURE-\d+", name)
        )
        for token in (each for top in found for each in (top, *(top.children or ()))):
            if token.type not in _SIGNS:
                yield f"{token.type}: {token.content}"
            if token.type == "image":
                yield from _image(str(token.attrGet("src")))
            address = token.attrGet("href")
            if address is not None and not leads_to_the_web(str(address)):
                yield f"leads to {address}"


# HTML

_TAGS: Final = _words(
    "html head meta title style body p strong em table thead tbody tr th td caption h1 h2 ul "
    "ol li blockquote hr br sup a bdi figure figcaption img"
)
_ATTRIBUTES: Final = _words(
    "lang charset name content class scope dir id href aria-label aria-description src alt style"
)


def html(data: bytes) -> Iterator[str]:
    """Yield elements and attributes that a memo has no use for, and addresses outside of it."""
    page = page_of(data)
    for element in page.iter():
        if element.tag not in _TAGS:
            yield f"<{element.tag}>"
        for name, value in element.items():
            if name not in _ATTRIBUTES:
                yield f"{name}={value}"
            if name == "src":
                yield from _image(value)
            if name == "style" and not re.fullmatch(r"width: \d+%", value):
                yield f"style={value}"
            if name == "href" and not re.fullmatch(r"#[\w-]+", value):
                yield from [] if leads_to_the_web(value) else [f"leads to {value}"]
        if element.tag == "style" and re.search(r"url|import|expression|<", element.text or ""):
            yield f"a style that loads: {element.text}"
