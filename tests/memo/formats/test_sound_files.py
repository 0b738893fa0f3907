"""Word and PDF of every template are sound, and each check finds a fault that is planted."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from briefer.services import exporting, memos, sample
from briefer.services.exporting import PdfWish
from tests.memo.formats import sound_pdf, sound_word
from tests.memo.formats.test_four_formats import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.store.workspace import Workspace


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    ws = sample.build(tmp_path_factory.mktemp("sound") / "sample.briefing", who="Ana Ruiz")
    yield ws
    ws.close()


def files(ws: Workspace, template: str, **fields: str) -> tuple[bytes, bytes, bytes]:
    """Return a memo as Word, PDF, and PDF for an archive."""
    kept = memos.add(ws, template, {"subject": "Border talks", "banner": "TLP:AMBER", **fields})
    made = exporting.preview(ws, kept.id, sample.DATE)
    return made.word(), made.pdf(PdfWish()), made.pdf(PdfWish(archive=True))


WAYS: Final = (("en", "end", "yes"), ("es", "foot", "no"))
"""Languages, places of notes, contents: `make check-office` has every template in all of them."""


@pytest.mark.parametrize("name", NAMES)
def test_every_template_gives_sound_files(briefing: Workspace, name: str) -> None:
    language, notes, contents = WAYS[NAMES.index(name) % 2]
    fields = {"language": language, "notes": notes, "contents": contents}
    word, pdf, archive = files(briefing, name, **fields)
    assert sound_word.faults(word) == []
    assert sound_pdf.faults(pdf) == []
    assert sound_pdf.faults(archive, archive=True) == []


# Faults in Word


@pytest.fixture(scope="module")
def whole(briefing: Workspace) -> tuple[bytes, bytes, bytes]:
    return files(briefing, "digest", notes="foot", contents="yes")


Change = tuple[str, bytes, bytes]
IN_WORD: Final[dict[str, Change]] = {
    "dangling link": ("document", rb'w:anchor="h_', b'w:anchor="gone_'),
    "dangling field": ("document", rb"PAGEREF h_", b"PAGEREF gone_"),
    "missing note": ("footnotes", rb'<w:footnote w:id="2">.*?</w:footnote>', b""),
    "mute note": (
        "footnotes",
        rb'(w:id="2">.*?<w:footnoteRef/></w:r>).*?(</w:p></w:footnote>)',
        rb"\1\2",
    ),
    "missing mark": ("document", rb'<w:footnoteReference w:id="2"/>', b""),
    "mark twice": ("document", rb'(<w:footnoteReference w:id=)"2"', rb'\1"1"'),
    "field left open": ("document", rb'<w:fldChar w:fldCharType="end"/>', b""),
    "field without a result": ("document", rb'<w:fldChar w:fldCharType="separate"/>', b""),
    "field closed twice": (
        "document",
        rb'<w:fldChar w:fldCharType="separate"/>',
        b'<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>',
    ),
    "bookmark number twice": ("document", rb'(<w:bookmarkStart w:id=)"2"', rb'\1"1"'),
    "bookmark left open": ("document", rb'<w:bookmarkEnd w:id="2"/>', b""),
    "control twice": ("document", rb'(<w:sdtPr>.*?<w:id w:val=)"2"', rb'\1"1"'),
    "no such relationship": ("document", rb'(w:footerReference [^>]*r:id=)"\w+"', rb'\1"gone"'),
    "no such style": ("document", rb'<w:pStyle w:val="\w+"', b'<w:pStyle w:val="Gone"'),
    "no such element": ("document", rb"<w:p>", b"<w:q/><w:p>"),
    "no such part": ("_rels/document", rb'Target="styles.xml"', b'Target="gone.xml"'),
    "field that loads": ("document", rb"PAGEREF", b"INCLUDETEXT"),
}

ITS_OWN: Final = {"no such style", "no such element", "field that loads"}


@pytest.mark.parametrize("name", list(IN_WORD))
def test_a_fault_that_is_planted_in_word_is_found(
    name: str, whole: tuple[bytes, bytes, bytes]
) -> None:
    part, old, new = IN_WORD[name]
    path = f"word/{part}.xml" + (".rels" if part.startswith("_rels") else "")
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(whole[0])) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            data = source.read(entry)
            if entry == path:
                changed = re.sub(old, new, data, count=1, flags=re.DOTALL)
                assert changed != data
                data = changed
            target.writestr(entry, data)
    made = out.getvalue()
    # The validator takes its time, so it looks for what it alone can find.
    assert sound_word.faults(made) if name in ITS_OWN else sound_word.own_faults(parts_of(made))


def parts_of(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# Faults in the PDF


def swap_parents(file: Pdf) -> None:
    rows = file.Root.StructTreeRoot.ParentTree.Kids[0].Nums
    rows[1], rows[3] = rows[3], rows[1]


def lose_a_link(file: Pdf) -> None:
    page = next(page for page in file.pages if len(page.get("/Annots", [])) > 1)
    page.Annots = Array(list(page.Annots)[1:])


def lose_a_page(file: Pdf) -> None:
    del file.pages[len(file.pages) - 1]


def lead_to_a_script(file: Pdf) -> None:
    link = next(link for page in file.pages for link in page.get("/Annots", []) if "/A" in link)
    link.A = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def lose_the_letters(file: Pdf) -> None:
    del file.pages[0].Resources.Font[next(iter(file.pages[0].Resources.Font.keys()))].ToUnicode


def lose_the_language(file: Pdf) -> None:
    del file.Root.Lang


def leave_content_open(file: Pdf) -> None:
    content = file.pages[0].Contents
    content.write(content.read_bytes().replace(b"EMC", b"", 1))


def break_the_content(file: Pdf) -> None:
    content = file.pages[0].Contents
    content.write(content.read_bytes().replace(b" Tf", b" Tx", 1))


def lose_a_font(file: Pdf) -> None:
    font = next(iter(file.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


IN_PDF: Final = (
    *(swap_parents, lose_a_link, lose_a_page, lead_to_a_script, lose_the_letters),
    *(lose_the_language, leave_content_open, break_the_content, lose_a_font),
)


@pytest.mark.parametrize("plant", IN_PDF)
def test_a_fault_that_is_planted_in_a_pdf_is_found(
    plant: Callable[[Pdf], None], whole: tuple[bytes, bytes, bytes]
) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole[1])) as file:
        plant(file)
        file.save(out)
    assert sound_pdf.faults(out.getvalue())


def test_an_archive_that_says_nothing_of_its_colours_is_found(
    whole: tuple[bytes, bytes, bytes],
) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole[2])) as file:
        del file.Root.OutputIntents
        file.save(out)
    assert sound_pdf.faults(out.getvalue(), archive=True)
    assert sound_pdf.faults(whole[1], archive=True)


def test_a_file_that_is_cut_off_is_found(whole: tuple[bytes, bytes, bytes]) -> None:
    cut = whole[1][: len(whole[1]) // 2]
    with pytest.raises(Exception, match=r"PDF|trailer|xref|Root"):
        sound_pdf.faults(cut)
