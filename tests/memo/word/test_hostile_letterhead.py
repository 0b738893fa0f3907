"""A letterhead that fetches, starts or fills something: none of that reaches a memo."""

from __future__ import annotations

import random
import re
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from docx.oxml import parse_xml
from docx.shared import Pt

from briefer.errors import InputError
from briefer.memo.document import Memo, Para
from briefer.memo.word import base_document, screening
from briefer.memo.word.cleaning import LeftOut
from briefer.memo.word.letterhead_file import prepared
from briefer.memo.word.writer import write
from briefer.model.inline import Text
from tests.memo.word.letterheads import R as REL
from tests.memo.word.letterheads import V, W, add, changed, field, house, part, saved
from tests.memo.word.test_letterhead import everything, faults, found
from tests.memo.word.test_letterhead import said as said_in
from tests.memo.word.test_writer import META, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.memo.style import Style

MEMO: Final = Memo(META, (Para((Text("Words of the memo"),)),))
RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EVIL: Final = "http://evil.example/track"


def with_paragraph(*xml: str) -> bytes:
    """Return a letterhead with these elements in the header of most pages."""
    letterhead = house()
    paragraph = letterhead.sections[0].header.paragraphs[0]
    for each in xml:
        add(paragraph, each)
    return saved(letterhead)


def related(docx: bytes, relationship: str, name: str = "header1") -> bytes:
    """Return a file whose header (or other part) has one more relationship."""
    where = f"word/_rels/{name}.xml.rels"
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        has = where in archive.namelist()
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b"</Relationships>"
    )
    rels = part(docx, where) if has else empty
    rels = re.sub(rb"(</Relationships>|/>)$", b"", rels) if rels.endswith(b"/>") else rels
    made = rels.replace(b"</Relationships>", relationship.encode() + b"</Relationships>")
    return changed(docx, {where: made})


def header_name(docx: bytes, words: str) -> str:
    """Return the part that has these words."""
    (name,) = (
        name.removeprefix("word/").removesuffix(".xml")
        for name, data in everything(docx).items()
        if name.startswith("word/header") and words.encode() in data
    )
    return name


def external(kind: str, target: str = EVIL, name: str = "rIdEvil") -> str:
    return (
        f'<Relationship Id="{name}" Type="{RELS}/{kind}" Target="{target}" TargetMode="External"/>'
    )


def run(inner: str) -> str:
    return f"<w:r {W} {REL} {V}>{inner}</w:r>"


BLIP: Final = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="p"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:link="rIdEvil"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)

LINKED: Final = {
    "a linked picture": (run(BLIP), "image", LeftOut.LINKS),
    "an old linked picture": (
        run('<w:pict><v:shape><v:imagedata r:id="rIdEvil"/></v:shape></w:pict>'),
        "image",
        LeftOut.LINKS,
    ),
    "a link": (
        f'<w:hyperlink {W} {REL} r:id="rIdEvil"><w:r><w:t>our site</w:t></w:r></w:hyperlink>',
        "hyperlink",
        LeftOut.LINKS,
    ),
    "an object": (
        run(
            '<w:object><v:shape/><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rIdEvil"/>'
            "</w:object>"
        ),
        "oleObject",
        LeftOut.OBJECTS,
    ),
    "a control": (run('<w:control r:id="rIdEvil"/>'), "control", LeftOut.OBJECTS),
    "another document": (
        f'<w:subDoc {W} {REL} r:id="rIdEvil"/>',
        "subDocument",
        LeftOut.OBJECTS,
    ),
    "a chart": (
        run(
            '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
            ' r:id="rIdEvil"/></w:drawing>'
        ),
        "chart",
        LeftOut.OBJECTS,
    ),
}


