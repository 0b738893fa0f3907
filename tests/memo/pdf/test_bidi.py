from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from briefer.memo.pdf.bidi import levels, visual_order

LETTERS = 'ab אבاب12٣٤+-%$,.: ()[]!"\u0301\u05b8\u2066\u2067\u2068\u2069'


def shown(text: str, *, rtl: bool) -> str:
    return "".join(text[place] for place in visual_order(levels(text, rtl=rtl)))


@given(st.text(LETTERS, max_size=16), st.booleans())
def test_letters_stand_as_another_reading_of_the_standard_puts_them(text: str, rtl: bool) -> None:
    assert shown(text, rtl=rtl) == get_display(text, base_dir="R" if rtl else "L")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אמר (USMCA) היום", "םויה )USMCA( רמא"),
        ("אמר ABC (DEF) היום", "םויה ABC (DEF) רמא"),
        ("12.5% אבג", "גבא 12.5%"),
        ("א\u202aab\u202cב", "בab\u202c\u202aא"),
        ("\u202eab", "ba\u202e"),
    ],
)
def test_brackets_and_numbers_in_a_line_from_right_to_left(text: str, expected: str) -> None:
    assert shown(text, rtl=True) == expected


def test_what_is_nested_too_deep_is_left_where_it_is() -> None:
    assert len(shown("\u202b\u202a" * 200 + "ab" + "\u202c" * 400, rtl=False)) == 802
    assert len(shown("\u2067" * 200 + "ab" + "\u2069" * 200, rtl=False)) == 402
