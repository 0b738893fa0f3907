"""Figures proposed from the words of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.anchor import Span, locate
from briefer.model.passage import Figure
from briefer.services import articles, figure_proposals

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace

BODY = (
    "In November, more than 191,000 people were apprehended at the US-Mexico border. "
    "Nobody counted the others.\n\nUp to 10,000 came daily."
)


def proposed(ws: Workspace, words: str, published: str | None = None) -> tuple[Figure, ...]:
    article_id = articles.paste(ws, f"A headline\n\n{BODY}")
    if published:
        articles.set_facts(ws, article_id, published=published)
    text = ws.articles.text(article_id)
    return figure_proposals.propose(ws.articles.get(article_id), text, locate(text, words))


def test_a_number_comes_with_what_stands_around_it_in_its_sentence(ws: Workspace) -> None:
    assert proposed(ws, "more than 191,000 people were apprehended", "2023-12-27") == (
        Figure(191000, None, "more than", "people", "US-Mexico border", "2023-11"),
    )


def test_a_number_of_another_sentence_is_none_of_the_passage(ws: Workspace) -> None:
    assert proposed(ws, "Nobody counted the others.") == ()
    (figure,) = proposed(ws, "Up to 10,000 came daily.")
    assert (figure.high, figure.qualifier, figure.place) == (10000, "up to", None)


def test_every_span_of_a_text_can_be_asked_for(ws: Workspace) -> None:
    article_id = articles.paste(ws, f"A headline\n\n{BODY}")
    article, text = ws.articles.get(article_id), ws.articles.text(article_id)
    counts = {
        len(figure_proposals.propose(article, text, Span(start, end)))
        for start in range(0, len(text), 7)
        for end in range(start + 1, len(text), 11)
    }
    assert counts <= {0, 1, 2}
