"""How wide a table's columns are: one answer for every writer.

Word and PDF measure with different fonts, so widths are judged by a rough width of letters, from
the words alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.document import Table

_NARROW: Final = frozenset("iljtfrI.,;:'’‘|!()[] ")
_WIDE: Final = frozenset("mwMW@%—–…▲▼●◊○")
_BOLD: Final = 1.08
_LONGEST: Final = 34.0
"""Text longer than this (in ems) asks for no more room: it takes another line instead."""
_SURE: Final = 1.1
"""Real letters may be so much wider: headings on one line must not make cells take two."""
_CENTRED: Final = 14
"""A column whose cells are all this short (in characters) is centred."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in points, and whether its cells are centred."""

    width: float
    centred: bool


def columns(table: Table, measure: float, size: float, padding: float) -> tuple[Column, ...]:
    """Return the columns of a table that is `measure` wide, set in type of `size`.

    `padding` is the room at either side of a cell. No column is narrower than its longest word,
    where there is room for that. A heading takes two lines, where there is no room for one.
    """
    wanted: list[float] = []
    headed: list[float] = []
    least: list[float] = []
    centred: list[bool] = []
    for number, cells in enumerate(_by_column(table)):
        head, *rest = cells
        words = [_width(word) * _BOLD for word in head.split()]
        words += [_width(word) for cell in rest for word in _unbroken(cell)]
        least.append(max(words, default=1.0) * size + 2 * padding)
        longest = max((_width(cell) for cell in rest), default=1.0)
        natural = max(longest, _width(head) * _BOLD / 2)
        wanted.append(min(natural, _LONGEST) * size + 2 * padding)
        headed.append(_width(head) * _BOLD * size + 2 * padding)
        centred.append(number > 0 and all(len(cell) <= _CENTRED for cell in rest))
    wanted = [max(pair) for pair in zip(wanted, least, strict=True)]
    on_one_line = [max(pair) for pair in zip(wanted, headed, strict=True)]
    if sum(on_one_line) * _SURE <= measure:
        wanted = on_one_line
    widths = _shared(wanted, least, measure)
    return tuple(Column(*pair) for pair in zip(widths, centred, strict=True))


def _unbroken(cell: str) -> list[str]:
    """Return what of a cell should stand on one line: all of it where it is short."""
    return [cell] if len(cell) <= _CENTRED else cell.split()


def _by_column(table: Table) -> list[tuple[str, ...]]:
    rows = (table.header, *table.rows)
    return list(zip_longest(*rows, fillvalue=""))


def _shared(wanted: Sequence[float], least: Sequence[float], measure: float) -> list[float]:
    """Share `measure`: spare room goes to all alike, want of room is taken from what can give."""
    spare = measure - sum(wanted)
    if spare >= 0:
        return [width + spare / len(wanted) for width in wanted]
    if sum(least) >= measure:
        return [width * measure / sum(least) for width in least]
    give = measure - sum(least)
    slack = [most - low for most, low in zip(wanted, least, strict=True)]
    return [low + give * part / sum(slack) for low, part in zip(least, slack, strict=True)]


def _width(text: str) -> float:
    """Return the rough width of a text, in ems."""
    total = 0.0
    for char in text:
        if char in _NARROW:
            total += 0.3
        elif char in _WIDE or char.isupper():
            total += 0.74
        else:
            total += 0.5
    return total
