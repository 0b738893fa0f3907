"""Word is told the language of words, so that it spells and reads them out as what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from briefer.memo.document import Extract, Memo, Para
from briefer.memo.word.writer import write
from briefer.model.inline import InlineExtract, Text
from briefer.model.voice import Voice
from tests.memo.word.test_writer import META, W, body, part, runs_with, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from briefer.memo.style import Style

SPANISH = "lo que se ayude a los puertos"
ARABIC = "وقال الوزير إن المحادثات كانت مفيدة للجميع"
HEBREW = "שר התחבורה אמר כי השיחות היו מועילות"
CHINESE = "部长说会谈很有用"


def languages(run: etree._Element) -> dict[str, str]:
    """Return what a run says of its language, by the kind of letters."""
    found = run.find(f"{W}rPr/{W}lang")
    given = [] if found is None else found.items()
    return {str(name).removeprefix(W): str(value) for name, value in given}


def memo(words: str, foreign: str, *, language: str = "en") -> Memo:
    quoted = InlineExtract("p", words, Voice.OWN)
    blocks = (
        Extract(
            (Text("She said: "), quoted, Text(".")),
            Voice.OWN,
            "p",
            (Text("Our translation: to help the ports."),),
        ),
        Para((Text("In a line: "), quoted)),
    )
    meta = replace(META, language=language)
    return Memo(meta, blocks, foreign=(("p", foreign),) if foreign else ())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (SPANISH, "es", {"val": "es-MX"}),
        (SPANISH, "es-ES", {"val": "es-ES"}),
        (ARABIC, "ar", {"bidi": "ar-SA"}),
        (HEBREW, "he", {"bidi": "he-IL"}),
        (CHINESE, "zh", {"eastAsia": "zh-CN"}),
        (SPANISH, "gsw", {"val": "gsw"}),
        (SPANISH, "", {}),
        (SPANISH, 'x"/>', {}),
        (HEBREW, "", {"bidi": "he-IL"}),
    ],
)
def test_a_quotation_says_its_language_and_nothing_else_does(
    sheet: Style, base_docx: bytes, words: str, code: str, said: dict[str, str]
) -> None:
    written = body(write(memo(words, code), sheet, base_docx))
    quoted = runs_with(written, words)
    assert [languages(run) for run in quoted] == [said, said]
    others = [run for run in written.iter(f"{W}r") if run not in quoted]
    assert {str(languages(run)) for run in others} == {"{}"}


def test_a_translation_in_the_place_of_a_quotation_is_in_the_memos_language(
    sheet: Style, base_docx: bytes
) -> None:
    printed = InlineExtract("p", "to help the ports", Voice.OWN)
    original = InlineExtract("p", SPANISH, Voice.OWN)
    block = Extract((printed,), Voice.OWN, "p", original=original)
    written = body(write(Memo(META, (block,), foreign=(("p", "es"),)), sheet, base_docx))
    (run,) = runs_with(written, "to help")
    assert languages(run) == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", {"val": "en-US", "eastAsia": "en-US", "bidi": "ar-SA"}),
        ("es", {"val": "es-MX", "eastAsia": "es-MX", "bidi": "ar-SA"}),
        ("he", {"val": "he-IL", "eastAsia": "he-IL", "bidi": "he-IL"}),
    ],
)
def test_all_else_is_in_the_memos_language(
    sheet: Style, base_docx: bytes, language: str, said: dict[str, str]
) -> None:
    docx = write(memo(SPANISH, "", language=language), sheet, base_docx)
    found = part(docx, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert found is not None
    assert {str(name).removeprefix(W): value for name, value in found.items()} == said


def test_the_full_stop_of_a_paragraph_that_runs_to_the_left_does_too(
    sheet: Style, base_docx: bytes
) -> None:
    written = body(write(memo(ARABIC, "ar"), sheet, base_docx))
    paragraphs = [p for p in written.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    said = {
        text_of(run): run.find(f"{W}rPr/{W}rtl") is not None
        for paragraph in paragraphs
        for run in paragraph.iter(f"{W}r")
        if text_of(run)
    }
    assert said[f"“{ARABIC}”"]
    assert said["."]
    left = memo(SPANISH, "es")
    assert not list(body(write(left, sheet, base_docx)).iter(f"{W}rtl"))


def test_languages_bring_no_findings(sheet: Style, base_docx: bytes, tmp_path: Path) -> None:
    for number, (words, code) in enumerate([(SPANISH, "es"), (ARABIC, "ar"), (CHINESE, "zh")]):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(write(memo(words, code), sheet, base_docx))
        assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
