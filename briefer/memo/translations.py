"""Which language a foreign passage prints in: its own, that of the memo, or both.

A translation is nobody's own words: it never stands in marks, and it always says whose it is. What
is checked is the original, which stays in the tree.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Extract
from briefer.memo.sentence import opens
from briefer.model.inline import InlineExtract, Text, plain_text

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.model.inline import Inline


class Printed(StrEnum):
    """What is printed of a passage that has a translation into the memo's language."""

    BOTH = "both"
    ORIGINAL = "original"
    TRANSLATION = "translation"


_CLOSING: Final = ("”", "»", '"')


def in_language(block: Block, printed: Printed) -> Block:
    """Return an extract as its translation is to be printed; anything else as it is."""
    if not isinstance(block, Extract) or not block.translation or printed is Printed.BOTH:
        return block
    if printed is Printed.ORIGINAL:
        return replace(block, translation=())
    return _translated(block)


def _translated(block: Extract) -> Extract:
    """Return an extract with the translation in the place of its words."""
    for place, item in enumerate(block.inlines):
        if isinstance(item, InlineExtract) and item.passage == block.passage:
            before, after = _unmarked(block.inlines[:place], block.inlines[place + 1 :])
            label, *words = block.translation
            inlines = (*_labelled(before, plain_text((label,))), *words, *after)
            return replace(block, inlines=inlines, translation=(), original=item)
    return block


def _unmarked(
    before: tuple[Inline, ...], after: tuple[Inline, ...]
) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Take away the marks that a sentence has around the words."""
    if before and after and isinstance(before[-1], Text) and isinstance(after[0], Text):
        last, first = before[-1].text, after[0].text
        if opens(last) and first.startswith(_CLOSING):
            left = (Text(last[:-1]),) if last[:-1] else ()
            return (*before[:-1], *left), (Text(first[1:]), *after[1:])
    return before, after


def _labelled(before: tuple[Inline, ...], label: str) -> tuple[Inline, ...]:
    """Put the label, `Our translation: `, where the words of the source would begin.

    After a colon it joins the lead-in; in the middle of a sentence it stands in square brackets.
    """
    if not plain_text(before).strip():
        return (*before, Text(label))
    *first, last = before
    small = label[:1].lower() + label[1:]
    if isinstance(last, Text) and last.text.rstrip().endswith(":"):
        return (*first, Text(f"{last.text.rstrip()[:-1]}, {small}"))
    return (*before, Text(f"[{small.rstrip(' :')}] "))
