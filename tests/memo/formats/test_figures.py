"""A figure on paper: its picture as it is, as large as was asked for, by its caption, and told."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest
from lxml import etree
from pikepdf import Dictionary, Name, Pdf, PdfImage, Stream, parse_content_stream
from PIL import Image

from briefer.errors import InputError
from briefer.memo import html, markdown, picture
from briefer.memo import template as memo_template
from briefer.memo.document import Figure, Heading, Memo, MemoMeta, Note, NotesAt, PageBreak, Para
from briefer.memo.pdf import writer as pdf
from briefer.memo.pdf.rendering import drawings
from briefer.memo.pdf.writer import typeset
from briefer.memo.picture import Picture, prepared
from briefer.memo.svg.reading import read
from briefer.memo.word import writer as word
from briefer.model.inline import NoteRef, Text
from briefer.paths import templates
from tests.memo.formats import sound_pdf, sound_word
from tests.memo.formats.active import active
from tests.memo.formats.lines import FORMS, HTML, MARKDOWN, PDF, WORD
from tests.memo.formats.test_four_formats import held, written
from tests.memo.picturing import chart, dots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.memo.template import Template

NAMES: Final = list(memo_template.places([templates()]))
EMU: Final = 12_700
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
SCAN: Final = dots(120, 60, "JPEG")
META: Final = MemoMeta("T", "position", "A", "S", "2024-01-02T03:04:05Z", banner="CUI")
RAMP: Final = Figure((Text("Figure 1. A ramp"),), dots(), "A ramp from black to white", 0.5)
CHART: Final = Figure((Text("Figure 2. Exports"),), chart(), "Four bars & a <curve>")
BARE: Final = Figure((), SCAN, "A scan “in” two lines", 0.3)
PROSE: Final = Para((Text("See Figure 2, and the words go on for some lines. " * 12),))
MEMO: Final = Memo(META, (Heading(1, "One", "1"), PROSE, RAMP, CHART, PROSE, BARE, PROSE))


def of(*blocks: Figure | Para | PageBreak) -> Memo:
    return Memo(META, blocks)


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(docx: bytes) -> etree._Element:
    return etree.fromstring(parts(docx)["word/document.xml"])


def room_above(paragraph: etree._Element) -> float:
    """Return how much free room a paragraph of Word says that it wants above it, in points."""
    spacing = paragraph.find("{*}pPr/{*}spacing")
    assert spacing is not None
    return next(int(value) / 20 for key, value in spacing.items() if str(key).endswith("before"))


def figures(file: Pdf) -> list[Any]:
    """Return the figures of the structure, in its order."""
    return list(_within(file.Root.StructTreeRoot.K))


def _within(element: Any) -> Iterator[Any]:  # noqa: ANN401 - what the file holds
    if Name.Figure == element.S:
        yield element
    for kid in element.get("/K", []):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _within(kid)


def boxes(data: bytes) -> list[tuple[float, float]]:
    """Return how wide and high the figures of a PDF are, in points."""
    with Pdf.open(BytesIO(data)) as file:
        edges = [list(map(float, each.A.BBox)) for each in figures(file)]
    return [(right - left, top - low) for left, low, right, top in edges]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_every_template_is_sound_and_says_the_same(
    name: str, language: str
) -> None:
    template = memo_template.load(templates() / name)
    memo = replace(MEMO, meta=replace(META, language=language))
    for form in FORMS:
        data = written(memo, template, form)
        assert held(memo, data, form) == []
        assert active(data, form) == []
        assert data == written(memo, template, form)
    assert sound_word.faults(written(memo, template, WORD)) == []
    assert sound_pdf.faults(written(memo, template, PDF)) == []
    archive = pdf.write(memo, template.style, archive=True)
    assert sound_pdf.faults(archive, archive=True) == []


def test_an_archive_is_refused_a_picture_that_no_words_describe(plain_template: Template) -> None:
    blocks = [replace(b, alt=" ") if isinstance(b, Figure) else b for b in MEMO.blocks]
    memo = replace(MEMO, blocks=tuple(blocks))
    assert pdf.write(memo, plain_template.style)
    with pytest.raises(InputError, match="one has no description"):
        pdf.write(memo, plain_template.style, archive=True)


def test_a_picture_is_as_large_in_word_as_in_the_pdf(plain_template: Template) -> None:
    measure = plain_template.style.page.measure
    extents = [
        (int(each.get("cx", 0)) / EMU, int(each.get("cy", 0)) / EMU)
        for each in body(written(MEMO, plain_template, WORD)).iter(f"{WP}extent")
    ]
    wanted = [
        (measure / 2, measure / 3),
        (measure, measure * 180 / 270),
        (0.3 * measure, 0.15 * measure),
    ]
    for found in (extents, boxes(written(MEMO, plain_template, PDF))):
        assert len(found) == 3
        for size, want in zip(found, wanted, strict=True):
            assert size == pytest.approx(want, abs=0.02)


def test_a_picture_that_is_too_high_is_made_smaller(plain_template: Template) -> None:
    page = plain_template.style.page
    high = of(replace(RAMP, image=dots(40, 400), width=1))
    room = page.height - page.top - page.bottom
    ((width, height),) = boxes(written(high, plain_template, PDF))
    assert height == pytest.approx(0.75 * room, abs=0.02)
    assert width == pytest.approx(height / 10, abs=0.02)
    (extent,) = body(written(high, plain_template, WORD)).iter(f"{WP}extent")
    assert int(extent.get("cy", 0)) / EMU == pytest.approx(height, abs=0.02)


def test_a_picture_stands_on_the_page_of_its_caption_wherever_it_comes(
    plain_template: Template,
) -> None:
    long = replace(CHART, caption=(Text("Figure 2. " + "Exports of all years. " * 20),))
    for lines in range(1, 60, 3):
        memo = of(Para((Text("line\n" * lines),)), long, PROSE)
        places = typeset(memo, plain_template.style).places
        with Pdf.open(BytesIO(written(memo, plain_template, PDF))) as file:
            (figure,) = figures(file)
            (caption,) = [each for each in figure.P.K if Name.Caption == each.S]
            assert figure.Pg.objgen == caption.Pg.objgen == file.pages[places[1].page].objgen
            assert all(isinstance(kid, int) for kid in caption.K)


def test_what_a_page_break_and_a_table_say_holds_for_a_picture(plain_template: Template) -> None:
    memo = of(PROSE, PageBreak(), BARE, PROSE)
    assert [typeset(memo, plain_template.style).places[n].page for n in (0, 2)] == [0, 1]
    root = body(written(memo, plain_template, WORD))
    drawn = next(root.iter(f"{WP}inline"))
    paragraph = next(drawn.iterancestors("{*}p"))
    assert paragraph.find("{*}pPr/{*}pageBreakBefore") is not None
    assert room_above(paragraph) == 0


@pytest.mark.parametrize("name", NAMES)
def test_as_much_room_stands_above_a_picture_as_below_it(name: str) -> None:
    template = memo_template.load(templates() / name)
    room = template.style.grid.after
    memo = of(PROSE, RAMP, PROSE)
    drawn = next(body(written(memo, template, WORD)).iter(f"{WP}inline"))
    assert room_above(next(drawn.iterancestors("{*}p"))) >= room
    places = typeset(memo, template.style).places
    assert places[1].top - places[0].bottom >= room - 0.01


def test_a_screen_reader_hears_what_a_picture_shows(plain_template: Template) -> None:
    with Pdf.open(BytesIO(written(MEMO, plain_template, PDF))) as file:
        found = [(str(each.Alt), str(each.P.S)) for each in figures(file)]
    alts = [RAMP.alt, CHART.alt, BARE.alt]
    assert found == list(zip(alts, ["/Div", "/Div", "/Document"], strict=True))
    said = body(written(MEMO, plain_template, WORD)).iter(f"{WP}docPr")
    described = [(each.get("descr"), each.get("id")) for each in said]
    assert described == list(zip(alts, ["1", "2", "3"], strict=True))


def test_a_drawing_is_drawn_as_vectors_with_words_in_the_files_fonts(
    plain_template: Template, tmp_path: Path
) -> None:
    data = written(of(CHART), plain_template, PDF)
    with Pdf.open(BytesIO(data)) as file:
        objects = file.pages[0].Resources.XObject
        assert {str(each.Subtype) for each in objects.values()} == {"/Form"}
        drawn = [str(step.operator) for step in parse_content_stream(objects["/P1"])]
        assert {"re", "Do"} & set(drawn) == {"Do"}  # what is let through as one
        assert drawn.count("f") == 5
        assert drawn.count("W") == 1
        assert drawn.count("BT") == 3
    path = tmp_path / "memo.pdf"
    path.write_bytes(data)
    program = shutil.which("pdftotext")
    assert program
    said = subprocess.run([program, path, "-"], capture_output=True, check=True).stdout.decode()
    assert "Exports" in said
    assert "2023" in said
    assert "bn" in said


def test_a_photograph_goes_into_the_pdf_as_it_is(plain_template: Template) -> None:
    with Pdf.open(BytesIO(written(of(BARE), plain_template, PDF))) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        assert image.Filter == Name.DCTDecode
        assert image.read_raw_bytes() == SCAN.data


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "I;16"])
def test_the_dots_of_a_png_are_in_the_pdf_as_they_are(mode: str, plain_template: Template) -> None:
    ramp = Image.linear_gradient("L").resize((40, 30)).rotate(30)
    made = BytesIO()
    ramp.convert(mode if mode in {"L", "1", "I;16"} else "RGB").convert(mode).save(made, "PNG")
    for image in (prepared(made.getvalue()), picture.read(made.getvalue())):
        data = written(of(replace(RAMP, image=image)), plain_template, PDF)
        with Pdf.open(BytesIO(data)) as file:
            (held_image,) = file.pages[0].Resources.XObject.values()
            assert isinstance(held_image, Stream)
            seen = PdfImage(held_image).as_pil_image()
        wanted = picture.dots(image)
        assert seen.tobytes() == wanted.data
        assert sound_pdf.faults(data) == []


def test_word_has_a_drawing_as_vectors_and_as_dots(plain_template: Template) -> None:
    docx = written(MEMO, plain_template, WORD)
    held_parts = parts(docx)
    names = {each for each in held_parts if each.startswith("word/media/figure")}
    assert names == {
        "word/media/figure1.png",
        "word/media/figure2.png",
        "word/media/figure2.svg",
        "word/media/figure3.jpg",
    }
    assert read(held_parts["word/media/figure2.svg"]) == chart()
    with Image.open(BytesIO(held_parts["word/media/figure2.png"])) as image:
        measure = plain_template.style.page.measure
        assert image.width == pytest.approx(measure / 72 * 200, abs=1)
        assert image.convert("L").getextrema() == (0, 255)
    assert held_parts["word/media/figure3.jpg"] == SCAN.data
    blips = list(body(docx).iter(f"{A}blip"))
    assert [blip.find(f".//{SVG}svgBlip") is not None for blip in blips] == [False, True, False]
    kinds = held_parts["[Content_Types].xml"].decode()
    assert 'ContentType="image/svg+xml"' in kinds


def test_a_drawing_that_nobody_drew_is_no_word_file(plain_template: Template) -> None:
    assert plain_template.base_docx
    with pytest.raises(KeyError):
        word.write(of(CHART), plain_template.style, plain_template.base_docx)


def test_words_lead_to_a_picture_in_word_pdf_and_html(plain_template: Template) -> None:
    root = body(written(MEMO, plain_template, WORD))
    anchors = {each.get(next(iter(each.attrib))) for each in root.iter("{*}hyperlink")}
    (name,) = anchors
    (start,) = [each for each in root.iter("{*}bookmarkStart") if name in each.attrib.values()]
    run = start.getnext()
    assert run is not None
    assert run.find(f".//{WP}inline") is not None
    page = html.write(MEMO).decode()
    (target,) = set(re.findall(r'href="#(block-\d+)"', page))
    assert f'<figure id="{target}">' in page
    with Pdf.open(BytesIO(written(MEMO, plain_template, PDF))) as file:
        links = [a for p in file.pages for a in p.get("/Annots", [])]
        (place,) = {tuple(map(str, list(a.Dest)[1:])) for a in links}
        (box,) = [each.A.BBox for each in figures(file) if str(each.Alt) == CHART.alt]
        assert float(place[2]) == pytest.approx(float(box[3]), abs=0.02)


def test_a_picture_is_in_the_page_and_at_the_end_of_the_markdown() -> None:
    page = html.write(MEMO).decode()
    assert page.count('<img src="data:image/') == 3
    assert 'alt="Four bars &amp; a &lt;curve&gt;"' in page
    assert '<figcaption dir="ltr">Figure 2. Exports</figcaption></figure>' in page
    assert 'style="width: 30%"' in page
    text = markdown.write(MEMO).decode()
    told, _, rest = text.partition("\n\n[picture-2]: data:image/png;base64,")
    assert "![Four bars \\& a \\<curve\\>][picture-3]\n\n*Figure 2. Exports*" in told
    assert len(told) < 4_000
    assert "[picture-3]: data:image/svg+xml;base64," in rest
    assert "[picture-5]: data:image/jpeg;base64," in rest


def test_a_note_in_a_caption_stands_where_notes_stand(plain_template: Template) -> None:
    cited = replace(CHART, caption=(*CHART.caption, NoteRef("p", 1)))
    for at in (NotesAt.END, NotesAt.FOOT):
        note = Note(1, "p", (Text("The source of the chart."),))
        memo = Memo(replace(META, notes_at=at), (PROSE, cited, PROSE), (note,))
        for form in (WORD, PDF, MARKDOWN, HTML):
            data = written(memo, plain_template, form)
            assert held(memo, data, form) == []
        assert sound_pdf.faults(written(memo, plain_template, PDF)) == []
        assert sound_word.faults(written(memo, plain_template, WORD)) == []


def test_a_picture_without_words_is_a_fault_of_the_file(plain_template: Template) -> None:
    silent = written(of(replace(RAMP, alt="")), plain_template, PDF)
    assert any("Alt" in fault or "alt" in fault for fault in sound_pdf.faults(silent))


def test_each_drawing_is_drawn_once_for_word(plain_template: Template) -> None:
    made = drawings(MEMO, plain_template.style)
    assert list(made) == [3]
    assert not isinstance(CHART.image, Picture)
