"""Whose words a selection is in, as far as the quotation marks of its paragraph tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.vocabulary import DIRECT, PARAPHRASE, PARTIAL

if TYPE_CHECKING:
    from briefer.model.anchor import Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "「": "」", '"': '"'}
_LETTERS_IN_WORD = "’'"


def guess_modality(text: str, span: Span) -> str:
    """Return `direct` inside quotation marks, `partial` where some words are, else `paraphrase`.

    Straight marks pair up within a paragraph; a mark without its partner counts for nothing.
    """
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    quoted = quoted_pieces(text, first, len(text) if last < 0 else last)
    marks = '“”„«»‹›‘’「」"'
    start, end = span.start, span.end
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks + ".,":
        end -= 1
    if any(low <= start and end <= high for low, high in quoted):
        return DIRECT
    if any(low < span.end and span.start < high for low, high in quoted):
        return PARTIAL
    return PARAPHRASE


def quoted_pieces(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return what stands between quotation marks in `text[first:last]`, without the marks."""
    pieces = []
    at = first
    while at < last:
        closing = _CLOSING.get(text[at])
        if closing is None or _within_word(text, at):
            at += 1
            continue
        end = _closed_at(text, at + 1, last, closing)
        if end < 0:
            at += 1
            continue
        pieces.append((at + 1, end))
        at = end + 1
    return pieces


def _closed_at(text: str, start: int, last: int, closing: str) -> int:
    """Return where the first closing mark stands that is no apostrophe; -1 where there is none."""
    for at in range(start, last):
        if text[at] == "\n":
            return -1
        if text[at] in closing and not _within_word(text, at):
            return at
    return -1


def _within_word(text: str, at: int) -> bool:
    """Say whether the mark at `at` is an apostrophe between two letters."""
    return (
        text[at] in _LETTERS_IN_WORD
        and 0 < at < len(text) - 1
        and text[at - 1].isalnum()
        and text[at + 1].isalnum()
    )
