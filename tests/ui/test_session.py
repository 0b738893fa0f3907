"""The session: where panes meet."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from briefer.model.anchor import Span
from briefer.services import articles, tagging
from briefer.ui.read.writing import Writing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session


def test_a_change_is_told_before_the_service_returns(session: Session, qtbot: QtBot) -> None:
    article = session.workspace.articles.all()[0]
    heard: list[ChangeSet] = []
    session.bridge.changed.connect(heard.append)
    tagging.tag(session.workspace, article.id, Span(0, 5))
    assert [changes.touches("passage") for changes in heard] == [True]


def test_a_change_made_by_a_job_is_told_on_the_ui_thread(session: Session, qtbot: QtBot) -> None:
    article = session.workspace.articles.all()[0]
    heard: list[int] = []
    session.bridge.changed.connect(lambda _changes: heard.append(threading.get_ident()))

    def work(_job: Job) -> None:
        articles.set_facts(session.workspace, article.id, title="Another title")

    session.jobs.run(work, done=lambda _: None, failed=session.messages.failed, writes=True)
    assert not session.writable
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [threading.get_ident()]
    qtbot.waitUntil(lambda: session.writable)


def test_while_a_job_writes_it_is_said_to_wait_and_not_to_be_for_reading_only(
    session: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    writing, goes_on = Writing(session, session.jobs), threading.Event()
    writing.faulted.connect(told.append)
    failed = session.messages.failed
    session.jobs.run(lambda _: goes_on.wait(), done=lambda _: None, failed=failed, writes=True)
    assert not writing.attempt(lambda: None)
    assert "try again when that is done" in told[0]
    goes_on.set()
    qtbot.waitUntil(lambda: session.writable)
    assert writing.attempt(lambda: None)


def test_a_job_that_has_ended_keeps_nothing_that_it_worked_with(
    session: Session, qtbot: QtBot
) -> None:
    class Load:
        """Something large."""

    load = Load()
    kept = weakref.ref(load)
    ended: list[object] = []
    for end in ("done", "failed", "dropped"):

        def work(_job: Job, load: Load = load, end: str = end) -> Load:
            if end == "failed":
                raise OSError
            return load

        job = session.jobs.run(work, done=ended.append, failed=ended.append)
        if end == "dropped":
            job.drop()
        qtbot.waitUntil(lambda: not session.jobs.running)
    assert len(ended) == 2
    ended.clear()
    del load, work, job
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert kept() is None


def test_choosing_another_article_drops_the_chosen_passage(session: Session) -> None:
    told: list[tuple[str, int]] = []
    session.selection.choose_article(1)
    session.selection.choose_passage(7)
    session.selection.passage_chosen.connect(lambda passage: told.append(("passage", passage)))
    session.selection.article_chosen.connect(lambda article: told.append(("article", article)))
    session.selection.choose_article(2)
    assert told == [("passage", 0), ("article", 2)]


def test_a_step_goes_to_the_neighbour_in_the_list_and_stops_at_its_ends(session: Session) -> None:
    session.selection.set_order((5, 3, 9))
    session.selection.choose_article(5)
    session.selection.step_article(1)
    assert session.selection.article_id == 3
    session.selection.step_article(5)
    assert session.selection.article_id == 3


def test_closing_cancels_a_job_and_waits_for_it(new_workspace: Workspace, session: Session) -> None:
    begun = threading.Event()
    ended = threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while not job.cancelled:
            pass
        ended.set()

    session.jobs.run(work, done=lambda _: None, failed=session.messages.failed)
    assert begun.wait(5)
    session.jobs.close()
    assert ended.is_set()
