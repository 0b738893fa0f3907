"""What surrounds the passage: links to others, sections of memos, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.model.changes import Place
from briefer.model.passage import Link
from briefer.ui.read.inspector.links_part import Tie
from briefer.ui.read.inspector.uses_fold import Use
from briefer.ui.read.palette.link_words import tie_words
from briefer.ui.read.short_source import short_source

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet, Step
    from briefer.model.passage import Passage
    from briefer.ui.jobs import Job
    from briefer.ui.read.inspector.edits import Edits
    from briefer.ui.read.inspector.shown import Shown
    from briefer.ui.read.inspector.view import InspectorView
    from briefer.ui.session import Session

_PAUSE = 200
"""Milliseconds for which a passage must stay chosen before its history is read."""

_MEMO = ("memo", "memo_section", "memo_block", "memo_block_passage")


class Surroundings(QObject):
    """Shows them, and leads to them."""

    def __init__(self, session: Session, pane: InspectorView, edits: Edits) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._edits = edits
        self._ws = session.workspace
        self._shown: Shown | None = None
        self._reading: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_history)
        pane.more.links.gone_to.connect(self.go_to)
        pane.more.links.removed.connect(self._remove_link)
        pane.more.links.add_asked.connect(self._find_passage)
        pane.passage_finder.taken.connect(self._link)
        pane.uses.gone_to.connect(self._go_to_memo)

    def show(self, shown: Shown | None) -> None:
        """Show what surrounds a passage; its history comes a moment later."""
        another = self._shown is None or shown is None or self._shown.passage.id != shown.passage.id
        self._shown = shown
        if shown is None:
            self._pause.stop()
            return
        self._pane.more.show_passage(shown, self._ties(shown.passage))
        self._show_uses()
        if another:
            self._pane.history.show_steps(())
        self._pause.start()

    def follow(self, changes: ChangeSet) -> None:
        """Take in what was written of memos and of the links of other passages."""
        if self._shown is None:
            return
        if changes.touches(*_MEMO):
            self._show_uses()
        if changes.touches("passage_link"):
            self._pane.more.show_passage(self._shown, self._ties(self._shown.passage))

    def go_to(self, passage: Passage) -> None:
        """Bring another passage to the front."""
        self._session.selection.go_to_passage(passage.article_id, passage.id, passage.span)

    # ---- links

    def _ties(self, passage: Passage) -> tuple[Tie, ...]:
        incoming = self._ws.passages.linking_to(passage.id)
        ids = [link.other_id for link in passage.links] + [other for _, other in incoming]
        others = {other.id: other for other in self._ws.passages.many(ids)} if ids else {}
        vocabulary = self._session.vocabulary
        ties = [
            self._tie(
                tie_words(vocabulary, link.kind, from_there=False), others[link.other_id], link
            )
            for link in passage.links
            if link.other_id in others
        ]
        ties += [
            self._tie(tie_words(vocabulary, kind, from_there=True), others[other], None)
            for kind, other in incoming
            if other in others
        ]
        return tuple(ties)

    def _tie(self, words: str, other: Passage, link: Link | None) -> Tie:
        """Name the other passage by its number, or by its source where it is elsewhere."""
        quote = " ".join(other.quote.split())
        if self._shown is not None and other.article_id == self._shown.article.id:
            number, _ = self._ws.passages.number_of(other)
            return Tie(words, other, f"{number} · {quote}", link)
        source = short_source(self._ws.articles.get(other.article_id))
        return Tie(words, other, f"{source} · {quote}", link)

    def _find_passage(self) -> None:
        if self._shown is not None:
            self._pane.open_passage_finder(self._shown.article.id)

    def _link(self, kind: str, other: Passage) -> None:
        if self._shown is not None:
            self._edits.set_links((*self._shown.passage.links, Link(kind, other.id, other.guid)))
            self._pane.more.links.head.add.setFocus()

    def _remove_link(self, link: Link) -> None:
        if self._shown is not None:
            self._edits.set_links([kept for kept in self._shown.passage.links if kept != link])

    # ---- memos

    def _show_uses(self) -> None:
        if self._shown is not None:
            found = self._ws.memos.sections_with(self._shown.passage.id)
            self._pane.uses.show_uses(tuple(Use(*use) for use in found))

    def _go_to_memo(self, memo_id: int) -> None:
        self._pane.flush()
        self._session.selection.choose_memo(memo_id)
        self._session.selection.go_to_place(Place(memo_id=memo_id))

    # ---- history

    def _read_history(self) -> None:
        """Read the history beside the window: it goes through every change ever made."""
        if self._shown is None:
            return
        passage_id = self._shown.passage.id
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._session.jobs.run(
            lambda _job: self._ws.read_apart(lambda read: read.history.of_passage(passage_id)),
            done=lambda steps: self._show_history(passage_id, steps),
            failed=self._session.messages.failed,
        )

    def _show_history(self, passage_id: int, steps: tuple[Step, ...]) -> None:
        if self._shown is not None and self._shown.passage.id == passage_id:
            self._pane.history.show_steps(steps)
