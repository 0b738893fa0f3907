"""Suggested passages: read from the articles, and tagged only when the analyst accepts one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefer import paths
from briefer.errors import InputError
from briefer.model.anchor import holds, shorten
from briefer.model.changes import Place
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.suggestion import ACCEPTED, DISMISSED, TOPIC, Settled
from briefer.model.vocabulary import DIRECT
from briefer.services.tagging import add_passage, set_tags
from briefer.suggest.language import parse_language
from briefer.suggest.passages import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefer.model.article import Article
    from briefer.model.passage import Passage
    from briefer.model.suggestion import Suggestion
    from briefer.store.reading import Reading
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace
    from briefer.suggest.language import Language

_MOSTLY = 0.6
"""The share of two spans, taken together, that both must cover to be about the same words."""


@cache
def languages() -> Mapping[str, Language]:
    """Return the languages whose way of reporting speech is known, by code; read once."""
    found = (
        parse_language(path.read_text(encoding="utf-8"))
        for path in sorted((paths.resources() / "languages").glob("*.toml"))
    )
    return {language.code: language for language in found}


def suggest(read: Reading, article_id: int | None = None) -> tuple[Suggestion, ...]:
    """Return what is worth tagging in one article, or in all, and is not tagged or decided yet.

    Nothing is written. Raises InputError where there is no such article.
    """
    suggester = Suggester(read.codebook.load(), languages())
    articles = read.articles.all() if article_id is None else (read.articles.get(article_id),)
    return tuple(
        suggestion for article in articles for suggestion in _open(read, suggester, article)
    )


def _open(read: Reading, suggester: Suggester, article: Article) -> Iterable[Suggestion]:
    found = suggester.suggest(article, read.articles.text(article.id))
    passages = read.passages.of_article(article.id)
    settled = read.suggestions.settled(article.id)
    return (s for s in found if not _is_settled(s, settled) and not _is_tagged(s, passages))


def _is_settled(suggestion: Suggestion, settled: Sequence[Settled]) -> bool:
    """Say whether the same words with these tags, or with more, were decided on before."""
    return any(
        suggestion.quote == decision.quote and suggestion.offers <= decision.offers
        for decision in settled
    )


def _is_tagged(suggestion: Suggestion, passages: Sequence[Passage]) -> bool:
    """Say whether a passage on about the same words carries all that it offers."""
    return any(
        _is_same_place(suggestion, passage) and suggestion.offers <= _tags(passage)
        for passage in passages
    )


def _is_same_place(suggestion: Suggestion, passage: Passage) -> bool:
    one, other = suggestion.span, passage.span
    if one == other:
        return True
    if suggestion.modality == DIRECT and passage.statement.modality != DIRECT:
        return False  # a speaker's own words inside a report of them are a passage of their own
    shared = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return shared >= _MOSTLY * together


def _tags(passage: Passage) -> frozenset[tuple[str, int]]:
    parties = ((party.part, party.stakeholder_id) for party in passage.parties)
    topics = ((TOPIC, tag.topic_id) for tag in passage.topics)
    return frozenset((*parties, *topics))


def accept(ws: Workspace, suggestion: Suggestion, *, join: str | None = None) -> Passage:
    """Tag a suggestion as a new passage, in one step; return it.

    Raises InputError, and writes nothing, where its words do not stand there any more or one of
    its tags is not in the codebook any more.
    """
    statement = Statement(type=suggestion.type, modality=suggestion.modality)
    parties = [PartyTag(party.stakeholder_id, party.part) for party in suggestion.parties]
    topics = [TopicTag(topic.topic_id) for topic in suggestion.topics]
    with ws.change("Accept suggestion", at=_place(suggestion), join=join) as tx:
        _check_place(tx.read, suggestion)
        passage_id = add_passage(tx, suggestion.article_id, suggestion.span, statement)
        set_tags(tx, passage_id, parties, topics)
        tx.passages.set_figures(passage_id, suggestion.figures)
        _settle(tx, suggestion, ACCEPTED)
    return ws.passages.get(passage_id)


def dismiss(ws: Workspace, suggestion: Suggestion, *, join: str | None = None) -> None:
    """Keep a suggestion away for good, in one step.

    The same words are offered again only with a tag that was not dismissed.
    """
    with ws.change("Dismiss suggestion", at=_place(suggestion), join=join) as tx:
        _check_place(tx.read, suggestion)
        _settle(tx, suggestion, DISMISSED)


def _place(suggestion: Suggestion) -> Place:
    return Place(suggestion.article_id, suggestion.span)


def _check_place(read: Reading, suggestion: Suggestion) -> None:
    text = read.articles.text(suggestion.article_id)
    span = suggestion.span
    if not holds(text, span.start, span.end, suggestion.quote):
        raise InputError(
            f"The words “{shorten(suggestion.quote)}” do not stand there any more; "
            "look at the suggestions again."
        )


def _settle(tx: Transaction, suggestion: Suggestion, state: str) -> None:
    decision = Settled(suggestion.quote, suggestion.offers, state)
    tx.suggestions.settle(suggestion.article_id, suggestion.span, decision, suggestion.why)
