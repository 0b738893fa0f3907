from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefer.errors import InputError
from briefer.model.anchor import (
    CONTEXT,
    Span,
    find_all,
    holds,
    locate,
    make_anchor,
    occurrence_of,
    shorten,
)
from briefer.model.text import canonical_text
from tests.model.texts import raw_texts


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = canonical_text(draw(raw_texts))
    assume(text)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_a_span())
def test_an_anchor_holds_over_every_kind_of_character(drawn: tuple[str, Span]) -> None:
    text, span = drawn
    anchor = make_anchor(text, span)
    assert text[span.start : span.end] == anchor.quote
    assert holds(text, span.start, span.end, anchor.quote)
    assert text[: span.start].endswith(anchor.prefix)
    assert text[span.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(CONTEXT, span.start)
    assert len(anchor.suffix) == min(CONTEXT, len(text) - span.end)


@given(texts_with_a_span())
def test_an_anchor_holds_after_the_text_was_stored_and_read_again(drawn: tuple[str, Span]) -> None:
    text, span = drawn
    quote = make_anchor(text, span).quote
    again = canonical_text(text.encode("utf-8").decode("utf-8"))
    assert holds(again, span.start, span.end, quote)


@given(texts_with_a_span())
def test_a_quote_with_its_occurrence_leads_back_to_its_place(drawn: tuple[str, Span]) -> None:
    text, span = drawn
    quote = text[span.start : span.end]
    assert locate(text, quote, occurrence_of(text, quote, span.start)) == span


@given(st.text(alphabet="ab", max_size=12), st.text(alphabet="ab", min_size=1, max_size=4))
def test_every_occurrence_is_found_overlapping_ones_too(text: str, quote: str) -> None:
    expected = [i for i in range(len(text)) if text.startswith(quote, i)]
    assert find_all(text, quote) == expected


def test_no_words_are_found_nowhere() -> None:
    assert find_all("text", "") == []


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_an_empty_or_reversed_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(InputError, match="is not a span of text"):
        Span(start, end)


def test_a_span_past_the_end_is_refused() -> None:
    with pytest.raises(InputError, match=r"2:9 reaches past the end of the text \(4 characters\)"):
        make_anchor("text", Span(2, 9))


@pytest.mark.parametrize(
    ("other", "shared"), [(Span(0, 3), True), (Span(2, 9), True), (Span(3, 5), False)]
)
def test_spans_overlap_where_they_share_a_character(other: Span, shared: bool) -> None:
    assert Span(1, 3).overlaps(other) is shared
    assert other.overlaps(Span(1, 3)) is shared


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 0, ""), (-4, -1, "tex"), (1, 99, "ext"), (0, 3, "tax")]
)
def test_a_quote_holds_only_where_its_words_stand(start: int, end: int, quote: str) -> None:
    assert not holds("text", start, end, quote)


def test_words_that_stand_once_need_no_occurrence() -> None:
    assert locate("aid to the region", "aid") == Span(0, 3)


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(InputError, match="“ports” do not stand in the article"):
        locate("aid to the region", "ports")


def test_words_that_stand_several_times_need_their_occurrence() -> None:
    with pytest.raises(InputError, match="stand 2 times in the article; say which occurrence"):
        locate("aid and aid", "aid")
    assert locate("aid and aid", "aid", 2) == Span(8, 11)


@pytest.mark.parametrize("occurrence", [0, -1, 3])
def test_an_occurrence_that_is_not_there_is_refused(occurrence: int) -> None:
    with pytest.raises(InputError, match=f"there is no occurrence {occurrence}"):
        locate("aid and aid", "aid", occurrence)


def test_the_only_occurrence_is_named_as_such() -> None:
    with pytest.raises(InputError, match="stand once in the article; there is no occurrence 2"):
        locate("aid to the region", "aid", 2)


@given(st.text(), st.integers(1, 80))
def test_shortened_words_stand_on_one_line_and_are_short_enough(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1


def test_words_that_fit_are_not_shortened() -> None:
    assert shorten("aid  to\nthe region") == "aid to the region"
    assert shorten("aid to the region", 7) == "aid to…"
