"""Whether an extract prints exactly what its source says, whole or in part."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from briefer.memo.cutting import Source, moved, pieces, printed
from briefer.memo.verbatim import compared, same_words

if TYPE_CHECKING:
    from briefer.memo.evidence import Evidence
    from briefer.model.inline import InlineExtract
    from briefer.model.passage import Passage


def is_exact(item: InlineExtract, evidence: Evidence) -> bool:
    """Say whether the extract's passage is known and its words are those of its source.

    Of an extract in parts, all that is outside of the analyst's brackets stands in the source, in
    order; an ellipsis stands where words were cut, at an end where the cut could turn the meaning.
    """
    source = source_of(item, evidence)
    return source is not None and matches(item, source)


def source_of(item: InlineExtract, evidence: Evidence) -> Source | None:
    """Return the frozen words that an extract prints, None where there are none."""
    passage = evidence.passage_by_guid.get(item.passage)
    return frozen(passage, evidence) if passage else None


def frozen(passage: Passage, evidence: Evidence) -> Source | None:
    """Return a passage's frozen words with their language, None where its text is missing."""
    words = evidence.frozen_words(passage)
    return None if words is None else Source(words, evidence.article_of(passage).language)


def matches(item: InlineExtract, source: Source) -> bool:
    """Say whether the words of an extract are those of the source, save what may differ."""
    if not item.parts:
        return same_words(item.words, source.quote)
    parts = moved(item.parts, source.quote)
    if parts is None:
        return False
    words = compared(item.words)
    return any(
        words == compared("".join(piece.words for piece in pieces(parts, source, **ends)))
        for ends in _ENDS
    )


def restored(item: InlineExtract, source: Source) -> str:
    """Return what an extract would have to print: its parts, or all where they are not there."""
    parts = moved(item.parts, source.quote) if item.parts else None
    return printed(parts, source) if parts else source.quote


_ENDS = tuple({"before": one, "after": other} for one, other in product((False, True), repeat=2))
