from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.intake.decode import decode

SPANISH = "Las autoridades de México se reunieron. ¿Qué pasará mañana? «Es una señal», dijo."
ENGLISH = "The minister said “we will see” – that’s all."
RUSSIAN = "Президент заявил, что переговоры продолжатся в декабре этого года в Москве. " * 3
POLISH = "Prezydent powiedział, że rozmowy będą kontynuowane w grudniu tego roku w Łodzi. " * 3
JAPANESE = "大統領は、今年十二月に東京で協議を続けると述べた。" * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding(mark: bytes, encoding: str) -> None:
    found = decode(mark + SPANISH.encode(encoding), declared="koi8-r")
    assert found is not None
    assert (found.text, found.encoding, found.known_by) == (SPANISH, encoding, "byte order mark")


def test_a_declaration_is_believed() -> None:
    found = decode(POLISH.encode("iso-8859-2"), declared=" ISO-8859-2 ")
    assert found is not None
    assert (found.text, found.encoding) == (POLISH, "iso8859-2")
    assert found.known_by == "declaration"


@pytest.mark.parametrize(
    ("declared", "written"),
    [("iso-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("latin1", "cp1252")],
)
def test_a_declaration_means_what_browsers_take_it_for(declared: str, written: str) -> None:
    found = decode(ENGLISH.encode(written), declared)
    assert found is not None
    assert (found.text, found.encoding) == (ENGLISH, written)


def test_valid_utf_8_is_not_read_as_the_letters_that_a_wrong_declaration_names() -> None:
    found = decode(SPANISH.encode("utf-8"), declared="iso-8859-1")
    assert found is not None
    assert (found.text, found.known_by) == (SPANISH, "trial")


@pytest.mark.parametrize(
    "declared", ["", "no such thing", "zlib", "rot13", "unicode_escape", "utf-7", "idna", "utf-16"]
)
def test_a_declaration_that_no_document_can_have_is_left_aside(declared: str) -> None:
    found = decode(SPANISH.encode("utf-8"), declared)
    assert found is not None
    assert (found.text, found.encoding) == (SPANISH, "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "cp1252"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (SPANISH, "utf-16-le"),
        (SPANISH, "utf-16-be"),
        ("Only plain letters here", "utf-16-le"),
    ],
)
def test_without_a_mark_or_declaration_the_text_is_guessed_right(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found is not None
    assert (found.text, found.known_by) == (text, "guess")


def test_a_few_bad_bytes_do_not_spoil_a_utf_8_text() -> None:
    found = decode(SPANISH.encode("utf-8") + b" cut \xe2\x80")
    assert found is not None
    assert found.text == f"{SPANISH} cut \ufffd"
    assert (found.encoding, found.replaced) == ("utf-8", 1)


@given(st.text())
def test_whatever_is_written_as_utf_8_is_read_back(text: str) -> None:
    data = text.encode("utf-8")
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    found = decode(data if not marked else b"." + data)
    assert found is not None
    if found.known_by == "trial":
        assert found.text == (text if not marked else f".{text}")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found.text, str)
