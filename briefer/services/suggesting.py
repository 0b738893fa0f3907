"""Suggested passages: read from the articles, and tagged only when the analyst accepts one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from briefer import paths
from briefer.errors import InputError
from briefer.model.anchor import holds, shorten
from briefer.model.changes import Place
from briefer.model.passage import PartyTag, Passage, Statement, TopicTag
from briefer.model.suggestion import ACCEPTED, DISMISSED, TOPIC, Settled
from briefer.model.vocabulary import DIRECT
from briefer.services.tagging import add_passage, set_tags
from briefer.suggest.language import parse_language
from briefer.suggest.passages import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefer.model.anchor import Span
    from briefer.model.article import Article
    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Offer, Suggestion
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


def suggester(codebook: Codebook) -> Suggester:
    """Return what suggests with this codebook; for one thread at a time."""
    return Suggester(codebook, languages())


def suggest(read: Reading, article_id: int | None = None) -> tuple[Suggestion, ...]:
    """Return what is worth tagging in one article, or in all, and is not tagged or decided yet.

    Nothing is written. Raises InputError where there is no such article.
    """
    engine = suggester(read.codebook.load())
    articles = read.articles.all() if article_id is None else (read.articles.get(article_id),)
    return tuple(suggestion for article in articles for suggestion in _open(read, engine, article))


def _open(read: Reading, engine: Suggester, article: Article) -> Iterable[Suggestion]:
    found = engine.suggest(article, read.articles.text(article.id))
    passages = map(tagged_of, read.passages.of_article(article.id))
    return still_open(found, read.suggestions.settled(article.id), passages)


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a passage says, as far as a suggestion can be settled by it."""

    span: Span
    modality: str | None
    offers: frozenset[Offer]


def tagged_of(passage: Passage) -> Tagged:
    """Return what of a passage may settle suggestions."""
    return Tagged(passage.span, passage.statement.modality, _tags(passage))


def still_open(
    found: Iterable[Suggestion], settled: Iterable[Settled], passages: Iterable[Tagged]
) -> tuple[Suggestion, ...]:
    """Return the suggestions that are neither decided on nor tagged; all are of one article."""
    decided: dict[str, list[Settled]] = {}
    for decision in settled:
        decided.setdefault(decision.quote, []).append(decision)
    tagged = sorted(passages, key=lambda passage: (passage.span.start, passage.span.end))
    starts = [passage.span.start for passage in tagged]
    reach = list(accumulate((passage.span.end for passage in tagged), max))

    def overlapping(span: Span) -> Iterable[Tagged]:
        return tagged[bisect_right(reach, span.start) : bisect_left(starts, span.end)]

    return tuple(
        suggestion
        for suggestion in found
        if not _is_settled(suggestion, decided.get(suggestion.quote, ()))
        and not _is_tagged(suggestion, overlapping(suggestion.span))
    )


def _is_settled(suggestion: Suggestion, settled: Iterable[Settled]) -> bool:
    """Say whether the same words with these tags, or with more, were decided on before."""
    return any(suggestion.offers <= decision.offers for decision in settled)


def _is_tagged(suggestion: Suggestion, passages: Iterable[Tagged]) -> bool:
    """Say whether a passage on about the same words carries all that it offers."""
    return any(
        _is_same_place(suggestion, passage) and suggestion.offers <= passage.offers
        for passage in passages
    )


def _is_same_place(suggestion: Suggestion, passage: Tagged) -> bool:
    one, other = suggestion.span, passage.span
    if one == other:
        return True
    if suggestion.modality == DIRECT and passage.modality != DIRECT:
        return False  # a speaker's own words inside a report of them are a passage of their own
    shared = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return shared >= _MOSTLY * together


def _tags(passage: Passage) -> frozenset[Offer]:
    parties = ((party.part, party.stakeholder_id) for party in passage.parties)
    topics = ((TOPIC, tag.topic_id) for tag in passage.topics)
    return frozenset((*parties, *topics))


def proposed(suggestion: Suggestion) -> Passage:
    """Return the passage that accepting a suggestion as it is would write; its id is 0."""
    return Passage(
        id=0,
        guid="",
        article_id=suggestion.article_id,
        span=suggestion.span,
        quote=suggestion.quote,
        statement=Statement(type=suggestion.type, modality=suggestion.modality),
        parties=tuple(PartyTag(p.stakeholder_id, p.part) for p in suggestion.parties),
        topics=tuple(TopicTag(topic.topic_id) for topic in suggestion.topics),
        figures=suggestion.figures,
    )


def accept(
    ws: Workspace,
    suggestion: Suggestion,
    *,
    changed: Passage | None = None,
    join: str | None = None,
) -> Passage:
    """Tag a suggestion as a new passage, in one step; return it.

    `changed` is what the analyst has made of it: its statement, parties, topics and figures are
    written in place of the suggested ones. Raises InputError, and writes nothing, where its words
    do not stand there any more or one of its tags is not in the codebook any more.
    """
    wanted = changed or proposed(suggestion)
    with ws.change("Accept suggestion", at=_place(suggestion), join=join) as tx:
        _check_place(tx.read, suggestion)
        passage_id = add_passage(tx, suggestion.article_id, suggestion.span, wanted.statement)
        set_tags(tx, passage_id, wanted.parties, wanted.topics)
        tx.passages.set_figures(passage_id, wanted.figures)
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
