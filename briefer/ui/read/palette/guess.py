"""Whose words a selection is in, as far as the quotation marks of its paragraph tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.quotations import quotations
from briefer.model.vocabulary import DIRECT, PARAPHRASE, PARTIAL

if TYPE_CHECKING:
    from briefer.model.anchor import Span

_MARKS = '“”„«»‹›‘’‚「」『』"`'


def guess_modality(text: str, span: Span) -> str:
    """Return `direct` inside quotation marks, `partial` where some words are, else `paraphrase`.

    Marks pair up within a paragraph; a mark without its partner counts for nothing.
    """
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    found = quotations(text[first : len(text) if last < 0 else last])
    quoted = [(first + one.start, first + one.end) for one in found]
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in f"{_MARKS}.,":
        end -= 1
    if any(low <= start and end <= high for low, high in quoted):
        return DIRECT
    if any(low < span.end and span.start < high for low, high in quoted):
        return PARTIAL
    return PARAPHRASE
