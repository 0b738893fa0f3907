from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.pdf import fonts, mixed_lines, system_fonts
from briefer.memo.pdf.breaking import PLAIN
from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.letters import cut
from briefer.memo.pdf.line import Line
from briefer.memo.pdf.lines import lines
from briefer.memo.pdf.ruler import Piece, Ruler

SERIF: Final = Look("LiberationSerif", 12)
BOLD: Final = Look("LiberationSerif", 12, bold=True)
FACES: Final = fonts.chain("LiberationSerif", bold=False, italic=False)


def drawn(piece: Piece) -> str:
    """Return the text that a piece copies out as, glyph by glyph from left to right."""
    codes = re.findall(r"\((.*?)(?<!\\)\)", piece.code, re.DOTALL) if piece.shaped else [piece.code]
    numbers = "".join(codes).encode("latin-1")
    plain = re.sub(
        rb"\\([()\\rn])", lambda found: {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1]), numbers
    )
    pairs = zip(plain[::2], plain[1::2], strict=True)
    return "".join(piece.font.text_of(high << 8 | low) for high, low in pairs)


def texts(broken: list[Line]) -> list[str]:
    """Return the text of each line as it is drawn, without the space that it was broken at."""
    return [seen_or_hidden(line).rstrip() for line in broken]


def seen_or_hidden(line: Line) -> str:
    return "".join(drawn(piece) for piece in line.pieces)


def seen(line: Line) -> str:
    return "".join(drawn(piece) for piece in line.pieces if not piece.look.hidden)


