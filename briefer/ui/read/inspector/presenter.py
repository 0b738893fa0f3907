"""From the chosen passage to the pane, and from the pane to the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefer.model.vocabulary import AGREEMENT
from briefer.services import citing
from briefer.ui.after_painting import AfterPainting
from briefer.ui.read.inspector.edits import Edits
from briefer.ui.read.inspector.shown import Shown, read
from briefer.ui.read.inspector.surroundings import Surroundings
from briefer.ui.read.palette.catalogue import Group
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.changes import ChangeSet
    from briefer.ui.jobs import Job
    from briefer.ui.read.inspector.view import InspectorView
    from briefer.ui.session import Session

_TABLES = ("passage", "article", "outlet", "stakeholder", "alias", "role", "topic", "proposition")
"""Tables of which any row may change what is shown."""


class InspectorPresenter(QObject):
    """Keeps the pane true to the chosen passage, and turns what is asked of it into changes."""

    def __init__(self, session: Session, pane: InspectorView) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._ws = session.workspace
        self._shown: Shown | None = None
        # An article may have thousands of passages: the page is painted first, then their list.
        self._listing = AfterPainting(self._show_article, self)
        self._reading = AfterPainting(self._read_again, self)
        self.edits = Edits(session, self)
        self._surroundings = Surroundings(session, pane, self.edits)
        self._connect()
        self._connect_sections()
        self._show_writable()
        self._choose(session.selection.passage_id)

    def _connect(self) -> None:
        session, pane = self._session, self._pane
        session.selection.passage_chosen.connect(self._choose)
        session.selection.article_chosen.connect(self._choose_article)
        session.selection.flush_asked.connect(pane.flush)
        session.bridge.changed.connect(self._follow)
        session.jobs.started.connect(self._follow_job)
        session.jobs.ended.connect(self._follow_job)
        session.actions.bind("passage.copy", pane, self.copy)
        session.actions.bind("passage.star", pane, self._turn_star)
        pane.copy_asked.connect(self.copy)
        pane.article.taken.connect(self._surroundings.go_to)
        pane.finder.taken.connect(self._add)
        pane.finder.created.connect(self._create)
        self.edits.faulted.connect(pane.show_fault)

    def _connect_sections(self) -> None:
        pane, edits = self._pane, self.edits
        pane.star.clicked.connect(self._turn_star)
        pane.who.part_set.connect(edits.set_part)
        pane.who.removed.connect(edits.remove_party)
        pane.who.add_asked.connect(self._find_stakeholder)
        pane.topics.changed.connect(edits.set_topic)
        pane.topics.removed.connect(edits.remove_topic)
        pane.topics.proposed.connect(self._propose)
        pane.topics.add_asked.connect(self._find_topic)
        pane.kind.chosen.connect(self._set_field)
        pane.note.written.connect(edits.write_note)
        pane.more.when.chosen.connect(self._set_field)
        pane.more.figures.changed.connect(edits.set_figures)
        pane.more.translations.changed.connect(edits.set_translations)

    def copy(self) -> None:
        """Put the passage with its citation on the clipboard."""
        if self._shown is not None:
            self._pane.flush()
            QGuiApplication.clipboard().setText(citing.cite(self._ws, self._shown.passage.id))
            self._session.messages.note(tr("Copied with its citation."))

    def _choose(self, passage_id: int) -> None:
        """Show another passage; what was typed for the last one is written first."""
        self._pane.show_fault("")
        self._pane.flush()
        self._reading.stop()
        self.edits.begin(passage_id)
        self._shown = read(self._ws, passage_id) if passage_id else None
        self._pane.begin()
        self._show()

    def _choose_article(self) -> None:
        self._listing.start()

    def _follow(self, changes: ChangeSet) -> None:
        """Take in what was written, by whomever."""
        self._pane.finder.follow(changes)
        self._pane.article.model.follow(changes)
        if self._shown is None and changes.touches("passage", "article"):
            self._listing.start()
        if self._shown is None or not self._concerns(changes):
            self._surroundings.follow(changes)
            return
        focused = QApplication.focusWidget()
        if focused is not None and self._pane.isAncestorOf(focused):
            self._read_again()
        else:
            # What is done elsewhere is painted there first.
            self._reading.start()

    def _read_again(self) -> None:
        """Show the passage as it is now; without it nothing is chosen."""
        if self._shown is None:
            return
        self._shown = read(self._ws, self._shown.passage.id)
        if self._shown is None:
            self._session.selection.choose_passage(0)
        self._show()

    def _concerns(self, changes: ChangeSet) -> bool:
        if self._shown is None:
            return False
        touched = self._ws.passages.touched(dict(changes.rows))
        return changes.many or changes.touches(*_TABLES) or self._shown.passage.id in touched

    def _show(self) -> None:
        if self._shown is None:
            self._listing.start()
            self._pane.show_nothing()
        else:
            self._pane.show_passage(self._shown)
        self._surroundings.show(self._shown)

    def _show_article(self) -> None:
        """List the passages of the article, where none of them is shown."""
        if self._shown is not None:
            return
        article_id = self._session.selection.article_id
        ids = self._ws.passages.ids_of_article(article_id) if article_id else ()
        self._pane.article.show_article(article_id, ids, writable=self._session.writable)

    def _show_writable(self) -> None:
        self._pane.allow(writable=self._session.writable)
        self._listing.start()

    def _follow_job(self, job: Job) -> None:
        """A job that writes has the briefing for itself: write what is typed before it begins."""
        if job.writes:
            self._pane.flush()
            self._show_writable()

    # ---- what is asked of the passage

    def _turn_star(self) -> None:
        if self._shown is not None:
            self.edits.set_statement(starred=not self._shown.passage.statement.starred)
            self._show()

    def _set_field(self, field: str, value: object) -> None:
        if field == "type":
            self._set_type(value if isinstance(value, str) else None)
        elif not self.edits.set_statement(**{field: value}):
            self._show()

    def _set_type(self, value: str | None) -> None:
        """Set the type, and say whose part changed with it or may have to."""
        passage_id, changed = self.edits.passage_id, self.edits.set_type(value)
        if changed is None:
            self._show()
            return
        messages, actions = self._session.messages, self._session.actions
        agreed = value == AGREEMENT
        others = self.edits.addressees if agreed else ()
        if others:
            messages.note(
                tr("An agreement is said by all its parties; these are addressees: {names}").format(
                    names=self._names(party.stakeholder_id for party in others)
                ),
                tr("Make them speakers"),
                lambda: self.edits.let_speak(passage_id, others),
            )
        elif changed:
            words = (
                tr("All parties say an agreement. Now a speaker, too: {names}")
                if agreed
                else tr("No agreement any more. Part changed back: {names}")
            )
            messages.note(
                words.format(names=self._names(changed)),
                tr("Undo"),
                lambda: actions.action("edit.undo").trigger(),
            )

    def _names(self, ids: Iterable[int]) -> str:
        known = self._ws.codebook.load().stakeholder_by_id
        return ", ".join(known[key].short for key in ids)

    def _propose(self, topic_id: int, sentence: str, label: str) -> None:
        if self.edits.propose(topic_id, sentence, label):
            self._pane.topics.begin()
            self._pane.topics.focus_topic(topic_id)

    def _find_stakeholder(self) -> None:
        pane = self._pane
        pane.open_finder(Group.WHO, frozenset(), pane.who)

    def _find_topic(self) -> None:
        if self._shown is not None:
            given = {(Group.ABOUT, tag.topic_id) for tag in self._shown.passage.topics}
            self._pane.open_finder(Group.ABOUT, frozenset(given), self._pane.topics)

    def _add(self, group: Group, entry_id: int) -> None:
        add = self.edits.add_party if group is Group.WHO else self.edits.add_topic
        if add(entry_id):
            self._pane.focus_entry(group, entry_id)

    def _create(self, group: Group, name: str) -> None:
        create = self.edits.create_party if group is Group.WHO else self.edits.create_topic
        made = create(name)
        if made:
            self._pane.focus_entry(group, made)
