"""From the codebook to the services, and from changes back to the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.errors import BrieferError
from briefer.ui.read.codebook.adding import Adding
from briefer.ui.read.codebook.counts import Counts, read_counts
from briefer.ui.read.codebook.edits import CodebookEdits
from briefer.ui.read.codebook.entries import Entries
from briefer.ui.read.codebook.moving import Moving
from briefer.ui.read.codebook.removal import Removal
from briefer.ui.read.codebook.searching import CodebookIndex
from briefer.ui.read.codebook.tree import Kind, build
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from briefer.model.changes import ChangeSet
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.ui.jobs import Job
    from briefer.ui.read.codebook.tree import Node, Wanted
    from briefer.ui.read.codebook.view import CodebookView, MenuEntries
    from briefer.ui.session import Session

_CODEBOOK = ("stakeholder", "alias", "role", "topic", "keyword", "proposition")
_TAGS = ("passage", "passage_topic", "passage_stakeholder", "article")
_PAUSE = 150
"""Milliseconds for which changes are gathered before passages are counted again."""


class CodebookPresenter(QObject):
    """Keeps the pane true to the briefing, and turns what is asked of it into changes."""

    def __init__(self, session: Session, pane: CodebookView) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._ws = session.workspace
        self.edits = CodebookEdits(session, self)
        self._entries = Entries(session.workspace)
        self._adding = Adding(session.workspace, pane, self.edits, self._entries)
        self._removal = Removal(session, pane, self.edits, self._entries)
        Moving(pane, self.edits, self._entries)
        self._stale = True
        self._index: CodebookIndex | None = None
        self._whole: tuple[Codebook, Node] | None = None
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_PAUSE)
        self._recount.timeout.connect(self._count)
        self._connect()
        self._connect_details()
        self._show_tree()
        self._show_writable()

    def _connect(self) -> None:
        session, pane = self._session, self._pane
        session.bridge.changed.connect(self._follow)
        session.selection.flush_asked.connect(pane.detail.flush)
        session.jobs.started.connect(self._follow_job)
        session.jobs.ended.connect(self._follow_job)
        self.edits.faulted.connect(pane.show_fault)
        pane.seen.connect(self._count_if_stale)
        pane.search.textChanged.connect(self._search)
        pane.search_entered.connect(self._prepare_search)
        pane.menu_asked.connect(self._show_menu)
        pane.model.renamed.connect(self._rename)
        pane.tree.chosen.connect(self._choose)
        pane.tree.menu_asked.connect(self._show_entry_menu)
        pane.tree.pinned.connect(self._pin)
        pane.detail.taken.connect(self._go_to)

    def _connect_details(self) -> None:
        detail, edits = self._pane.detail, self.edits
        detail.topic.changed.connect(self._change_topic)
        detail.topic.proposed.connect(self._propose)
        detail.topic.propositions.changed.connect(edits.change_proposition)
        detail.stakeholder.changed.connect(edits.change_stakeholder)
        detail.stakeholder.renamed.connect(edits.rename_stakeholder)
        detail.stakeholder.faulted.connect(edits.faulted)

    # ---- showing

    def _show_tree(self) -> None:
        codebook = self._ws.codebook.load()
        typed = self._pane.search.text().strip()
        wanted = self._index_of(codebook).matching(typed) if typed else None
        self._pane.model.show_tree(self._tree(codebook, wanted))

    def _tree(self, codebook: Codebook, wanted: Wanted | None) -> Node:
        """Return the tree of what is wanted; the whole one is kept for the end of a search."""
        if wanted is not None:
            return build(codebook, self._session.vocabulary, wanted)
        if self._whole is None or self._whole[0] is not codebook:
            self._whole = codebook, build(codebook, self._session.vocabulary)
        return self._whole[1]

    def _search(self, typed: str) -> None:
        with self._pane.tree.searching(on=bool(typed.strip())):
            self._show_tree()

    def _index_of(self, codebook: Codebook) -> CodebookIndex:
        if self._index is None or self._index.codebook is not codebook:
            self._index = CodebookIndex(codebook)
        return self._index

    def _prepare_search(self) -> None:
        """Fold the names beside the window, so that the first letter need not wait for them."""
        codebook = self._ws.codebook.load()
        if self._index is None or self._index.codebook is not codebook:
            self._session.jobs.run(
                lambda _job: CodebookIndex(codebook), done=self._keep_index, failed=self._tell
            )

    def _keep_index(self, index: CodebookIndex) -> None:
        self._index = index

    def _follow(self, changes: ChangeSet) -> None:
        pane = self._pane
        if changes.touches(*_CODEBOOK):
            self._show_tree()
        if changes.touches(*_CODEBOOK, *_TAGS):
            self._stale = True
            if pane.isVisible():
                self._recount.start()
                self._show_entry()
        pane.detail.model.follow(changes)

    def _follow_job(self, job: Job) -> None:
        if job.writes:
            self._pane.detail.flush()
            self._show_writable()

    def _show_writable(self) -> None:
        self._pane.allow(writable=self._session.writable)

    def _count_if_stale(self) -> None:
        if self._stale:
            self._count()
            self._show_entry()

    def _count(self) -> None:
        """Count passages beside the window: over many thousand of them it takes a while."""
        self._stale = False
        self._session.jobs.run(
            lambda _job: self._ws.read_apart(read_counts),
            done=self._show_counts,
            failed=self._tell,
        )

    def _show_counts(self, counts: Counts) -> None:
        self._pane.model.show_counts(counts)
        self._pane.detail.show_stances(counts.stances)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, BrieferError):
            self._pane.show_fault(str(error))
        else:
            self._session.messages.report(error)

    def _choose(self, _node: Node | None) -> None:
        self._pane.detail.flush()
        self._show_entry()

    def _show_entry(self) -> None:
        node = self._pane.tree.current
        self._pane.below.setVisible(node is not None)
        if node is not None:
            ids = self._entries.passages_of(node.kind, node.id)
            self._pane.detail.show_entry(node, self._ws.codebook.load(), ids)

    def _go_to(self, passage: Passage) -> None:
        self._session.selection.go_to_passage(passage.article_id, passage.id, passage.span)

    # ---- changing

    def _rename(self, node: Node, name: str) -> None:
        self.edits.rename(node, name)

    def _pin(self, node: Node, digit: str) -> None:
        """Give a topic a key, or take it away where it is the topic's already."""
        self.edits.change_topic(node.id, "shortcut", None if node.shortcut == digit else digit)

    def _change_topic(self, topic_id: int, field: str, value: object, spell: str) -> None:
        if not self.edits.change_topic(topic_id, field, value, spell):
            self._show_entry()

    def _propose(self, topic_id: int, sentence: str, label: str) -> None:
        if self.edits.add_proposition(topic_id, sentence, label):
            self._pane.detail.topic.propositions.close_new()

    # ---- menus

    def _show_menu(self, at: QPoint) -> None:
        tree = self._pane.tree
        entries: MenuEntries = [
            ("codebook.unfold", tr("Unfold everything"), lambda: tree.fold_all(folded=False)),
            ("codebook.fold", tr("Fold everything"), lambda: tree.fold_all(folded=True)),
        ]
        if self._session.writable:
            entries += [
                ("", "", tree.clearSelection),
                (
                    "codebook.add-topic",
                    tr("Add a topic…"),
                    lambda: self._adding.begin(Kind.TOPICS),
                ),
                (
                    "codebook.add-stakeholder",
                    tr("Add a stakeholder…"),
                    lambda: self._adding.begin(Kind.STAKEHOLDERS),
                ),
            ]
        self._pane.show_menu(at, [*entries, *self._pane.more_entries()])

    def _show_entry_menu(self, node: Node, at: QPoint) -> None:
        tree = self._pane.tree
        entries: MenuEntries = [
            ("codebook.details", tr("Show details"), self._pane.detail.show_details)
        ]
        if self._session.writable:
            entries += [
                ("codebook.rename-entry", tr("Rename"), lambda: tree.edit(tree.currentIndex())),
                *self._pane.entry_entries(),
                ("codebook.remove-entry", tr("Delete"), lambda: self._removal.remove(node)),
            ]
        self._pane.show_menu(at, entries)
