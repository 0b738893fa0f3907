from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.anchor import locate
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, TopicTag
from briefer.services import passage_finding, stakeholders, tagging, topics

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace

FIRST = "The minister said that viaducts stay open. He asked for aid. Nothing about migration."
SECOND = "Viaducts were closed at night. The governor asked for money."


def article(ws: Workspace, title: str, body: str) -> int:
    original = Original(body.encode(), "text.txt", "text/plain")
    with ws.change("Import a text") as tx:
        return tx.articles.add(ArticleDraft(title, body, original, outlet="The Gazette"))


@pytest.fixture
def found(ws: Workspace) -> dict[str, int]:
    """Two articles with five passages; their ids by a word of each."""
    one, two = article(ws, "Talks begin", FIRST), article(ws, "A night at the río", SECOND)
    who = stakeholders.add(ws, "Zenobia Quint")
    about = topics.add(ws, "Crossings › Ferries")
    ids = {}
    for key, place, words in (
        ("open", one, "viaducts stay open"),
        ("aid", one, "He asked for aid"),
        ("migration", one, "Nothing about migration"),
        ("closed", two, "Viaducts were closed"),
        ("money", two, "asked for money"),
    ):
        text = ws.articles.text(place)
        parties = (PartyTag(who.id),) if key in {"aid", "money"} else ()
        tags = (TopicTag(about.id),) if key == "money" else ()
        ids[key] = tagging.tag(ws, place, locate(text, words), parties=parties, topics=tags).id
    return ids


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("viadu", ["open", "closed"]),
        ("zenobia", ["aid", "money"]),
        ("asked quint", ["aid", "money"]),
        ("ferr", ["money"]),
        ("night", ["closed", "money"]),
        ("rio closed", ["closed"]),
        ("gration", ["migration"]),
        ("viadu zenobia", []),
        ("  ", ["open", "aid", "migration"]),
    ],
)
def test_a_passage_is_found_by_quote_name_topic_and_title(
    ws: Workspace, found: dict[str, int], typed: str, keys: list[str]
) -> None:
    here = ws.passages.get(found["open"]).article_id
    assert passage_finding.find(ws, typed, here) == tuple(found[key] for key in keys)


def test_the_article_that_is_open_comes_first(ws: Workspace, found: dict[str, int]) -> None:
    there = ws.passages.get(found["closed"]).article_id
    assert passage_finding.find(ws, "viaducts", there) == (found["closed"], found["open"])
    assert passage_finding.find(ws, "viaducts", there, limit=1) == (found["closed"],)
