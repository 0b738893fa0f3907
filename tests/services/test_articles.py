"""Facts of several articles at once, and what articles are tagged with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.services import articles, history

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace


@pytest.fixture
def two(ws: Workspace) -> tuple[int, int]:
    """The fixture article and a second one without a date."""
    return ws.articles.all()[0].id, articles.paste(ws, "A title\nAn Outlet\n\nSome words.\n")


def test_facts_of_several_are_one_step_and_set_by_the_analyst(
    ws: Workspace, two: tuple[int, int]
) -> None:
    before = [article.outlet for article in ws.articles.many(two)]
    articles.set_facts_of_several(ws, two, outlet="The Gazette", published="2023-12-27")
    for article in ws.articles.many(two):
        assert (article.outlet, article.published) == ("The Gazette", "2023-12-27")
        assert article.published_set_by == "analyst"
    assert history.undo(ws).label == "Set facts of 2 articles"
    assert [article.outlet for article in ws.articles.many(two)] == before


def test_where_one_of_them_cannot_be_set_none_is(ws: Workspace, two: tuple[int, int]) -> None:
    before = ws.articles.many(two)
    with pytest.raises(InputError, match="no date that could be marked"):
        articles.set_facts_of_several(ws, two, about=True)
    with pytest.raises(InputError, match="Choose an article"):
        articles.set_facts_of_several(ws, [999], outlet="The Gazette")
    assert ws.articles.many(two) == before


def test_an_article_carries_the_tags_of_its_passages(ws: Workspace, two: tuple[int, int]) -> None:
    tagged, plain = two
    passages = ws.passages.of_article(tagged)
    tags = ws.articles.tags()
    assert tags == ws.articles.tags([tagged, plain])
    assert plain not in tags
    assert tags[tagged].stakeholders == {
        p.stakeholder_id for each in passages for p in each.parties
    }
    assert tags[tagged].topics == {tag.topic_id for each in passages for tag in each.topics}
    assert ws.articles.tags([plain]) == {}
