from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from briefer.errors import HistoryError
from briefer.model.anchor import Span
from briefer.model.article import ArticleDraft, Original
from briefer.model.passage import PartyTag, TopicTag
from briefer.services import articles, history, suggesting, tagging
from briefer.ui.read.suggestions.open_suggestions import OpenSuggestions
from tests.ui.read.suggestions.conftest import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session


@pytest.fixture
def session(make: Callable[[Workspace], Session], untagged: Workspace) -> Session:
    """A session over two untagged articles."""
    return make(untagged)


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Iterator[OpenSuggestions]:
    """The open suggestions, once every article was looked through."""
    owner = QObject()
    found = OpenSuggestions(session, owner)
    found.want_all()
    settle(found, session, qtbot)
    yield found
    found.close()
    session.jobs.close()
    owner.deleteLater()


def settle(opened: OpenSuggestions, session: Session, qtbot: QtBot) -> None:
    opened.catch_up()
    qtbot.waitUntil(lambda: opened.is_complete and not session.jobs.running)


def ids(session: Session) -> list[int]:
    return [article.id for article in session.workspace.articles.all()]


def step(ws: Workspace, chance: Random) -> None:
    """Do one thing of those that change what is open."""
    article_id = chance.choice([article.id for article in ws.articles.all()])
    found = suggesting.suggest(ws, article_id)
    passages = ws.passages.of_article(article_id)
    match chance.randrange(7):
        case 0 if found:
            suggesting.accept(ws, chance.choice(found))
        case 1 if found:
            suggesting.dismiss(ws, chance.choice(found))
        case 2 if passages:
            tagging.remove(ws, [chance.choice(passages).id])
        case 3 if found:
            one = chance.choice(found)
            span = Span(one.span.start, one.span.end - chance.randrange(min(9, one.span.length)))
            parties = [PartyTag(p.stakeholder_id, p.part) for p in one.parties]
            topics = [TopicTag(t.topic_id) for t in one.topics]
            tagging.tag(ws, article_id, span, parties=parties, topics=topics)
        case 4 if passages:
            one_passage = chance.choice(passages)
            start = max(0, one_passage.span.start - chance.randrange(30))
            tagging.set_span(ws, one_passage.id, Span(start, one_passage.span.end))
        case 5:
            turn(history.undo, ws)
        case _:
            turn(history.redo, ws)


def turn(way: Callable[[Workspace], object], ws: Workspace) -> None:
    try:
        way(ws)
    except HistoryError:
        return


@pytest.mark.parametrize("seed", range(6))
def test_after_any_steps_the_same_is_open_as_when_read_anew(
    opened: OpenSuggestions, session: Session, qtbot: QtBot, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(30):
        step(session.workspace, chance)
        settle(opened, session, qtbot)
        for article_id in ids(session):
            assert opened.of(article_id) == suggesting.suggest(session.workspace, article_id)


def test_what_is_written_while_an_article_is_looked_through_is_not_missed(
    opened: OpenSuggestions, session: Session, qtbot: QtBot
) -> None:
    ws = session.workspace
    for article_id in ids(session):
        articles.set_facts(ws, article_id, outlet="The White House")
        opened.catch_up()
        suggesting.accept(ws, suggesting.suggest(ws, article_id)[0])
        settle(opened, session, qtbot)
        assert opened.of(article_id) == suggesting.suggest(ws, article_id)


def test_a_large_briefing_is_looked_through_only_while_that_is_wanted(
    make: Callable[[Workspace], Session], new_workspace: Workspace, qtbot: QtBot
) -> None:
    count = 50
    body = TEXT * 40
    with new_workspace.change("Import texts") as tx:
        for number in range(count):
            original = Original(f"{number}{body}".encode(), "text.txt", "text/plain")
            tx.articles.add(ArticleDraft(f"Text {number}", f"{number} {body}", original))
    session = make(new_workspace)
    owner = QObject()
    opened = OpenSuggestions(session, owner)
    session.selection.choose_article(ids(session)[3])
    qtbot.waitUntil(lambda: bool(opened.of(ids(session)[3])))
    qtbot.waitUntil(lambda: not session.jobs.running)
    assert opened.progress == (1, count)
    opened.want_all()
    qtbot.waitUntil(lambda: opened.progress[0] > 2)
    opened.stop()
    qtbot.waitUntil(lambda: not session.jobs.running)
    assert 2 < opened.progress[0] < count
    opened.want_all()
    qtbot.waitUntil(lambda: opened.is_complete)
    opened.close()
    session.jobs.close()
    owner.deleteLater()


def test_an_article_that_is_removed_has_nothing_open_and_undo_brings_it_back(
    opened: OpenSuggestions, session: Session, qtbot: QtBot
) -> None:
    first, second = ids(session)
    before = opened.of(first)
    assert before
    articles.remove(session.workspace, [first])
    settle(opened, session, qtbot)
    assert opened.of(first) == ()
    assert opened.of(second)
    history.undo(session.workspace)
    settle(opened, session, qtbot)
    assert opened.of(first) == before
