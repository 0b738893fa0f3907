"""Figures of the press in words: how many of what, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.marks import without_marks

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from briefer.model.passage import Figure

_SCALES: Final = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
"""As English counts; Spanish has words of its own for them."""
_PLACES: Final = 100
"""A number with no more than two decimals is said with a scale: `1.25 million`."""


def figure_words(figure: Figure, wording: Wording) -> str:
    """Return a figure in words: `nearly 50,000 processed (US-Mexico border, one week)`."""
    words = _amount(figure, wording)
    if figure.measure:
        last = figure.low if figure.high is None else figure.high
        key = "figure.of_scaled" if last is not None and _scaled(last) else "figure.of"
        measure = figure.measure
        words = wording.say(key, amount=words, measure=measure) if words else measure
    period = wording.date_or_words(figure.period) if figure.period else None
    where = [part for part in (figure.place, period) if part]
    return without_marks(f"{words} ({', '.join(where)})" if where else words)


def _amount(figure: Figure, wording: Wording) -> str:
    low, high = (_number(end, wording) for end in (figure.low, figure.high))
    if low and high and low != high:
        words = wording.say("figure.between", low=low, high=high)
        return f"{figure.qualifier} {words}" if figure.qualifier else words
    if figure.qualifier or (low and high):
        return " ".join(part for part in (figure.qualifier, low or high) if part)
    if low:
        return wording.say("figure.at_least", low=low)
    return wording.say("figure.at_most", high=high) if high else ""


def _number(value: float | None, wording: Wording) -> str:
    if value is None:
        return ""
    if scaled := _scaled(value):
        name, count = scaled
        form = "one" if count == 1 else "more"
        return wording.say(f"number.{name}.{form}", n=wording.figures(_plain(count)))
    return wording.figures(_plain(value))


def _scaled(value: float) -> tuple[str, float] | None:
    """Return the scale that a round number is said with, and how many there are of it."""
    for name, scale in _SCALES:
        if value >= scale:
            is_round = value * _PLACES % scale == 0
            return (name, value / scale) if is_round else None
    return None


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
