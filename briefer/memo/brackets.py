"""Brackets inside brackets: an outlet's name that has round ones gets square ones there.

`(quoted by Presidencia de la República (México))` prints as `(quoted by Presidencia de la República
[México])`. Words of a source, and brackets that the analyst typed elsewhere, stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.running_text import rewritten
from briefer.model.inline import Emph, Link, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.model.inline import Inline

_SQUARE = str.maketrans("()", "[]")


def nested(blocks: Iterable[Block], evidence: Evidence) -> tuple[Block, ...]:
    """Return the blocks with the brackets of outlets' names changed where they stand in others."""
    names = sorted({n for names in evidence.outlet_names.values() for n in names if "(" in n})
    if not names:
        return tuple(blocks)
    pattern = re.compile("|".join(map(re.escape, reversed(names))))
    return tuple(rewritten(block, lambda run: _changed(run, pattern)) for block in blocks)


def _changed(run: tuple[Inline, ...], pattern: re.Pattern[str]) -> tuple[Inline, ...]:
    changed: list[Inline] = []
    open_ones = ""
    for item in run:
        if isinstance(item, Text | Emph | Link):
            words, open_ones = _in_text(item.text, open_ones, pattern)
            changed.append(replace(item, text=words))
        else:
            changed.append(item)
    return tuple(changed)


def _in_text(text: str, open_ones: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """Return the text, and the brackets that are open behind it; `open_ones` are those before."""
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        before = text[end : found.start()]
        open_ones = _opened(open_ones, before)
        is_inside = open_ones.endswith("(")
        pieces += [before, found[0].translate(_SQUARE) if is_inside else found[0]]
        end = found.end()
    rest = text[end:]
    return "".join((*pieces, rest)), _opened(open_ones, rest)


def _opened(open_ones: str, text: str) -> str:
    for sign in text:
        if sign in "([":
            open_ones += sign
        elif sign in ")]":
            open_ones = open_ones[:-1]
    return open_ones
