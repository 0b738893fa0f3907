"""The pane at the right in which one entry is merged into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.errors import BrieferError
from briefer.services import merging
from briefer.ui.accessible import named
from briefer.ui.codebook.merge_words import stakeholder_lines, topic_lines
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.read.passages.model import PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.codebook.merge_words import Line
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session


class MergePane(QWidget):
    """`left` comes with Cancel, the cross and Esc, `merged(kind, id)` with what is left."""

    left = Signal()
    merged = Signal(str, int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "codebook-merge", tr("Merge"))
        surface(self, "panel", edge="left")
        self._session = session
        self._node: Node | None = None
        appearance, px = session.appearance, session.appearance.px
        self._title = look(named(QLabel(), "codebook-merge.title"), weight="semibold")
        self._title.setWordWrap(True)
        close = IconButton(appearance, "close", "codebook-merge.close", tr("Cancel (Esc)"), size=14)
        close.clicked.connect(self.left)
        self.into = TermBox("codebook-merge.into", tr("Into"), (), unset=tr("choose an entry"))
        self.into.chosen.connect(lambda _key: self._show_plan())
        self._lines = look(named(QLabel(), "codebook-merge.lines"), scale="small")
        self._lines.setWordWrap(True)
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self.model = PassageModel(session, self)
        self.list = PassageListView(
            appearance, self.model, "codebook-merge.passages", tr("Passages"), twice=True
        )
        column = tight(QVBoxLayout(self), (1, 0, 0, 0), px(8))
        head = tight(QHBoxLayout(), (px(14), px(10), px(10), 0), px(8))
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        body = tight(QVBoxLayout(), (px(14), 0, px(14), px(4)), px(8))
        body.addWidget(self.into)
        body.addWidget(self._lines)
        column.addLayout(body)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        px = self._session.appearance.px
        foot = surface(QWidget(), "panel", edge="top")
        row = tight(QHBoxLayout(foot), (px(14), px(10), px(14), px(10)), px(8))
        row.addWidget(look(QLabel(tr("One step, can be undone")), tone="muted", scale="small"), 1)
        cancel = named(QPushButton(tr("Cancel")), "codebook-merge.cancel")
        cancel.clicked.connect(self.left)
        self.button = look(named(QPushButton(tr("Merge")), "codebook-merge.merge"), kind="primary")
        self.button.clicked.connect(self._merge)
        row.addWidget(cancel)
        row.addWidget(self.button)
        return foot

    def begin(self, node: Node) -> None:
        """Ask what an entry is to be merged into."""
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
        self.into.set_value("")
        self.show()
        self._show_plan()
        self.into.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self) -> None:
        """Show what would change, before anything is changed."""
        node, target = self._node, int(self.into.value or 0)
        if node is None:
            return
        lines: list[Line] = []
        ids: tuple[int, ...] = ()
        title, words = tr("Merge “{name}”").format(name=node.name), ""
        try:
            if target and node.kind is Kind.TOPIC:
                plan = merging.preview_topics(self._session.workspace, node.id, target)
                lines, ids = topic_lines(plan), tuple(m.passage.id for m in plan.passages)
                into = plan.target.name
            elif target:
                who = merging.preview_stakeholders(self._session.workspace, node.id, target)
                lines, ids = stakeholder_lines(who), tuple(m.passage.id for m in who.passages)
                into = who.target.short
        except BrieferError as error:
            words, target = str(error), 0
        if target:
            title = tr("Merge “{name}” into “{into}”").format(name=node.name, into=into)
            said = [tr("What changes, before anything is changed:")]
            words = "\n".join([*said, *(f"{n}  {what}" for n, what in lines)])
        self._title.setText(title)
        self._lines.setText(words)
        self.model.show_found(ids)
        self.button.setEnabled(bool(target))

    def _merge(self) -> None:
        node, target = self._node, int(self.into.value or 0)
        if node is None or not target:
            return
        topic = node.kind is Kind.TOPIC
        merge = merging.merge_topics if topic else merging.merge_stakeholders
        try:
            merge(self._session.workspace, node.id, target)
        except BrieferError as error:
            self._lines.setText(str(error))
            return
        self.left.emit()
        self.merged.emit("topic" if topic else "stakeholder", target)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
