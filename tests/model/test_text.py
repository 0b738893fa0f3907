from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model.text import canonical_body, canonical_text, single_line, text_hash
from tests.model.texts import raw_texts

NONCHARACTERS = [
    *range(0xFDD0, 0xFDF0),
    *(p << 16 | n for p in range(17) for n in (0xFFFE, 0xFFFF)),
]
CONTROLS = [n for n in range(0x20) if chr(n) not in "\t\n"]
FORBIDDEN = {*map(chr, NONCHARACTERS), *map(chr, CONTROLS), "\u0085", "\u2028", "\u2029"}


@given(raw_texts)
def test_canonical_text_is_a_fixed_point(raw: str) -> None:
    text = canonical_text(raw)
    assert canonical_text(text) == text


@given(raw_texts)
def test_canonical_text_has_no_forbidden_character(raw: str) -> None:
    text = canonical_text(raw)
    assert not FORBIDDEN & set(text)
    assert not any("\ud800" <= c <= "\udfff" for c in text)
    assert not text.startswith("\ufeff")


@given(raw_texts)
def test_canonical_text_can_be_stored_as_utf_8_and_as_xml(raw: str) -> None:
    text = canonical_text(raw)
    assert text.encode("utf-8").decode("utf-8") == text
    element = ET.Element("text")
    element.text = text
    assert (ET.fromstring(ET.tostring(element)).text or "") == text


@given(raw_texts)
def test_canonical_body_is_canonical_and_a_fixed_point(raw: str) -> None:
    body = canonical_body(raw)
    assert canonical_text(body) == body
    assert canonical_body(body) == body
    lines = body.split("\n")
    assert body == "" or (lines[0].strip() and lines[-1].strip())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_nothing_else_is_changed(raw: str) -> None:
    kept = raw.lstrip("\ufeff").replace("\u2028", "\n").replace("\u2029", "\n")
    assert canonical_text(raw) == kept


@given(st.integers(0xD800, 0xDFFF))
def test_a_lone_surrogate_is_dropped(surrogate: int) -> None:
    assert canonical_text(f"a{chr(surrogate)}b") == "ab"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029"])
def test_each_line_end_is_one_line_feed(end: str) -> None:
    assert canonical_text(f"one{end}two{end}{end}three") == "one\ntwo\n\nthree"


def test_a_carriage_return_and_a_line_feed_with_a_nul_between_are_one_line_end() -> None:
    assert canonical_text("one\r\x00\ntwo") == "one\ntwo"


@pytest.mark.parametrize("start", ["\ufeff", "\ufeff\ufeff", "\x00\ufeff"])
def test_byte_order_marks_at_the_start_are_dropped(start: str) -> None:
    assert canonical_text(f"{start}Talks") == "Talks"


def test_a_byte_order_mark_that_a_blank_line_hid_is_dropped_from_the_body() -> None:
    assert canonical_body("\n \n\ufeffTalks go on.\n\n") == "Talks go on."


@pytest.mark.parametrize(
    "kept", ["\u00a0", "\u00ad", "\u200d", "\u200f", "\u2067", "e\u0301", "\t"]
)
def test_what_belongs_to_the_words_is_kept(kept: str) -> None:
    assert canonical_text(f"a{kept}b") == f"a{kept}b"


def test_nothing_is_composed() -> None:
    assert canonical_text("Lo\u0301pez") == "Lo\u0301pez"


def test_blank_lines_between_paragraphs_stay_as_they_are() -> None:
    assert canonical_body("\n\none\n\n\ntwo\nthree\n \n") == "one\n\n\ntwo\nthree"


def test_a_text_of_blank_lines_has_no_body() -> None:
    assert canonical_body(" \n\t\r\n\u2028") == ""


def test_the_hash_is_that_of_the_utf_8_bytes() -> None:
    assert text_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_hash("López") == "30070e1094641fc5a0fe60121e629b6371348f7f655c96cc57b255bd136a3630"


def test_a_single_line_has_single_spaces() -> None:
    assert single_line("\ufeff  one\r\n two\u00a0\u2028three\x00 ") == "one two three"


def test_no_character_that_can_be_printed_is_changed() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert canonical_text(printable) == printable
    assert canonical_text(f"{printable}\0") == printable  # the way that checks each character
