from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.intake.web.tags import LONGEST_TAG, without_long_tags

PAGE = "<html><body><p title='a > b'>He said: 1 < 2 &amp; 3.</p></body></html>"


@pytest.mark.parametrize(
    "html",
    [
        *("", "no tags", PAGE, "<p", "<p title='never closed>", "a < b > c", "<!-- never closed"),
        f"<script>{'if (a<b) c = 1; ' * 9000}</script>{PAGE}",
        f"<STYLE>{'p>b { } ' * 20_000}</Style>{PAGE}",
        f"<!-- <p {'a=1 ' * 40_000} -->{PAGE}",
        f"<p {'a ' * 30_000}>short enough</p>",
    ],
)
def test_a_page_without_long_tags_is_left_as_it_is(html: str) -> None:
    assert without_long_tags(html) == html


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f'a{n}="x"' for n in range(50_000)),
        " ".join(f'a{n}=">"' for n in range(50_000)),
        " ".join(f"a{n}='>'" for n in range(50_000)),
        " ".join(f"a{n}" for n in range(50_000)),
        " ".join(f'a{n}="' for n in range(50_000)),
    ],
)
def test_a_tag_with_very_many_attributes_is_found(attributes: str) -> None:
    assert without_long_tags(f"<html><p>words</p><p {attributes}>words</p></html>") is None


def test_a_tag_that_never_ends_is_found() -> None:
    assert without_long_tags("<p>words</p><a" + " x" * LONGEST_TAG) is None


def test_a_tag_behind_a_script_is_found() -> None:
    html = f"<SCRIPT>x</sCript><p {'a ' * LONGEST_TAG}>"
    assert without_long_tags(html) is None


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_picture_inside_an_attribute_is_dropped(quote: str) -> None:
    picture = "data:image/png;base64," + "A" * 200_000
    html = f"<p>before</p><img alt='a bridge' src={quote}{picture}{quote}><p>after</p>"
    assert without_long_tags(html) == "<p>before</p><img alt='a bridge' src=\"\"><p>after</p>"


@given(st.text(alphabet="<>/!-= \"'ap\n", max_size=80))
def test_no_page_makes_it_fail(html: str) -> None:
    assert without_long_tags(html) == html
