"""Which way a text runs, and where an extract leaves the line to run its own way.

A quotation in Arabic or Hebrew stands in paragraphs of its own, aligned to the right, so that its
lines read in order; both writers part an extract in the same places.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.model.inline import InlineExtract, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.inline import Inline

_RIGHT_TO_LEFT: Final = {"R", "AL"}
_BLOCKS: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where Unicode keeps the scripts that run from right to left."""


@dataclass(frozen=True, slots=True)
class Part:
    """Inlines that make one paragraph, and whether it runs from right to left."""

    inlines: tuple[Inline, ...]
    rtl: bool


def has_rtl(text: str) -> bool:
    """Say whether any character of the text is of a right-to-left script."""
    return not text.isascii() and _BLOCKS.search(text) is not None


def is_rtl(text: str) -> bool:
    """Say whether most letters of the text are of a right-to-left script."""
    if not has_rtl(text):
        return False
    balance = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        balance += (kind in _RIGHT_TO_LEFT) - (kind == "L")
    return balance > 0


def whole(inlines: tuple[Inline, ...]) -> Part:
    """Return the inlines as one paragraph that runs as most of its letters do."""
    return Part(inlines, is_rtl(plain_text(inlines)))


def parts(inlines: tuple[Inline, ...]) -> tuple[Part, ...]:
    """Part an extract where its words run another way than what stands before or after them.

    What has no letters (a full stop, the mark of a note) stays with what it follows.
    """
    if not has_rtl(plain_text(inlines)):
        return (Part(_trimmed(inlines), rtl=False),)
    found: list[tuple[list[Inline], bool | None]] = [([], None)]
    for item in inlines:
        items, way = found[-1]
        turn = _way(item)
        if way is None:
            found[-1] = ([*items, item], turn)
        elif turn in {None, way} or not any(_is_words(each) for each in (*items, item)):
            items.append(item)
        else:
            found.append(([item], turn))
    return tuple(Part(_trimmed(items), bool(way)) for items, way in found)


def _is_words(item: Inline) -> bool:
    return isinstance(item, InlineExtract)


def _way(item: Inline) -> bool | None:
    """Return whether an inline runs from right to left, or None where it has no letters."""
    text = plain_text((item,))
    return is_rtl(text) if any(char.isalpha() for char in text) else None


def _trimmed(items: Iterable[Inline]) -> tuple[Inline, ...]:
    """Drop the white space at both ends: a new paragraph stands for it."""
    trimmed = list(items)
    if trimmed and isinstance(trimmed[0], Text):
        trimmed[0] = Text(trimmed[0].text.lstrip())
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip())
    return tuple(trimmed)
