from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefer.model.text import canonical_text
from briefer.model.utf16 import Utf16Map
from tests.model.texts import raw_texts


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(raw_texts)
def test_every_offset_is_that_of_the_encoded_text(raw: str) -> None:
    text = canonical_text(raw)
    mapped = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = units(text[:point])
        assert mapped.to_units(point) == unit
        assert mapped.to_point(unit) == point


@given(raw_texts)
def test_an_offset_inside_a_pair_is_that_of_its_character(raw: str) -> None:
    text = canonical_text(raw)
    mapped = Utf16Map(text)
    for point, character in enumerate(text):
        if character > "\uffff":
            assert mapped.to_point(units(text[:point]) + 1) == point


@given(st.lists(st.sampled_from("a😀"), max_size=300).map("".join), st.data())
def test_offsets_never_run_backwards(text: str, data: st.DataObject) -> None:
    mapped = Utf16Map(text)
    low = data.draw(st.integers(0, units(text)))
    high = data.draw(st.integers(low, units(text)))
    assert mapped.to_point(low) <= mapped.to_point(high)


def test_a_text_without_astral_characters_needs_no_mapping() -> None:
    mapped = Utf16Map("López Obrador")
    assert [mapped.to_units(n) for n in range(14)] == list(range(14))
    assert [mapped.to_point(n) for n in range(14)] == list(range(14))


def test_offsets_behind_the_end_stay_behind_the_end() -> None:
    mapped = Utf16Map("a😀")
    assert mapped.to_units(5) == 6
    assert mapped.to_point(6) == 5
