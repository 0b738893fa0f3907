"""An English memo that quotes Spanish, Arabic, Hebrew, Hindi, Chinese and emoji is right in all."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document
from docx.oxml.ns import qn
from pikepdf import Pdf

from briefer.memo.direction import is_rtl
from briefer.memo.document import NotesAt
from briefer.memo.pdf import system_fonts
from briefer.paths import resources
from tests.memo.formats import many_scripts, sound_pdf, sound_word, structure
from tests.memo.formats.active import active
from tests.memo.formats.lines import FORMS, HTML, PDF, WORD, Form
from tests.memo.formats.reading_html import page_of
from tests.memo.formats.reading_word import xml_of
from tests.memo.formats.test_four_formats import SUFFIXES, held, written

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from briefer.memo.template import Template

RIGHT_TO_LEFT: Final = ("ar", "he")


@pytest.fixture(autouse=True)
def _no_fonts_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with the shipped fonts alone, whatever this machine has."""
    monkeypatch.setattr(system_fonts, "_files", dict)


@pytest.mark.parametrize("at", [NotesAt.END, NotesAt.FOOT])
@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
def test_every_format_says_the_same(form: Form, at: NotesAt, plain_template: Template) -> None:
    memo = many_scripts.memo(at)
    data = written(memo, plain_template, form)
    assert held(memo, data, form) == []
    assert active(data, form) == []


def test_both_files_are_sound(plain_template: Template) -> None:
    memo = many_scripts.memo()
    assert sound_word.faults(written(memo, plain_template, WORD)) == []
    assert sound_pdf.faults(written(memo, plain_template, PDF)) == []


def paragraph_with(docx: bytes, words: str) -> Paragraph:
    """Return the paragraph of the quotation, not that of a list."""
    every = Document(BytesIO(docx)).paragraphs
    (found,) = (
        p
        for p in every
        if words in "".join(t.text or "" for t in xml_of(p).iter(qn("w:t")))
        and p.style is not None
        and p.style.name == "Own Words"
    )
    return found


@pytest.mark.parametrize("language", list(many_scripts.QUOTATIONS))
def test_word_says_which_way_and_in_what_language_a_quotation_runs(
    language: str, plain_template: Template
) -> None:
    words = many_scripts.QUOTATIONS[language]
    paragraph = xml_of(paragraph_with(written(many_scripts.memo(), plain_template, WORD), words))
    (run,) = (
        r
        for r in paragraph.iter(qn("w:r"))
        if words in "".join(t.text or "" for t in r.iter(qn("w:t")))
    )
    is_rtl = language in RIGHT_TO_LEFT
    assert bool(paragraph.findall(f"{qn('w:pPr')}/{qn('w:bidi')}")) is is_rtl
    assert bool(run.findall(f"{qn('w:rPr')}/{qn('w:rtl')}")) is is_rtl
    said = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    kind = {"ar": "bidi", "he": "bidi", "hi": "bidi", "zh": "eastAsia"}.get(language, "val")
    if language == "en":  # the memo's own
        assert said is None
    else:
        assert said is not None
        assert said.get(qn(f"w:{kind}"), "").startswith(language)


def test_html_runs_the_way_that_word_and_the_pdf_do(plain_template: Template) -> None:
    page = page_of(written(many_scripts.memo(), plain_template, HTML))
    named = [
        each for each in page.iter("p", "li", "td", "th", "h1", "h2", "bdi") if each.get("dir")
    ]
    assert len(named) >= 30
    for each in named:
        words = each.text_content().replace("↩", "")
        assert each.get("dir") == ("rtl" if is_rtl(words) else "ltr"), words
    assert [each.get("dir") for each in page.iter("bdi")] == [
        "rtl" if language in RIGHT_TO_LEFT else "ltr" for language in many_scripts.QUOTATIONS
    ]


def drawn(data: bytes) -> str:
    """Return what the glyphs of all pages stand for, in the order in which they are drawn."""
    with Pdf.open(BytesIO(data)) as file:
        return "".join(structure.drawn(page) for page in file.pages)


def test_the_pdf_draws_each_letter_with_a_glyph_or_as_its_code(plain_template: Template) -> None:
    data = written(many_scripts.memo(), plain_template, PDF)
    seen = drawn(data)
    for language, words in many_scripts.QUOTATIONS.items():
        for letter in filter(str.isalpha, words):
            shown = letter if language != "zh" else f"[U+{ord(letter):04X}]"
            assert shown in seen, (language, letter)
    assert "[U+1F642]" in seen
    assert "移" not in seen
    codes = {letter for words in many_scripts.QUOTATIONS.values() for letter in words}
    assert not {f"[U+{ord(letter):04X}]" for letter in codes if letter in "سנनñ"} & {seen}


def test_no_glyph_is_the_one_for_what_a_font_does_not_have(plain_template: Template) -> None:
    with Pdf.open(BytesIO(written(many_scripts.memo(), plain_template, PDF))) as file:
        for page in file.pages:
            assert 0 not in structure.glyphs(page)


def test_a_font_of_the_system_draws_chinese_where_there_is_one(
    plain_template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Any font will do to see that it is asked: this one stands in for one with Chinese letters.
    found = {"notoserifcjksc-regular.otf": resources() / "fonts" / "NotoSans-Regular.ttf"}
    asked: list[str] = []
    monkeypatch.setattr(system_fonts, "_files", lambda: found)
    real = system_fonts._face  # noqa: SLF001 - it is called, and watched

    def watched(path: object, number: int) -> object:
        asked.append(str(path))
        return real(path, number)  # type: ignore[arg-type]  # a path

    monkeypatch.setattr(system_fonts, "_face", watched)
    written(many_scripts.memo(), plain_template, PDF)
    assert asked
