"""Where the mark of a note stands beside a stop, in what the program writes by itself."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefer.memo.running_text import joined
from briefer.model.inline import NoteRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.inline import Inline

_STOPS: Final = (".", ",", ";", ":")
_BEFORE_STOPS: Final = frozenset({"es"})
"""The languages that put the mark before the stop; all others put it behind."""


def beside_stops(inlines: Iterable[Inline], language: str) -> tuple[Inline, ...]:
    """Return running text with each mark on that side of a stop where its language has it.

    Marks that stand together stay together, and neighbouring plain texts are joined.
    """
    groups = [list(group) for _, group in groupby(inlines, _is_mark)]
    move = _before if language in _BEFORE_STOPS else _behind
    for place, group in enumerate(groups):
        if place and _is_mark(group[0]):
            move(groups[place - 1], groups[place + 1] if place + 1 < len(groups) else [], group)
    return joined(item for group in groups for item in group)


def _is_mark(item: Inline) -> bool:
    return isinstance(item, NoteRef)


def _behind(before: list[Inline], after: list[Inline], _: list[Inline]) -> None:
    """Move the stop that follows the marks in front of them."""
    if after and isinstance(after[0], Text) and after[0].text.startswith(_STOPS):
        text = after[0].text
        before.append(Text(text[0]))
        after[0] = Text(text[1:])


def _before(before: list[Inline], _: list[Inline], marks: list[Inline]) -> None:
    """Move the stop in front of the marks behind them."""
    if isinstance(before[-1], Text) and before[-1].text.endswith(_STOPS):
        text = before[-1].text
        before[-1] = Text(text[:-1])
        marks.append(Text(text[-1]))
