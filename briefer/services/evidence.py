"""What a memo is made from, read from a briefing at one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefer.memo.evidence import Evidence
from briefer.memo.template import LANGUAGE
from briefer.model.steering import is_steered, unsteered
from briefer.services import codebook_editions
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefer.memo.template import Template
    from briefer.model.article import Article
    from briefer.model.passage import Passage
    from briefer.store.reading import Reading


def today() -> str:
    """Return today's date where the user is, as stored dates are written."""
    return datetime.now().astimezone().date().isoformat()


def gather(read: Reading, who: str, date: str | None = None, language: str = "") -> Evidence:
    """Read everything that a memo of `date` (today's, if None) in a language may say.

    The texts of all articles are read, tagged or not: words that the analyst typed in quotation
    marks may stand in any of them.
    """
    found = _evidence(read, read.articles.all(), read.passages.all(), who, date or today())
    return said_in(found, language)


def said_in(evidence: Evidence, language: str) -> Evidence:
    """Return evidence whose codebook has the words of a memo's language, where there are some."""
    return replace(evidence, codebook=codebook_editions.in_language(evidence.codebook, language))


def language_of(template: Template, fields: Mapping[str, str]) -> str:
    """Return the language of a memo on a template with these fields."""
    asked = fields.get(LANGUAGE, "")
    return asked if asked in template.wordings else template.language


def of_passages(read: Reading, who: str, passages: Iterable[Passage]) -> Evidence:
    """Read as much as some passages need to be led in, cited or put right today."""
    found = tuple(passages)
    articles = read.articles.many(passage.article_id for passage in found)
    return _evidence(read, articles, found, who, today())


def _evidence(
    read: Reading, articles: Iterable[Article], passages: tuple[Passage, ...], who: str, date: str
) -> Evidence:
    named = tuple(map(_straight, articles))
    return Evidence(
        project=read.project.get(),
        articles=named,
        passages=passages,
        codebook=read.codebook.load(),
        texts=read.articles.texts({article.text_hash for article in named}),
        vocabulary=vocabulary(),
        who=who,
        date=date,
        outlets=read.articles.outlets(),
    )


def _straight(article: Article) -> Article:
    """Return an article whose title, outlet and authors turn round nothing that a memo says."""
    named = (article.title, article.outlet or "", *article.authors)
    if not any(map(is_steered, named)):
        return article
    return replace(
        article,
        title=unsteered(article.title),
        outlet=unsteered(article.outlet) if article.outlet else None,
        authors=tuple(map(unsteered, article.authors)),
    )
