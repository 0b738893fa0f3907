"""The pane at the right in which one entry is merged into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from briefer.errors import BrieferError
from briefer.services import merging
from briefer.ui.accessible import named
from briefer.ui.codebook.change_lines import ChangeLines
from briefer.ui.codebook.changed_passages import ChangedPassages, FateCards
from briefer.ui.codebook.fates import party_fates, topic_fates
from briefer.ui.codebook.merge_words import stakeholder_lines, topic_lines
from briefer.ui.codebook.side_pane import SidePane
from briefer.ui.overriding import override
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from briefer.ui.codebook.change_lines import Line
    from briefer.ui.codebook.changed_passages import Fate
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session


class MergePane(SidePane):
    """`merged(kind, id)` names what is left."""

    merged = Signal(str, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session.appearance, "codebook-merge", tr("Merge"), tr("Merge"))
        self._session = session
        self._node: Node | None = None
        appearance = session.appearance
        self.into = TermBox("codebook-merge.into", tr("Into"), (), unset=tr("choose an entry"))
        self.into.chosen.connect(lambda _key: self._show_plan())
        said = tr("What changes, before anything is changed:")
        self._said = look(named(QLabel(said), "codebook-merge.said"), tone="muted", scale="small")
        self.lines = ChangeLines(appearance, "codebook-merge.lines", tr("What changes"))
        self._heading = named(SectionLabel(appearance, ""), "codebook-merge.heading")
        self.model = ChangedPassages(session, self)
        self.list = PassageListView(
            appearance, self.model, "codebook-merge.passages", tr("Passages"), twice=True
        )
        self.list.setItemDelegate(FateCards(appearance, self.list))
        for widget in (self.into, self._said, self.lines, self._heading):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)

    def begin(self, node: Node, target: int = 0) -> None:
        """Ask what an entry is to be merged into, or show what merging it into `target` does."""
        self._node = node
        codebook = self._session.workspace.codebook.load()
        if node.kind is Kind.TOPIC:
            below = codebook.below(node.id)
            names = [
                (str(t.id), codebook.path(t.id).replace("/", ARROW), "")
                for t in codebook.topics
                if t.id not in below
            ]
        else:
            names = [(str(s.id), s.name, "") for s in codebook.stakeholders if s.id != node.id]
        self.into.offer(names)
        self.into.set_value(str(target or ""))
        self.show()
        self._show_plan()
        (self.button if target else self.into).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self) -> None:
        """Show what would change, before anything is changed."""
        node, target = self._node, int(self.into.value or 0)
        if node is None:
            return
        lines: list[Line] = []
        fates: dict[int, Fate] = {}
        title = tr("Merge “{name}”").format(name=node.name)
        self.say("")
        if target:
            try:
                into, lines, fates = self._plan(node, target)
                title = tr("Merge “{name}” into “{into}”").format(name=node.name, into=into)
            except BrieferError as error:
                self.say(str(error))
        self.title.setText(title)
        self.lines.show_lines(lines)
        self.model.show_fates(fates)
        count = len(fates)
        self._heading.setText(
            tr("The passage") if count == 1 else tr("The {n} passages").format(n=f"{count:,}")
        )
        for widget in (self._said, self.lines):
            widget.setVisible(bool(lines))
        self._heading.setVisible(bool(count))
        self.button.setEnabled(bool(lines))

    def _plan(self, node: Node, target: int) -> tuple[str, list[Line], dict[int, Fate]]:
        """Return the name of what is left, what changes, and what becomes of each passage."""
        workspace = self._session.workspace
        codebook = workspace.codebook.load()
        if node.kind is Kind.TOPIC:
            plan = merging.preview_topics(workspace, node.id, target)
            return plan.target.name, topic_lines(plan), topic_fates(codebook, plan.passages)
        who = merging.preview_stakeholders(workspace, node.id, target)
        return who.target.short, stakeholder_lines(who), party_fates(codebook, who.passages)

    @override
    def _act(self) -> None:
        node, target = self._node, int(self.into.value or 0)
        if node is None or not target:
            return
        topic = node.kind is Kind.TOPIC
        merge = merging.merge_topics if topic else merging.merge_stakeholders
        try:
            merge(self._session.workspace, node.id, target)
        except BrieferError as error:
            self.say(str(error))
            return
        self.left.emit()
        self.merged.emit("topic" if topic else "stakeholder", target)