@pytest.mark.parametrize("kind", LINKED)
def test_what_leads_out_of_a_header_is_left_out(kind: str, sheet: Style, tmp_path: Path) -> None:
    xml, relation, word = LINKED[kind]
    docx = with_paragraph(xml)
    docx = related(docx, external(relation), header_name(docx, "House of Ports"))
    assert word in base_document.opened(docx).left_out
    written = write(MEMO, sheet, docx)
    assert b"evil" not in b"".join(everything(written).values())
    assert b"rIdEvil" not in b"".join(everything(written).values())
    assert said_in(written, "default", "header")[0].startswith("House of Ports")
    assert ("our site" in said_in(written, "default", "header")[0]) is (kind == "a link")
    assert faults(written, tmp_path) == []


@pytest.mark.parametrize(
    "xml",
    [
        run(f'<w:pict><v:shape href="{EVIL}" style="width:9pt"/></w:pict>'),
        run(f'<w:pict><v:shape><v:imagedata src="{EVIL}"/></v:shape></w:pict>'),
        run(f'<w:pict><v:shape><v:fill o:althref="{EVIL}"/></v:shape></w:pict>'),
    ],
)
def test_addresses_in_drawings_are_left_out(xml: str, sheet: Style) -> None:
    written = write(MEMO, sheet, with_paragraph(xml))
    assert b"evil" not in b"".join(everything(written).values())


@pytest.mark.parametrize(
    "code",
    [
        f'INCLUDEPICTURE "{EVIL}" \\d',
        f'INCLUDETEXT "{EVIL}"',
        'DDEAUTO c:\\\\windows\\\\cmd.exe "/k evil"',
        "DDE excel evil",
        f'HYPERLINK "{EVIL}"',
        'MACROBUTTON evil "press"',
        "includepicture evil",
        'DATABASE \\d "evil"',
        'IF 1 = 1 "evil"',
        "FILLIN evil",
    ],
)
def test_fields_that_read_or_start_become_the_words_they_show(code: str, sheet: Style) -> None:
    letterhead = house()
    field(letterhead.sections[0].header.paragraphs[0], code, " shown")
    simple = code.replace('"', "&quot;")
    add(
        letterhead.sections[0].footer.paragraphs[0],
        f'<w:fldSimple {W} w:instr=" {simple} "><w:r><w:t>, seen</w:t></w:r></w:fldSimple>',
    )
    docx = saved(letterhead)
    assert base_document.opened(docx).left_out == {LeftOut.FIELDS}
    written = write(MEMO, sheet, docx)
    assert b"evil" not in b"".join(everything(written).values())
    assert said_in(written, "default", "header")[0] == "House of Ports shown"
    assert said_in(written, "default", "footer")[0] == "1 Quay Street, seen"
    header = found(written, "default", "header")
    assert not [each for each in header.iter() if "fldChar" in str(each.tag)]


def marks(*parts: str) -> list[str]:
    """Return runs: `{`, `|` and `}` are the marks of a field, `=` begins its code."""
    kinds = {"{": "begin", "|": "separate", "}": "end"}
    return [
        f'<w:r {W}><w:fldChar w:fldCharType="{kinds[each]}"/></w:r>'
        if each in kinds
        else f'<w:r {W}><w:instrText xml:space="preserve">{each[1:]}</w:instrText></w:r>'
        if each.startswith("=")
        else f"<w:r {W}><w:t>{each}</w:t></w:r>"
        for each in parts
    ]


@pytest.mark.parametrize(
    ("parts", "shown", "kept"),
    [
        (["{", "= PAGE ", "|", "3", "}"], "3", " PAGE "),
        (["{", "= PA", "=GE ", "|", "3", "}"], "3", " PAGE "),
        (["{", "= DATE ", "}"], "", " DATE "),
        # The code of the outer one is put together from the inner one.
        (["{", "= ", "{", "=QUOTE", "|", "DDEAUTO", "}", "= evil", "|", "x", "}"], "x", ""),
        (["{", "INCLUDEPICTURE evil ", "= PAGE ", "|", "x", "}"], "x", ""),
        # One that counts, in what another one shows.
        (["{", "=IF", "|", "p. ", "{", "=PAGE", "|", "4", "}", "}"], "p. 4", "PAGE"),
        (["{", "=PAGE", "|", "{", "=DDE evil", "|", "x", "}", "}"], "x", "PAGE"),
        # Marks that nothing ends, or nothing begins.
        (["{", "=INCLUDETEXT evil"], "", ""),
        (["{", "=INCLUDETEXT evil", "|", "seen"], "seen", ""),
        (["|", "}", "=DDE evil", "seen"], "seen", ""),
    ],
)
def test_no_field_hides_in_another_one(
    parts: list[str], shown: str, kept: str, sheet: Style
) -> None:
    written = write(MEMO, sheet, with_paragraph(*marks(*parts)))
    header = found(written, "default", "header")
    assert text_of(header) == f"House of Ports{shown}"
    codes = "".join(each.text or "" for each in header.iter() if "instrText" in str(each.tag))
    assert codes == kept
    kinds = [str(v) for each in header.iter() if "fldChar" in str(each.tag) for v in each.values()]
    assert kinds.count("begin") == kinds.count("end") == (1 if kept else 0)


