"""Figures of the press in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.memo.amounts import figure_words
from briefer.model.passage import Figure

if TYPE_CHECKING:
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(low=191000, qualifier="more than"), "more than 191,000"),
        (Figure(high=10000, qualifier="up to"), "up to 10,000"),
        (Figure(high=10000), "up to 10,000"),
        (Figure(low=200), "200 or more"),
        (Figure(low=200, high=300, measure="boats"), "200 to 300 boats"),
        (Figure(low=200, high=300, qualifier="about"), "about 200 to 300"),
        (Figure(low=2.5, high=2.5), "2.5"),
        (Figure(measure="many", place="the strait"), "many (the strait)"),
        (Figure(low=5, high=5, place="the strait", period="one week"), "5 (the strait, one week)"),
    ],
)
def test_a_figure_says_its_bounds_as_far_as_they_are_known(
    figure: Figure, words: str, wording: Wording
) -> None:
    assert figure_words(figure, wording) == words


@pytest.mark.parametrize(
    ("low", "high", "english", "spanish"),
    [
        (106e9, 106e9, "106~billion boats", "106~mil~millones de boats"),
        (10**9, 10**9, "1~billion boats", "mil~millones de boats"),
        (10**6, 10**6, "1~million boats", "1~millón de boats"),
        (1250000, 1250000, "1.25~million boats", "1.25~millones de boats"),
        (1e12, 2.5e12, "1~trillion to 2.5~trillion boats", "1~billón a 2.5~billones de boats"),
        (800000, 10**6, "800,000 to 1~million boats", "800,000 a 1~millón de boats"),
        (2 * 10**6, None, "2~million or more boats", "2~millones o más de boats"),
        (1234567, 1234567, "1,234,567 boats", "1,234,567 boats"),
        (999999, 999999, "999,999 boats", "999,999 boats"),
    ],
)
def test_large_round_figures_are_said_with_their_scale(
    low: float, high: float | None, english: str, spanish: str, template: Template
) -> None:
    figure = Figure(low=low, high=high, measure="boats")
    said = [figure_words(figure, template.wording(language)) for language in ("en", "es")]
    assert [words.replace("\u00a0", "~") for words in said] == [english, spanish]
