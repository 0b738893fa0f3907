"""Which articles the list shows, in which order, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.dates import about, first_day, last_day, long_date, short_date
from briefer.model.names import fold
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefer.model.article import Article, ArticleTags
    from briefer.model.codebook import Codebook

NEWEST, OLDEST, TITLE, OUTLET, TAGGED, IMPORTED = (
    "newest",
    "oldest",
    "title",
    "outlet",
    "most",
    "imported",
)
ALL, UNREAD, READ, WITH_TAGS, WITHOUT_TAGS, UNDATED = (
    "all",
    "unread",
    "read",
    "tagged",
    "untagged",
    "undated",
)

NO_OUTLET = ""
"""The outlet of an article whose outlet is not known, as a filter."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the analyst asked to see: an order, and which articles.

    `since` and `until` are dates as they are stored; `who` is a stakeholder, `topics` a topic with
    what is below it. None and nothing ask for all.
    """

    words: str = ""
    order: str = NEWEST
    state: str = ALL
    outlet: str | None = None
    since: str = ""
    until: str = ""
    who: int | None = None
    topics: frozenset[int] = frozenset()

    @property
    def is_narrow(self) -> bool:
        """Whether something besides words leaves articles out."""
        return self != Listing(self.words, self.order)


def orders() -> tuple[tuple[str, str], ...]:
    """Return the orders with their words, for a menu."""
    return (
        (NEWEST, tr("newest first")),
        (OLDEST, tr("oldest first")),
        (TITLE, tr("title")),
        (OUTLET, tr("outlet")),
        (TAGGED, tr("most passages first")),
        (IMPORTED, tr("as imported")),
    )


def states() -> tuple[tuple[str, str], ...]:
    """Return the states that articles can be asked for, with their words."""
    return (
        (ALL, tr("all")),
        (UNREAD, tr("unread")),
        (READ, tr("read")),
        (WITH_TAGS, tr("with passages")),
        (WITHOUT_TAGS, tr("without passages")),
        (UNDATED, tr("without a date")),
    )


def listed(
    ordered: Iterable[Article],
    listing: Listing,
    text_of: Callable[[Article], str],
    tags_of: Callable[[Article], ArticleTags],
) -> tuple[Article, ...]:
    """Return the articles that a listing asks for, in the order in which they come.

    `text_of` gives what words are looked for in, folded (see `searchable`).
    """
    chosen = ordered
    for test in _tests(listing, tags_of):
        chosen = [article for article in chosen if test(article)]
    words = fold(listing.words).split()
    if words:
        chosen = [article for article in chosen if _has_all(words, text_of(article))]
    return tuple(chosen)


def _has_all(words: Sequence[str], text: str) -> bool:
    return all(word in text for word in words)


def _tests(
    listing: Listing, tags_of: Callable[[Article], ArticleTags]
) -> list[Callable[[Article], bool]]:
    """Return what an article must hold to, one test for each thing that is asked for."""
    tests: list[Callable[[Article], bool]] = []
    if listing.state != ALL:
        tests.append(_STATES[listing.state])
    if listing.outlet is not None:
        tests.append(lambda article: (article.outlet or NO_OUTLET) == listing.outlet)
    if listing.since:
        tests.append(lambda article: not _is_before(article.published, listing.since))
    if listing.until:
        tests.append(lambda article: not _is_after(article.published, listing.until))
    if listing.who is not None:
        tests.append(lambda article: listing.who in tags_of(article).stakeholders)
    if listing.topics:
        tests.append(lambda article: not listing.topics.isdisjoint(tags_of(article).topics))
    return tests


def _is_before(date: str | None, since: str) -> bool:
    """Say whether all of a date is before; an article without one is, and is left out."""
    return date is None or last_day(date) < first_day(since)


def _is_after(date: str | None, until: str) -> bool:
    return date is None or first_day(date) > last_day(until)


def searchable(article: Article, tags: ArticleTags, codebook: Codebook) -> str:
    """Return what the words of a filter are looked for in."""
    date = article.published or ""
    words = [
        article.title,
        article.outlet or "",
        *article.authors,
        date,
        long_date(date) if date else "",
        article.language or "",
    ]
    who, what = codebook.stakeholder_by_id, codebook.topic_by_id
    for stakeholder_id in tags.stakeholders:
        if stakeholder_id in who:
            words += (who[stakeholder_id].name, who[stakeholder_id].short)
    words += (codebook.path(topic_id) for topic_id in tags.topics if topic_id in what)
    return fold(" ".join(words))


def in_order(articles: Iterable[Article], order: str) -> tuple[Article, ...]:
    """Return the articles in an order; one without a date, or an outlet, comes last."""
    by_import = sorted(articles, key=lambda article: article.id)
    match order:
        case "oldest":
            by_import.sort(key=lambda article: article.published or "9999")
        case "title":
            by_import.sort(key=lambda article: fold(article.title))
        case "outlet":
            by_import.sort(key=lambda article: article.published or "", reverse=True)
            by_import.sort(key=lambda article: (not article.outlet, fold(article.outlet or "")))
        case "most":
            by_import.sort(key=lambda article: -article.passages)
        case "newest":
            by_import.sort(key=lambda article: article.published or "", reverse=True)
    return tuple(by_import)


def is_unread(article: Article) -> bool:
    """Say whether nobody has read the article yet."""
    return article.state == "unread"


_STATES: dict[str, Callable[[Article], bool]] = {
    UNREAD: is_unread,
    READ: lambda article: not is_unread(article),
    WITH_TAGS: lambda article: article.passages > 0,
    WITHOUT_TAGS: lambda article: not article.passages,
    UNDATED: lambda article: not article.published,
}


def outlet_words(article: Article) -> str:
    """Return the outlet, or that it is not known."""
    return article.outlet or tr("outlet not found")


def date_words(article: Article, *, long: bool = False) -> str:
    """Return the date of publication, or that it is not known."""
    if not article.published:
        return tr("date not found")
    words = long_date(article.published) if long else short_date(article.published)
    return about(words, is_about=article.published_about)


def summary(articles: Iterable[Article], shown: int | None = None) -> str:
    """Return the counts for the head of the list: `18 · 3 unread`, or `4 of 18` of a part."""
    everything = tuple(articles)
    if not everything:
        return tr("none yet")
    unread = sum(map(is_unread, everything))
    words = f"{len(everything):,}"
    if shown is not None and shown != len(everything):
        return tr("{n} of {total}").format(n=f"{shown:,}", total=words)
    return f"{words} · {unread:,} {tr('unread')}" if unread else words


def spoken(article: Article) -> str:
    """Return what a screen reader says for a row."""
    parts = [article.title, outlet_words(article), date_words(article)]
    parts.append(tr("{n} passages").format(n=article.passages))
    if is_unread(article):
        parts.append(tr("unread"))
    return ", ".join(parts)
