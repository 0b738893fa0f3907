"""What a memo is made from, read from a briefing at one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefer.memo.evidence import Evidence
from briefer.model.steering import is_steered, unsteered
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.store.reading import Reading


def today() -> str:
    """Return today's date where the user is, as stored dates are written."""
    return datetime.now().astimezone().date().isoformat()


def gather(read: Reading, who: str, date: str | None = None) -> Evidence:
    """Read everything that a memo of `date` (today's, if None) may say.

    The texts of all articles are read, tagged or not: words that the analyst typed in quotation
    marks may stand in any of them.
    """
    articles = tuple(map(_straight, read.articles.all()))
    return Evidence(
        project=read.project.get(),
        articles=articles,
        passages=read.passages.all(),
        codebook=read.codebook.load(),
        texts=read.articles.texts({article.text_hash for article in articles}),
        vocabulary=vocabulary(),
        who=who,
        date=date or today(),
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
