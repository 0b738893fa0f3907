"""Which articles the list shows, in which order, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.dates import about, long_date, short_date
from briefer.model.names import fold
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefer.model.article import Article

NEWEST, OLDEST, TITLE, IMPORTED, TAGGED = "newest", "oldest", "title", "imported", "tagged"
ALL, UNREAD, UNTAGGED = "all", "unread", "untagged"


@dataclass(frozen=True, slots=True)
class Listing:
    """What the analyst asked to see: words to match, an order, and all or only some."""

    words: str = ""
    order: str = NEWEST
    shown: str = ALL


def orders() -> tuple[tuple[str, str], ...]:
    """Return the orders with their words, for a menu."""
    return (
        (NEWEST, tr("Newest first")),
        (OLDEST, tr("Oldest first")),
        (TITLE, tr("By title")),
        (TAGGED, tr("Most passages first")),
        (IMPORTED, tr("As imported")),
    )


def choices() -> tuple[tuple[str, str], ...]:
    """Return what can be shown with its words, for a menu."""
    return (
        (ALL, tr("All articles")),
        (UNREAD, tr("Unread only")),
        (UNTAGGED, tr("Without passages only")),
    )


def listed(
    articles: Iterable[Article], listing: Listing, text_of: Callable[[Article], str]
) -> tuple[Article, ...]:
    """Return the articles to show, in order; an article without a date comes last.

    `text_of` is `searchable`, or what remembers its results.
    """
    words = fold(listing.words).split()
    chosen = [
        article
        for article in articles
        if _is_shown(article, listing.shown) and (not words or _matches(words, text_of(article)))
    ]
    return tuple(_ordered(chosen, listing.order))


def _matches(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def _is_shown(article: Article, shown: str) -> bool:
    if shown == UNREAD:
        return is_unread(article)
    return shown != UNTAGGED or not article.passages


def searchable(article: Article) -> str:
    """Return what the words of a filter are looked for in."""
    date = article.published or ""
    words = (
        article.title,
        article.outlet or "",
        *article.authors,
        date,
        long_date(date) if date else "",
        article.language or "",
    )
    return fold(" ".join(words))


def _ordered(articles: list[Article], order: str) -> list[Article]:
    match order:
        case "oldest":
            return sorted(articles, key=lambda article: (article.published or "9999", article.id))
        case "title":
            return sorted(articles, key=lambda article: (fold(article.title), article.id))
        case "tagged":
            return sorted(articles, key=lambda article: (-article.passages, article.id))
        case "imported":
            return sorted(articles, key=lambda article: article.id)
        case _:
            by_import = sorted(articles, key=lambda article: article.id)
            return sorted(by_import, key=lambda article: article.published or "", reverse=True)


def is_unread(article: Article) -> bool:
    """Say whether nobody has read the article yet."""
    return article.state == "unread"


def outlet_words(article: Article) -> str:
    """Return the outlet, or that it is not known."""
    return article.outlet or tr("outlet not found")


def date_words(article: Article, *, long: bool = False) -> str:
    """Return the date of publication, or that it is not known."""
    if not article.published:
        return tr("date not found")
    words = long_date(article.published) if long else short_date(article.published)
    return about(words, is_about=article.published_about)


def summary(articles: Iterable[Article]) -> str:
    """Return the counts for the head of the list: `18 · 3 unread`."""
    everything = tuple(articles)
    if not everything:
        return tr("none yet")
    unread = sum(map(is_unread, everything))
    words = f"{len(everything):,}"
    return f"{words} · {unread:,} {tr('unread')}" if unread else words


def spoken(article: Article) -> str:
    """Return what a screen reader says for a row."""
    parts = [article.title, outlet_words(article), date_words(article)]
    parts.append(tr("{n} passages").format(n=article.passages))
    if is_unread(article):
        parts.append(tr("unread"))
    return ", ".join(parts)
