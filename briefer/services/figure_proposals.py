"""Figures that the words of a passage seem to hold, for the analyst to take or leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.quotations import quotations
from briefer.services.suggesting import languages
from briefer.suggest.figures import FigureFinder
from briefer.suggest.language import choose
from briefer.suggest.places import place_in
from briefer.suggest.sentences import sentences
from briefer.suggest.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.anchor import Span
    from briefer.model.article import Article
    from briefer.model.passage import Figure


def propose(article: Article, text: str, span: Span) -> tuple[Figure, ...]:
    """Return the numbers in a span with how exact they are, of what, where and when.

    What stands around the span in its sentences counts; nothing is written.
    """
    first = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    around = text[first : len(text) if end < 0 else end]
    if not any(sign.isdecimal() for sign in text[span.start : span.end]):
        return ()
    return tuple(_found(article, around, span.start - first, span.end - first))


def _found(article: Article, around: str, start: int, end: int) -> Iterator[Figure]:
    words = Words(around)
    language = choose(languages(), article.language, words)
    finder = FigureFinder(words, language, article.published)
    for sentence in sentences(words, quotations(around), language):
        low, high = max(start, sentence.start), min(end, sentence.end)
        if low < high:
            place = place_in(around[sentence.start : sentence.end], language.code)
            for figure in finder.within(low, high, sentence):
                yield replace(figure, place=place)
