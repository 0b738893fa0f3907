"""What the list of articles shows, in which order."""

from __future__ import annotations

from briefer.model.article import Article, Fact
from briefer.ui.read.articles.listing import (
    IMPORTED,
    OLDEST,
    TAGGED,
    TITLE,
    UNREAD,
    UNTAGGED,
    Listing,
    date_words,
    listed,
    searchable,
    spoken,
    summary,
)

BRIDGE = Article(1, "a", "Bridge traffic", "h", 10, "Example Wire", published="2023-12-19")
ALTO = Article(
    2, "b", "Alto en la frontera", "h", 10, published="2023-12-27", language="es", state="read"
)
UNDATED = Article(3, "c", "Zones without a date", "h", 10, "Sample Courier", passages=4)
EVERYTHING = (BRIDGE, ALTO, UNDATED)


def ids(listing: Listing) -> list[int]:
    return [article.id for article in listed(EVERYTHING, listing, searchable)]


def test_the_newest_is_first_and_one_without_a_date_last() -> None:
    assert ids(Listing()) == [2, 1, 3]


def test_the_oldest_first_still_has_the_undated_last() -> None:
    assert ids(Listing(order=OLDEST)) == [1, 2, 3]


def test_other_orders() -> None:
    assert ids(Listing(order=TITLE)) == [2, 1, 3]
    assert ids(Listing(order=TAGGED)) == [3, 1, 2]
    assert ids(Listing(order=IMPORTED)) == [1, 2, 3]


def test_words_match_title_outlet_and_date_without_accents_and_case() -> None:
    assert ids(Listing("BRIDGE wire")) == [1]
    assert ids(Listing("27 december")) == [2]
    assert ids(Listing("álto")) == [2]
    assert ids(Listing("nothing of the kind")) == []


def test_only_the_unread_or_only_those_without_passages() -> None:
    assert ids(Listing(shown=UNREAD)) == [1, 3]
    assert ids(Listing(shown=UNTAGGED)) == [2, 1]


def test_what_is_unknown_is_said() -> None:
    assert date_words(UNDATED) == "date not found"
    assert "outlet not found" in spoken(ALTO)


def test_a_date_that_is_not_exact_says_so() -> None:
    about = Article(
        4,
        "d",
        "T",
        "h",
        1,
        published="2023-12-27",
        facts=(Fact("published", "analyst", about=True),),
    )
    assert date_words(about) == "about 27 Dec 2023"
    assert date_words(about, long=True) == "about 27 December 2023"


def test_the_head_counts_what_is_there_and_what_is_unread() -> None:
    assert summary(()) == "none yet"
    assert summary((ALTO,)) == "1"
    assert summary(EVERYTHING) == "3 · 2 unread"
