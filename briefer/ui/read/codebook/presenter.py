"""From the codebook to the services, and from changes back to the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.errors import BrieferError
from briefer.ui.read.codebook.counts import Counts, read_counts
from briefer.ui.read.codebook.edits import CodebookEdits
from briefer.ui.read.codebook.searching import matching
from briefer.ui.read.codebook.tree import Kind, build
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from briefer.model.changes import ChangeSet
    from briefer.model.passage import Passage
    from briefer.ui.jobs import Job
    from briefer.ui.read.codebook.pane import CodebookPane
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session

_CODEBOOK = ("stakeholder", "alias", "role", "topic", "keyword", "proposition")
_TAGS = ("passage", "passage_topic", "passage_stakeholder", "article")
_PAUSE = 150
"""Milliseconds for which changes are gathered before passages are counted again."""


class CodebookPresenter(QObject):
    """Keeps the pane true to the briefing, and turns what is asked of it into changes."""

    def __init__(self, session: Session, pane: CodebookPane) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._ws = session.workspace
        self.edits = CodebookEdits(session, self)
        self._stale = True
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
        pane.menu_asked.connect(self._show_menu)
        pane.model.renamed.connect(self._rename)
        pane.model.moved.connect(self._move)
        pane.tree.chosen.connect(self._choose)
        pane.tree.add_asked.connect(self._begin_entry)
        pane.tree.removed.connect(self._ask_to_remove)
        pane.tree.menu_asked.connect(self._show_entry_menu)
        pane.new.made.connect(self._add_entry)
        pane.new.left.connect(self._leave_new)
        pane.detail.taken.connect(self._go_to)
        pane.detail.head.remove_asked.connect(self._remove_chosen)

    def _connect_details(self) -> None:
        detail, edits = self._pane.detail, self.edits
        detail.topic.changed.connect(self._change_topic)
        detail.topic.proposed.connect(self._propose)
        detail.topic.propositions.changed.connect(edits.change_proposition)
        detail.topic.propositions.removed.connect(self._ask_to_remove_proposition)
        detail.stakeholder.changed.connect(edits.change_stakeholder)
        detail.stakeholder.faulted.connect(edits.faulted)

    # ---- showing

    def _show_tree(self) -> None:
        codebook = self._ws.codebook.load()
        wanted = matching(codebook, self._pane.search.text())
        self._pane.model.show_tree(build(codebook, self._session.vocabulary, wanted))

    def _search(self, typed: str) -> None:
        self._show_tree()
        self._pane.tree.search(searching=bool(typed.strip()))

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
            self._pane.detail.show_entry(node, self._ws.codebook.load(), self._passages_of(node))

    def _passages_of(self, node: Node) -> tuple[int, ...]:
        passages = self._ws.passages
        if node.kind is Kind.TOPIC:
            return passages.ids_with_topic(self._ws.codebook.load().below(node.id))
        if node.kind is Kind.PROPOSITION:
            return passages.ids_with_proposition(node.id)
        return passages.ids_with_stakeholder(node.id)

    def _go_to(self, passage: Passage) -> None:
        self._session.selection.go_to_passage(passage.article_id, passage.id, passage.span)

    # ---- adding

    def _begin_entry(self, kind: Kind) -> None:
        node = self._pane.tree.current
        beside = ""
        if node is not None and kind is Kind.TOPICS:
            topic_id = self._topic_of(node)
            if topic_id is not None:
                name = self._ws.codebook.load().topic_by_id[topic_id].name
                beside = tr("below “{name}”").format(name=name)
        elif node is not None and self._side_of(node):
            beside = tr("on the side “{name}”").format(name=self._side_of(node))
        self._pane.new.begin(kind, beside)

    def _add_entry(self, kind: Kind, name: str, beside: bool) -> None:
        node = self._pane.tree.current
        if kind is Kind.TOPICS:
            parent = self._topic_of(node) if node is not None and beside else None
            made, key = self.edits.add_topic(name, parent), Kind.TOPIC
        else:
            side = self._side_of(node) if node is not None and beside else None
            made, key = self.edits.add_stakeholder(name, side), Kind.STAKEHOLDER
        if made:
            self._pane.new.hide()
            self._pane.search.clear()
            self._pane.tree.choose((key, made))
            self._pane.detail.show_details()
            self._pane.tree.setFocus()

    def _leave_new(self) -> None:
        self._pane.new.hide()
        self._pane.show_fault("")
        self._pane.tree.setFocus()

    def _topic_of(self, node: Node) -> int | None:
        """Return the topic of a node: itself, or the one that a proposition belongs to."""
        if node.kind is Kind.TOPIC:
            return node.id
        if node.kind is Kind.PROPOSITION:
            return self._ws.codebook.load().proposition_by_id[node.id].topic_id
        return None

    def _side_of(self, node: Node) -> str | None:
        if node.kind is not Kind.STAKEHOLDER:
            return None
        return self._ws.codebook.load().stakeholder_by_id[node.id].side

    # ---- changing

    def _rename(self, node: Node, name: str) -> None:
        self.edits.rename(node, name)

    def _move(self, node: Node, onto: Node) -> None:
        """An entry was dropped: a topic on its new parent, a stakeholder on its new side."""
        if node.kind is Kind.TOPIC:
            self.edits.change_topic(node.id, "parent_id", onto.id or None)
            return
        ally = onto if onto.kind is Kind.STAKEHOLDER else next(iter(onto.children), None)
        side = self._side_of(ally) if ally is not None else None
        self.edits.change_stakeholder(node.id, "side", side)

    def _change_topic(self, topic_id: int, field: str, value: object, spell: str) -> None:
        if not self.edits.change_topic(topic_id, field, value, spell):
            self._show_entry()

    def _propose(self, topic_id: int, sentence: str, label: str) -> None:
        if self.edits.add_proposition(topic_id, sentence, label):
            self._pane.detail.topic.propositions.close_new()

    # ---- removing

    def _remove_chosen(self) -> None:
        node = self._pane.tree.current
        if node is not None:
            self._ask_to_remove(node)

    def _ask_to_remove(self, node: Node) -> None:
        """Remove an entry; ask first where passages would lose something."""
        count = len(self._passages_of(node))
        if count:
            words = _loss(node.kind, node.name, count)
            self._pane.ask(words, tr("Delete"), lambda: self._remove(node.kind, node.id, node.name))
        else:
            self._remove(node.kind, node.id, node.name)

    def _ask_to_remove_proposition(self, proposition_id: int) -> None:
        proposition = self._ws.codebook.load().proposition_by_id[proposition_id]
        count = len(self._ws.passages.ids_with_proposition(proposition_id))
        name = proposition.label

        def remove() -> None:
            self._remove(Kind.PROPOSITION, proposition_id, name)

        if count:
            self._pane.ask(_loss(Kind.PROPOSITION, name, count), tr("Delete"), remove)
        else:
            remove()

    def _remove(self, kind: Kind, entry_id: int, name: str) -> None:
        if self.edits.remove(kind, entry_id):
            self._session.messages.note(tr("Removed “{name}”.").format(name=name))

    # ---- menus

    def _show_menu(self, at: QPoint) -> None:
        tree = self._pane.tree
        entries = [
            ("codebook.unfold", tr("Unfold everything"), lambda: tree.fold_all(folded=False)),
            ("codebook.fold", tr("Fold everything"), lambda: tree.fold_all(folded=True)),
        ]
        if self._session.writable:
            entries += [
                ("", "", tree.clearSelection),
                (
                    "codebook.add-topic",
                    tr("Add a topic…"),
                    lambda: self._begin_entry(Kind.TOPICS),
                ),
                (
                    "codebook.add-stakeholder",
                    tr("Add a stakeholder…"),
                    lambda: self._begin_entry(Kind.STAKEHOLDERS),
                ),
            ]
        self._pane.show_menu(at, entries)

    def _show_entry_menu(self, node: Node, at: QPoint) -> None:
        tree = self._pane.tree
        entries = [("codebook.details", tr("Show details"), self._pane.detail.show_details)]
        if self._session.writable:
            entries += [
                ("codebook.rename-entry", tr("Rename"), lambda: tree.edit(tree.currentIndex())),
                ("codebook.remove-entry", tr("Delete"), lambda: self._ask_to_remove(node)),
            ]
        self._pane.show_menu(at, entries)


def _loss(kind: Kind, name: str, count: int) -> str:
    """Return what passages lose where an entry is removed."""
    patterns = {
        Kind.TOPIC: tr("Delete “{name}”? {passages} would lose this topic."),
        Kind.PROPOSITION: tr("Delete “{name}”? {passages} would lose their stance."),
        Kind.STAKEHOLDER: tr("Delete “{name}”? {passages} would lose this name."),
    }
    passages = tr("1 passage") if count == 1 else tr("{n} passages").format(n=count)
    words = patterns[kind].format(name=name, passages=passages)
    return f"{words} {tr('Undo brings it back.')}"