def test_somebodys_edits_do_not_show(sheet: Style, tmp_path: Path) -> None:
    edited = 'w:id="1" w:author="A. Nonymous" w:date="2020-01-01T00:00:00Z"'
    docx = with_paragraph(
        f"<w:ins {W} {edited}><w:r><w:t> and Piers</w:t></w:r></w:ins>",
        f"<w:del {W} {edited}><w:r><w:delText> and Debts</w:delText></w:r></w:del>",
        f'<w:sdt {W}><w:sdtPr><w:id w:val="3"/><w:dataBinding w:xpath="x" w:storeItemID="y"/>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>, Ltd</w:t></w:r></w:sdtContent></w:sdt>",
        f'<w:bookmarkStart {W} w:id="0" w:name="_GoBack"/>',
        f'<w:bookmarkEnd {W} w:id="0"/>',
        f"<!-- Nonymous --><w:r {W}/>".replace("<!-- Nonymous -->", ""),
    )
    assert base_document.opened(docx).left_out == {LeftOut.EDITS}
    written = write(MEMO, sheet, docx)
    assert said_in(written, "default", "header") == ["House of Ports and Piers, Ltd"]
    assert b"Nonymous" not in b"".join(everything(written).values())
    assert faults(written, tmp_path) == []


def test_settings_of_somebodys_machine_stay_there(sheet: Style) -> None:
    docx = saved(house(even=True))
    settings = part(docx, "word/settings.xml")
    nasty = (
        f'<w:attachedTemplate {REL} r:id="rIdEvil"/><w:documentProtection w:edit="readOnly" '
        'w:enforcement="1"/><w:trackRevisions/><w:updateFields w:val="true"/><w:docVars>'
        '<w:docVar w:name="evil" w:val="evil"/></w:docVars>'
    )
    settings = re.sub(rb"(<w:settings[^>]*>)", rb"\1" + nasty.encode(), settings)
    docx = changed(docx, {"word/settings.xml": settings})
    docx = related(docx, external("attachedTemplate", "file:///C:/evil.dotm"), "settings")
    docx = related(docx, external("frame"), "document")
    written = everything(write(MEMO, sheet, docx))
    assert b"evil" not in b"".join(written.values())
    kept = written["word/settings.xml"]
    for gone in (b"attachedTemplate", b"documentProtection", b"trackRevisions", b"updateFields"):
        assert gone not in kept
    assert b"evenAndOddHeaders" in kept
    assert b'"compatibilityMode"' in kept


def test_what_a_file_says_of_its_maker_does_not_come_along(sheet: Style) -> None:
    letterhead = house()
    letterhead.core_properties.category = "Nonymous"
    letterhead.core_properties.last_modified_by = "Nonymous"
    docx = saved(letterhead)
    app = part(docx, "docProps/app.xml")
    named = app.replace(b"</Properties>", b"<Company>Nonymous</Company></Properties>")
    assert named != app
    written = everything(write(MEMO, sheet, changed(docx, {"docProps/app.xml": named})))
    assert b"Nonymous" not in b"".join(written.values())
    assert not [name for name in written if "thumbnail" in name or "customXml" in name]


