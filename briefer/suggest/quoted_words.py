"""How much stands in quotation marks: a statement, or a word kept at a distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.quotations import Quotation
    from briefer.suggest.words import Words

_FEWEST_WORDS = 3


def is_statement(words: Words, quotation: Quotation) -> bool:
    """Say whether a quotation is more than a name or a word kept at a distance."""
    return length(words, quotation) >= _FEWEST_WORDS


def length(words: Words, quotation: Quotation) -> int:
    """Return how many words a quotation has; those with hyphens between them are one."""
    first, last = words.first_from(quotation.start), words.first_from(quotation.end)
    return last - first - sum("-" in words.gap(number) for number in range(first, last - 1))
