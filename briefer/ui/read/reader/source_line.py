"""The line under the headline: outlet, date, authors, origin, and what is not known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.dates import about, long_date
from briefer.ui.read.reader.headline import FactWord
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.article import Article


def source_line(article: Article) -> tuple[FactWord, ...]:
    """Return what the page says of where the article comes from; a click sets most of it."""
    outlet = FactWord(article.outlet or tr("no outlet found"), "outlet", not article.outlet)
    authors = ", ".join(article.authors)
    return (
        outlet,
        _date(article),
        FactWord(authors or tr("no author found"), "authors"),
        FactWord(article.origin or tr("origin not established")),
    )


def _date(article: Article) -> FactWord:
    if not article.published:
        return FactWord(tr("date not found: set it"), "published", missing=True)
    words = about(long_date(article.published), is_about=article.published_about)
    if article.published_set_by == "analyst":
        words = tr("{date}, set by you").format(date=words)
    return FactWord(words, "published")