def macro(docx: bytes) -> bytes:
    types = part(docx, "[Content_Types].xml")
    return changed(
        docx,
        {
            "[Content_Types].xml": types.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    )


def bomb(docx: bytes) -> bytes:
    out = BytesIO(docx)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/big.png", bytes(97 * 1024 * 1024))
    return out.getvalue()


def entities(docx: bytes) -> bytes:
    name = "word/styles.xml"
    doctype = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><w:styles '
    return changed(docx, {name: part(docx, name).replace(b"<w:styles ", doctype, 1)})


def packed_badly(docx: bytes) -> bytes:
    """Return a file packed as few programs pack, with bytes of its header's picture lost."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in everything(docx).items():
            archive.writestr(name, data)
        place = archive.getinfo("word/document.xml").header_offset + 80
    data = out.getvalue()
    return data[:place] + bytes(40) + data[place + 40 :]


def doctype(docx: bytes, name: str, encoding: str, *, far: bool = False) -> bytes:
    """Return a file in which a part has a word of its own, which nobody else knows."""
    text = part(docx, name).decode("utf-8")
    root = text[text.index("<", text.index("?>")) :]
    tag = re.findall(r"[\w:]+", root)[0]
    head = f"<?xml version='1.0' encoding='{encoding}'?>" + "<!--far-->" * 900 * far
    said = f'{head}<!DOCTYPE {tag} [<!ENTITY own "words">]>{root.replace(">", ">&own;", 1)}'
    return changed(docx, {name: said.encode(encoding)})


OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
REFUSED: Final[dict[str, tuple[Callable[[bytes], bytes], str]]] = {
    "nothing": (lambda _: b"", "not a Word document"),
    "words": (lambda _: b"no zip", "not a Word document"),
    "half": (lambda docx: docx[: len(docx) // 2], "not a Word document"),
    "another zip": (lambda _: changed(saved(house()), {"word/document.xml": None}), "not a Word"),
    "a macro": (macro, "carries macros"),
    "a project": (lambda docx: changed(docx, {"word/vbaProject.bin": b"x"}), "carries macros"),
    "a bomb": (bomb, "too large"),
    "much": (lambda docx: docx + bytes(screening.LARGEST), "too large"),
    "many": (
        lambda docx: changed(docx, {f"x{n}": b"" for n in range(2001)}),
        "too large",
    ),
    "entities": (entities, "not a Word document"),
    "bytes lost": (packed_badly, "not a Word document"),
    "a password": (
        lambda _: OLD + "EncryptedPackage".encode("utf-16-le"),
        "has a password",
    ),
    "an old one": (lambda _: OLD, "older Word"),
    "no document": (
        lambda docx: changed(docx, {"word/document.xml": b"<a/>"}),
        "not a Word document",
    ),
    "broken": (
        lambda docx: changed(docx, {"word/styles.xml": b"<w:styles"}),
        "not a Word document",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_letterhead_is_refused_in_one_sentence(kind: str, sheet: Style) -> None:
    make, words = REFUSED[kind]
    with pytest.raises(InputError, match=words) as refused:
        write(MEMO, sheet, make(saved(house())))
    assert str(refused.value).count("The template's base.docx") == 1
    with pytest.raises(InputError, match=r"^“mine” "):
        base_document.opened(make(saved(house())), "“mine”")


@pytest.mark.parametrize(
    "name", ["document", "header1", "footer1", "styles", "numbering", "settings", "theme/theme1"]
)
def test_a_part_with_words_of_its_own_is_refused(name: str, sheet: Style) -> None:
    docx = saved(house())
    for evil in (
        doctype(docx, f"word/{name}.xml", "utf-8"),
        doctype(docx, f"word/{name}.xml", "utf-16"),
        doctype(docx, f"word/{name}.xml", "utf-8", far=True),
    ):
        with pytest.raises(InputError, match="is not a Word document, or it is damaged"):
            write(MEMO, sheet, evil)


SENSELESS: Final = {
    "even pages": ("settings", "<w:evenAndOddHeaders/>", '<w:evenAndOddHeaders w:val="maybe"/>'),
    "a first page": ("document", "<w:titlePg/>", '<w:titlePg w:val="maybe"/>'),
    "room": ("header1", "<w:p>", '<w:p><w:pPr><w:spacing w:after="some"/></w:pPr>'),
    "lists": ("numbering", '<w:num w:numId="', '<w:num w:numId="x'),
}


@pytest.mark.parametrize("kind", SENSELESS)
def test_a_part_that_makes_no_sense_is_refused_by_the_name_of_its_file(
    kind: str, sheet: Style
) -> None:
    name, words, said = SENSELESS[kind]
    docx = saved(house(even=True))
    whole = part(docx, f"word/{name}.xml")
    assert words.encode() in whole
    evil = changed(docx, {f"word/{name}.xml": whole.replace(words.encode(), said.encode())})
    told = r"^“mine” has parts that no memo can be written on\.$"
    with pytest.raises(InputError, match=told):
        write(MEMO, sheet, evil, name="“mine”")
    with pytest.raises(InputError, match=told):
        prepared(evil, "“mine”", sheet)


def test_a_template_of_word_is_a_letterhead(sheet: Style, tmp_path: Path) -> None:
    docx = saved(house())
    types = part(docx, "[Content_Types].xml").replace(b"document.main+xml", b"template.main+xml")
    written = write(MEMO, sheet, changed(docx, {"[Content_Types].xml": types}))
    assert said_in(written, "default", "header") == ["House of Ports"]
    assert faults(written, tmp_path) == []


def test_a_damaged_letterhead_is_refused_or_read_but_never_a_crash(sheet: Style) -> None:
    whole = saved(house(even=True, folio=True))
    members = everything(whole)
    rng = random.Random(11)
    chosen = [name for name in members if name.endswith((".xml", ".rels"))]
    for _ in range(60):
        name = rng.choice(chosen)
        data = bytearray(members[name])
        for _ in range(rng.randrange(1, 4)):
            start = rng.randrange(len(data))
            change = rng.randrange(3)
            if change == 0:
                data[start] = rng.randrange(256)
            elif change == 1:
                del data[start : start + rng.randrange(60)]
            else:
                data[start:start] = data[: rng.randrange(80)]
        with suppress(InputError):
            assert write(MEMO, sheet, changed(whole, {name: bytes(data)}))


def test_a_drawing_with_another_form_of_its_picture_keeps_the_plain_one(sheet: Style) -> None:
    letterhead = house(first=False)
    header = letterhead.sections[0].header
    root = header.paragraphs[0].paragraph_format.element
    (blip,) = (each for each in root.iter() if str(each.tag).endswith("}blip"))
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'{REL} r:embed="rIdSvg"/></a:ext></a:extLst>'
        )
    )
    docx = saved(letterhead)
    svg = f'<Relationship Id="rIdSvg" Type="{RELS}/image" Target="media/a.svg"/>'
    docx = related(docx, svg, header_name(docx, "House of Ports"))
    types = part(docx, "[Content_Types].xml").replace(
        b"<Default ", b'<Default Extension="svg" ContentType="image/svg+xml"/><Default ', 1
    )
    docx = changed(docx, {"word/media/a.svg": b"<svg/>", "[Content_Types].xml": types})
    assert base_document.opened(docx).left_out == frozenset()
    written = everything(write(MEMO, sheet, docx))
    assert not [name for name in written if name.endswith(".svg")]
    assert [name for name in written if name.endswith(".png")]


def test_letterheads_bring_their_words_in_boxes_and_tables(sheet: Style, tmp_path: Path) -> None:
    letterhead = house(first=False)
    header = letterhead.sections[0].header
    table = header.add_table(1, 2, Pt(400))
    table.cell(0, 0).text, table.cell(0, 1).text = "Left", "Right"
    header.add_paragraph("Below")
    written = write(MEMO, sheet, saved(letterhead))
    assert said_in(written, "default", "header") == ["House of Ports", "Left", "Right", "Below"]
    assert faults(written, tmp_path) == []
