"""A figure in words, and its words as they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.passage import Figure

_DOT = " · "
_PARTS = ("measure", "place", "period")


def figure_words(figure: Figure) -> str:
    """Return qualifier, number, measure, place and period, as far as they are set."""
    number = _number(figure)
    if figure.qualifier:
        number = f"{figure.qualifier} {number}"
    return _DOT.join(filter(None, (number, figure.measure, figure.place, figure.period)))


def typed_words(figure: Figure) -> str:
    """Return measure, place and period as one line to edit."""
    return "; ".join(getattr(figure, part) or "" for part in _PARTS).rstrip("; ")


def with_words(figure: Figure, typed: str) -> Figure:
    """Return the figure with measure, place and period as they stand in an edited line."""
    parts = [part.strip() or None for part in typed.split(";", len(_PARTS) - 1)]
    parts += [None] * (len(_PARTS) - len(parts))
    measure, place, period = parts
    return replace(figure, measure=measure, place=place, period=period)


def _number(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None or high is None or low == high:
        value = high if low is None else low
        return tr("no number") if value is None else _written(value)
    return tr("{low} to {high}").format(low=_written(low), high=_written(high))


def _written(value: float) -> str:
    return f"{value:,.15g}".replace("-", "−")
