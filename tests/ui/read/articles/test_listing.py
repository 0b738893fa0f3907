"""What the list of articles shows, in which order."""

from __future__ import annotations

from briefer.model.article import Article, ArticleTags, Fact
from briefer.model.codebook import Codebook, Stakeholder, Topic
from briefer.ui.read.articles.listing import (
    IMPORTED,
    NO_OUTLET,
    OLDEST,
    OUTLET,
    READ,
    TAGGED,
    TITLE,
    UNDATED,
    UNREAD,
    WITH_TAGS,
    WITHOUT_TAGS,
    Listing,
    date_words,
    in_order,
    listed,
    searchable,
    spoken,
    summary,
)

CODEBOOK = Codebook(
    (Stakeholder(1, "s1", "Andrés Manuel López Obrador", short_name="López Obrador"),),
    (Topic(1, "t1", "Sanctions"), Topic(2, "t2", "Cuba", parent_id=1)),
)
TAGS = {3: ArticleTags(frozenset({1}), frozenset({2}))}
BRIDGE = Article(1, "a", "Bridge traffic", "h", 10, "Example Wire", published="2023-12-19")
ALTO = Article(
    2, "b", "Alto en la frontera", "h", 10, published="2023-12-27", language="es", state="read"
)
ZONES = Article(3, "c", "Zones without a date", "h", 10, "Sample Courier", passages=4)
EVERYTHING = (BRIDGE, ALTO, ZONES)


def tags_of(article: Article) -> ArticleTags:
    return TAGS.get(article.id, ArticleTags())


def text_of(article: Article) -> str:
    return searchable(article, tags_of(article), CODEBOOK)


def ids(listing: Listing) -> list[int]:
    articles = in_order(EVERYTHING, listing.order)
    return [article.id for article in listed(articles, listing, text_of, tags_of)]


def test_the_newest_is_first_and_one_without_a_date_last() -> None:
    assert ids(Listing()) == [2, 1, 3]


def test_the_oldest_first_still_has_the_undated_last() -> None:
    assert ids(Listing(order=OLDEST)) == [1, 2, 3]


def test_other_orders() -> None:
    assert ids(Listing(order=TITLE)) == [2, 1, 3]
    assert ids(Listing(order=TAGGED)) == [3, 1, 2]
    assert ids(Listing(order=IMPORTED)) == [1, 2, 3]
    assert ids(Listing(order=OUTLET)) == [1, 3, 2]


def test_words_match_title_outlet_and_date_without_accents_and_case() -> None:
    assert ids(Listing("BRIDGE wire")) == [1]
    assert ids(Listing("27 december")) == [2]
    assert ids(Listing("álto")) == [2]
    assert ids(Listing("nothing of the kind")) == []


def test_words_match_the_stakeholders_and_topics_of_the_passages() -> None:
    assert ids(Listing("lopez")) == [3]
    assert ids(Listing("sanctions/cuba")) == [3]


def test_every_state_can_be_asked_for() -> None:
    assert ids(Listing(state=UNREAD)) == [1, 3]
    assert ids(Listing(state=READ)) == [2]
    assert ids(Listing(state=WITH_TAGS)) == [3]
    assert ids(Listing(state=WITHOUT_TAGS)) == [2, 1]
    assert ids(Listing(state=UNDATED)) == [3]


def test_an_outlet_can_be_asked_for_and_so_can_the_unknown_one() -> None:
    assert ids(Listing(outlet="Example Wire")) == [1]
    assert ids(Listing(outlet=NO_OUTLET)) == [2]


def test_a_range_of_dates_takes_in_both_its_ends_and_no_article_without_a_date() -> None:
    assert ids(Listing(since="2023-12-19")) == [2, 1]
    assert ids(Listing(since="2023-12-20")) == [2]
    assert ids(Listing(until="2023-12-19")) == [1]
    assert ids(Listing(since="2023-12", until="2023-12")) == [2, 1]


def test_an_article_of_some_day_in_december_is_not_left_out_by_a_day_of_it() -> None:
    december = Article(4, "d", "T", "h", 1, published="2023-12")
    assert listed([december], Listing(since="2023-12-20"), text_of, tags_of) == (december,)
    assert listed([december], Listing(until="2023-12-20"), text_of, tags_of) == (december,)
    assert listed([december], Listing(since="2024-01"), text_of, tags_of) == ()


def test_a_tag_can_be_asked_for() -> None:
    assert ids(Listing(who=1)) == [3]
    assert ids(Listing(topics=CODEBOOK.below(1))) == [3]
    assert ids(Listing(who=2)) == []


def test_words_and_an_order_alone_leave_nothing_out() -> None:
    assert not Listing("words", OLDEST).is_narrow
    assert Listing(state=UNREAD).is_narrow


def test_what_is_unknown_is_said() -> None:
    assert date_words(ZONES) == "date not found"
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
    assert summary(EVERYTHING, 3) == "3 · 2 unread"
    assert summary(EVERYTHING, 1) == "1 of 3"
