from __future__ import annotations

from typing import Final

import pytest

from briefer.memo.pdf import fonts
from briefer.memo.pdf.fonts import Look
from briefer.memo.pdf.lines import Line, Ruler, lines

SERIF: Final = Look("LiberationSerif", 12)
BOLD: Final = Look("LiberationSerif", 12, bold=True)


def texts(broken: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in broken]


def seen(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces if not piece.look.hidden)


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
    assert all(line.pieces[-1].text == "-" for line in broken[1:-1])


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
    assert texts(lines([("ש\u05c1\u05b8ל", SERIF)], 200, Ruler(), rtl=True)) == ["לש\u05c1\u05b8"]


def test_arabic_letters_are_joined() -> None:
    (text,) = texts(lines([("سلام", SERIF)], 200, Ruler(), rtl=True))
    assert len(text) == 3
    assert all("\ufb50" <= letter <= "\ufeff" for letter in text)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain", [("LiberationSerif-Regular", "plain")]),
        ("▲ for", [("LiberationSerif-Regular", "▲ for")]),
        ("so 😀 so", [
            ("LiberationSerif-Regular", "so "),
            ("DejaVuSans", "😀 "),
            ("LiberationSerif-Regular", "so"),
        ]),
        ("中", [("LiberationSerif-Regular", "[U+4E2D]")]),
        ("soft\u00adhyphen\u200d\u2060", [("LiberationSerif-Regular", "softhyphen")]),
        ("\u00ad", []),
        ("x\u0332", [("LiberationSerif-Regular", "x\u0332")]),
    ],
)  # fmt: skip
def test_a_letter_is_drawn_by_the_first_font_that_has_it(
    text: str, drawn: list[tuple[str, str]]
) -> None:
    assert [(each.face, each.drawn) for each in fonts.cut(text, SERIF.chain)] == drawn


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("so 😀 so", ["", "", ""]),
        ("a 中 b", ["", "中", ""]),
        ("🙂👍🏽", ["🙂", "👍", "🏽"]),
        ("👩\u200d💻!", ["👩\u200d", "💻", ""]),
        ("❤\ufe0f", ["❤\ufe0f"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("soft\u00adhyphen", [""]),
    ],
)
def test_what_no_font_draws_copies_out_as_what_it_is(text: str, meant: list[str]) -> None:
    assert [each.meant for each in fonts.cut(text, SERIF.chain)] == meant


def test_a_bold_letter_falls_back_to_bold() -> None:
    assert fonts.cut("ﻡ", BOLD.chain) == [("DejaVuSans-Bold", "ﻡ", "")]


def test_a_letter_and_its_accent_are_drawn_as_one() -> None:
    ((_, drawn, _),) = fonts.cut("e\u0301", SERIF.chain)
    assert len(drawn) == 1
    assert drawn != "é"
    assert fonts.width("e\u0301", SERIF) == fonts.width("é", SERIF)