@pytest.fixture
def _shipped_fonts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with the shipped fonts alone, whatever this machine has."""
    monkeypatch.setattr(system_fonts, "_files", dict)


def test_no_line_is_wider_than_the_measure_and_no_word_is_lost() -> None:
    text = "The quick brown fox jumps over the lazy dog " * 40
    broken = lines([(text, SERIF)], 200, Ruler())
    assert all(line.width <= 200 for line in broken)
    assert " ".join(texts(broken)) == text.strip()


def test_no_line_ends_in_a_hyphen_of_the_text() -> None:
    text = "cross-border pre- and post-war – a - b -- c " * 30
    for width in range(150, 200, 3):
        broken = texts(lines([(text, SERIF)], width, Ruler()))
        assert not any(line.rstrip().endswith("-") for line in broken)
        assert " ".join(broken) == text.strip()


def test_a_note_stays_with_its_word() -> None:
    mark = Look("LiberationSerif", 8, rise=4)
    text = [("filling words before the last", SERIF), ("17", mark), (" and more", SERIF)]
    for width in range(40, 200, 7):
        broken = lines(text, width, Ruler())
        assert any("last17" in text for text in texts(broken))


def test_a_line_feed_ends_a_line_and_an_empty_line_stays() -> None:
    assert texts(lines([("a\n\nb ", SERIF), ("\nc", BOLD)], 200, Ruler())) == ["a", "", "b", "c"]


def test_text_without_words_is_one_empty_line() -> None:
    assert texts(lines([], 200, Ruler())) == [""]
    assert texts(lines([("  ", SERIF)], 200, Ruler())) == [""]


def test_a_word_wider_than_the_line_is_broken_where_it_must_be() -> None:
    word = "0123456789" * 30
    broken = lines([("see ", SERIF), (word, SERIF), (" end", SERIF)], 200, Ruler())
    assert all(line.width <= 200 for line in broken)
    assert "".join(seen(line) for line in broken).replace(" ", "") == f"see{word}end"
    assert all(drawn(line.pieces[-1]) == "-" for line in broken[1:-1])


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "withstanding", ["with\u00ad", "stand\u00ad", "ing"]),
        ("es", "“inmigración”,", ["“inmi\u00ad", "gra\u00ad", "ción”,"]),
        ("xx", "withstanding", ["withsta-", "nding"]),
        ("", "withstanding", ["withsta-", "nding"]),
        ("en", "withstanding/7", ["withsta-", "nding/7"]),
    ],
)
def test_a_word_wider_than_the_line_is_broken_between_its_syllables(
    language: str, word: str, expected: list[str]
) -> None:
    broken = lines([(word, SERIF)], 40, Ruler(language))
    assert texts(broken) == expected
    assert all(line.width <= 40 for line in broken)


def test_the_first_line_may_hang() -> None:
    text = "word " * 60
    hung = lines([(text, SERIF)], 200, Ruler(), first=-50)
    assert hung[0].width > 200
    assert all(line.width <= 200 for line in hung[1:])


def test_a_text_of_a_million_characters_is_broken_without_growing_slow() -> None:
    broken = lines([("many small words " * 60_000, SERIF)], 400, Ruler())
    assert sum(len(text.split()) for text in texts(broken)) == 180_000


def test_hebrew_is_drawn_from_right_to_left_and_a_number_in_it_from_left_to_right() -> None:
    assert texts(lines([("אבג 12 דה", SERIF)], 200, Ruler(), rtl=True)) == ["הד 12 גבא"]


def test_a_hebrew_name_in_a_line_keeps_its_place() -> None:
    assert texts(lines([("say אבג (x)", SERIF)], 200, Ruler())) == ["say גבא (x)"]


def test_accents_of_a_reversed_letter_stay_behind_it() -> None:
    (text,) = texts(lines([("ש\u05c1\u05b8ל", SERIF)], 200, Ruler(), rtl=True))
    assert text.replace("\u200b", "") == "לש\u05c1\u05b8"


def test_arabic_letters_are_joined_and_copy_out_as_themselves() -> None:
    (line,) = lines([("سلام", SERIF)], 200, Ruler(), rtl=True)
    (piece,) = line.pieces
    assert piece.font.face.name == "BrieferArabic-Regular"
    apart = sum(lines([(letter, SERIF)], 200, Ruler())[0].width for letter in "سلام")
    assert line.width < 0.8 * apart
    assert sorted(drawn(piece)) == sorted("سلام")


def test_a_letter_after_a_lowered_accent_stands_on_the_line_again() -> None:
    (line,) = lines([("مَرْحَبًا", SERIF)], 200, Ruler(), rtl=True)
    (piece,) = line.pieces
    heights = [float(height) for height in re.findall(r"(\S+) Ts", piece.code)]
    assert min(heights) < -4
    assert heights[-1] == 0
    assert re.search(r"-\S+ Ts \[[^\]]*\]TJ 0.00 Ts \[", piece.code)


def test_a_mark_of_a_note_stands_left_of_the_right_to_left_word_that_it_follows() -> None:
    mark = Look("LiberationSerif", 8, rise=4, note=17)
    (line,) = lines([("“שלום”", SERIF), ("17", mark)], 200, Ruler(), rtl=True)
    assert [drawn(piece) for piece in line.pieces] == ["17", "”םולש“"]


def test_chinese_breaks_between_letters_but_not_before_a_full_stop() -> None:
    text = "外交部长表示移民是一项共同的挑战。" * 9
    broken = [
        "".join(piece.meant or drawn(piece) for piece in line.pieces)
        for line in lines([(text, SERIF)], 200, Ruler())
    ]
    assert len(broken) > 5
    assert not any(line.startswith("。") for line in broken)
    assert "".join(broken) == text


@pytest.mark.parametrize(
    "texts_in_turn", [("。\u0301", "。"), ("。", "。\u0301"), ("中\u0301", "中中")]
)
def test_a_letter_with_an_accent_is_not_taken_for_one_without(
    texts_in_turn: tuple[str, ...],
) -> None:
    """A font with PostScript outlines has one code for a glyph, whatever stands on it."""
    ruler = Ruler()
    for text in texts_in_turn:
        (line,) = lines([(text, SERIF)], 200, ruler)
        copied = "".join(piece.meant or drawn(piece) for piece in line.pieces)
        assert copied.replace("\u200b", "") == text


def test_hindi_letters_are_joined_and_meant() -> None:
    (line,) = lines([("क्षत्रिय", SERIF)], 200, Ruler())
    assert [piece.font.face.name for piece in line.pieces] == ["BrieferDevanagari-Regular"]
    assert [piece.meant for piece in line.pieces] == ["क्षत्रिय"]


def test_a_line_is_the_same_whichever_way_it_is_filled() -> None:
    text = [("The minister: “", SERIF), ("we will not go", BOLD), ("” ", SERIF), ("now", SERIF)]
    for width in range(60, 300, 9):
        plain = lines(text, width, Ruler())
        mixed = [
            Line(pieces, sum(piece.width for piece in pieces), hyphenated)
            for pieces, hyphenated in mixed_lines.fill(text, width, Ruler(), 0, PLAIN, rtl=False)
        ]
        assert texts(plain) == texts(mixed)
        for one, other in zip(plain, mixed, strict=True):
            assert one.width == pytest.approx(other.width)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("LiberationSerif", "plain")]),
        ("▲for", [("LiberationSerif", "▲for")]),
        ("so😀so", [("LiberationSerif", "so"), ("DejaVuSans", "😀"), ("LiberationSerif", "so")]),
        ("\U00012000", [("LiberationSerif", "[U+12000]")]),
        ("soft\u00adhyphen\u200d\u2060", [("LiberationSerif", "softhyphen")]),
        ("\u00ad", []),
        ("x\u0332", [("LiberationSerif", "x\u0332")]),
        ("می\u200cخواهم", [("BrieferArabic-Regular", "می\u200cخواهم")]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("_shipped_fonts_alone")
def test_a_letter_is_drawn_by_the_first_font_that_has_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(each.face.name, each.drawn) for each in cut(text, FACES)] == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("so 😀 so", ["", "", ""]),
        ("a \U00012000 b", ["", "\U00012000", ""]),
        ("🙂👍🏽", ["🙂", "👍", "🏽"]),
        ("👩\u200d💻!", ["👩\u200d", "💻", ""]),
        ("❤\ufe0f", ["❤\ufe0f"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("soft\u00adhyphen", [""]),
    ],
)
@pytest.mark.usefixtures("_shipped_fonts_alone")
def test_what_no_font_draws_copies_out_as_what_it_is(text: str, meant: list[str]) -> None:
    assert [each.meant for each in cut(text, FACES)] == meant


def test_a_bold_letter_falls_back_to_bold() -> None:
    bold = fonts.chain("LiberationSerif", bold=True, italic=False)
    assert [each.face.name for each in cut("😀", bold)] == ["DejaVuSans-Bold"]


def test_a_letter_and_its_accent_are_drawn_as_one() -> None:
    (line,) = lines([("e\u0301", SERIF)], 200, Ruler())
    assert line.width == pytest.approx(lines([("é", SERIF)], 200, Ruler())[0].width)
    assert texts([line]) == ["e\u0301"]


LETTERS: Final = "ab éñß Ω я – “”()-12 中文。 한국 क्षा ☺😀\U00012000\u00ad\u200d\ufe0f\u0301 "


@given(st.lists(st.text(LETTERS, max_size=40), min_size=1, max_size=4), st.integers(30, 300))
def test_whatever_the_letters_no_line_is_too_wide_and_no_word_is_lost(
    given_texts: list[str], width: int
) -> None:
    looks = [SERIF, BOLD, Look("LiberationSans", 9, italic=True), Look("NotoSerif", 14)]
    text = list(zip(given_texts, looks, strict=False))
    broken = lines(text, width, Ruler("en"))
    assert all(line.width <= width + 0.01 or is_one_letter(line) for line in broken)
    copied = "".join(
        piece.meant or drawn(piece)
        for line in broken
        for piece in line.pieces
        if not piece.look.hidden
    )
    assert NOT_KEPT.sub("", copied) == NOT_KEPT.sub("", "".join(given_texts))


NOT_KEPT: Final = re.compile("[\\s\u00ad\u200b-\u200f\ufe0f]")
"""White space, and what is not drawn."""


def is_one_letter(line: Line) -> bool:
    """Say whether a line holds one letter alone, or its code."""
    return sum(bool(piece.width) for piece in line.pieces) == 1
