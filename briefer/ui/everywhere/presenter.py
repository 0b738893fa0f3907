"""From words to what is found, and from what is chosen to its place."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.errors import BrieferError
from briefer.model.changes import Place
from briefer.model.passage import Statement
from briefer.services import bulk_tagging, everywhere
from briefer.services.everywhere import (
    Everything,
    InArticle,
    InCodebook,
    InMemo,
    InPassage,
    ToTag,
)
from briefer.ui.everywhere.rows import Look, Row, counts, narrowed_counts, rows
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.ui.everywhere.rows import Found
    from briefer.ui.everywhere.tag_form import WhatToTag
    from briefer.ui.everywhere.view import EverywhereView
    from briefer.ui.session import Session


class EverywherePresenter(QObject):
    """Searches beside the window while words are typed, one search at a time."""

    def __init__(self, session: Session, page: EverywhereView) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._found = Everything()
        self._searching = False
        self._stale = False
        self._to_tag = ToTag()
        page.field.textChanged.connect(self._type)
        page.scope.asked.connect(self._show_look)
        page.list.moved.connect(self._preview)
        page.list.taken.connect(self._take)
        page.taken.connect(self._take_current)
        page.preview.open_asked.connect(self._take_current)
        page.tag_all.clicked.connect(self._ask_to_tag)
        page.form.closed.connect(self._close_form)
        page.form.tagged.connect(self._tag)
        session.bridge.changed.connect(self._note_change)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._show(Everything(), 0)

    def refresh(self) -> None:
        """Search again where the briefing has changed."""
        if self._stale:
            self._search()

    def _type(self) -> None:
        self._close_form()
        self._search()

    def _note_change(self, _changes: ChangeSet) -> None:
        self._stale = True
        if self._page.isVisible():
            self._search()

    def _search(self) -> None:
        """Search, or do so again when the search that is under way has come back."""
        if self._searching:
            self._stale = True
            return
        self._searching, self._stale = True, False
        words = self._page.field.text()
        begin = time.perf_counter()

        def done(found: Everything) -> None:
            self._searching = False
            self._show(found, time.perf_counter() - begin)
            self.refresh()

        def failed(error: Exception) -> None:
            self._searching = False
            self._session.messages.failed(error)

        self._session.jobs.run(
            lambda _job: self._session.workspace.read_apart(
                lambda read: everywhere.find(read, words)
            ),
            done=done,
            failed=failed,
        )

    def _show(self, found: Everything, seconds: float) -> None:
        self._found = found
        page = self._page
        page.scope.show_counts(counts(found), narrowed_counts(found))
        took = tr("{n} in {ms} ms").format(n=f"{found.total:,}", ms=max(round(seconds * 1000), 1))
        page.counts.setText(took if found.words.strip() else "")
        self._show_look(replace(page.scope.look, unfolded=frozenset()))
        self._show_writable()

    def _show_look(self, look: Look) -> None:
        page = self._page
        page.scope.show_look(look)
        found = rows(self._found, look, self._session.workspace.codebook.load())
        page.list.show_rows(found)
        if found:
            page.show_nothing("")
        elif self._found.words.strip():
            page.show_nothing(tr("Nothing found."))
        else:
            page.show_nothing(tr("Words that stand in articles, passages, notes and the memo."))

    def _show_writable(self) -> None:
        page = self._page
        places = any(hit.tagged < len(hit.spans) for hit in self._found.articles)
        page.tag_all.setVisible(self._session.writable and places)

    # What is chosen

    def _preview(self, row: Row | None) -> None:
        page = self._page
        if row is None or row.found is None:
            page.preview.clear()
            return
        workspace, found = self._session.workspace, row.found
        text = ""
        try:
            if isinstance(found, InPassage | InArticle):
                text = workspace.articles.text(found.article.id)
            elif isinstance(found, InMemo):
                text = found.text
        except BrieferError:  # it is gone, and the next search will say so
            page.preview.clear()
            return
        pattern = everywhere.pattern_of(self._found.words)
        hits = everywhere.spans_of(text, pattern) if pattern is not None else []
        codebook = workspace.codebook.load()
        page.preview.show_found(found, text, hits, codebook, self._session.vocabulary)

    def _take_current(self) -> None:
        self._take(self._page.list.current)

    def _take(self, row: Row | None) -> None:
        """Open the place of a row, or show the whole of its group."""
        if row is None:
            return
        if row.is_more:
            look = self._page.scope.look
            self._show_look(replace(look, unfolded=look.unfolded | {row.group}))
        elif row.found is not None:
            self._go(row.found)

    def _go(self, found: Found) -> None:
        selection = self._session.selection
        match found:
            case InPassage():
                passage = found.passage
                selection.go_to_passage(passage.article_id, passage.id, passage.span)
            case InArticle():
                first = found.spans[0] if found.spans else None
                selection.go_to_place(Place(found.article.id, first))
            case InMemo():
                selection.choose_memo(found.memo_id)
                selection.go_to_place(Place(memo_id=found.memo_id))
            case InCodebook():
                selection.entry_asked.emit(found.kind, found.id)

    # Tagging all places

    def _ask_to_tag(self) -> None:
        words = self._found.words
        self._session.jobs.run(
            lambda _job: self._session.workspace.read_apart(
                lambda read: everywhere.to_tag(read, words)
            ),
            done=self._show_form,
            failed=self._session.messages.failed,
        )

    def _show_form(self, found: ToTag) -> None:
        self._to_tag = found
        form = self._page.form
        form.show()
        form.begin(found, self._found.words.strip(), self._session.workspace.codebook.load())

    def _close_form(self) -> None:
        if not self._page.form.isHidden():
            self._page.form.hide()
            self._page.field.setFocus()

    def _tag(self, wanted: WhatToTag) -> None:
        places, session = self._to_tag.places, self._session
        onto = self._to_tag.passages if wanted.onto else ()
        if not session.writable:
            return
        try:
            bulk_tagging.tag_many(
                session.workspace,
                places,
                Statement(type=wanted.type),
                parties=wanted.parties,
                topics=wanted.topics,
                onto=onto,
            )
        except BrieferError as error:
            session.messages.failed(error)
            return
        self._close_form()
        undo = session.actions.bound("edit.undo")
        count = len(places) + len(onto)
        done = tr("Tagged 1 place.") if count == 1 else tr("Tagged {n} places.").format(n=count)
        session.messages.note(done, tr("Undo") if undo else "", undo.trigger if undo else None)
