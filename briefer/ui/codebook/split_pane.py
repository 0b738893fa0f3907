"""The pane at the right in which an entry is split in two."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.model.codebook import LEVEL
from briefer.model.text import single_line
from briefer.services import parting
from briefer.ui.accessible import named
from briefer.ui.codebook.change_lines import ChangeLines
from briefer.ui.codebook.picking import ROW, CheckFlow, PickModel, PickRows
from briefer.ui.codebook.side_pane import SidePane
from briefer.ui.codebook.split_words import named_line, passage_lines, topic_lines
from briefer.ui.overriding import override
from briefer.ui.read.codebook.stakeholder_form import post_words
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.section_label import SectionLabel
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Keyword, Role, Topic
    from briefer.model.passage import Passage
    from briefer.ui.codebook.change_lines import Line
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session

    class _Names(TypedDict):
        aliases: list[str]
        roles: list[Role]


_MOST_ROWS = 5


class SplitPane(SidePane):
    """`parted(kind, id)` names the entry that got what was picked."""

    parted = Signal(str, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session.appearance, "codebook-split", tr("Split"), tr("Split"))
        self._session = session
        self._node: Node | None = None
        self._passages: tuple[Passage, ...] = ()
        self.into = TermBox("codebook-split.into", tr("Goes to"), (), unset=tr("a new topic"))
        self.into.chosen.connect(self._show_plan)
        self.name = named(QLineEdit(), "codebook-split.name", tr("Name of the new entry"))
        self.name.textChanged.connect(self._show_plan)
        self.model = PickModel(session, self)
        self.model.turned.connect(self._show_plan)
        appearance = session.appearance
        self.list = PassageListView(
            appearance, self.model, "codebook-split.passages", tr("Passages")
        )
        self.list.setItemDelegate(PickRows(appearance, self.list))
        self.list.taken.connect(self.model.turn)
        self.words = CheckFlow(appearance, "codebook-split.words", tr("Keywords that go"))
        self.aliases = CheckFlow(appearance, "codebook-split.aliases", tr("Other names that go"))
        self.posts = CheckFlow(appearance, "codebook-split.posts", tr("Posts that go"))
        self.lines = ChangeLines(appearance, "codebook-split.lines", tr("What changes"))
        for flow in (self.words, self.aliases, self.posts):
            flow.turned.connect(self._show_plan)
        self._place()

    def _place(self) -> None:
        px = self._appearance.px
        content = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(content), (0, 0, px(6), 0), px(10))
        column.addWidget(self.into)
        column.addWidget(self.name)
        head = tight(QHBoxLayout())
        head.addWidget(SectionLabel(self._appearance, tr("Passages that go")), 1)
        self.all = look(
            named(QPushButton(tr("All")), "codebook-split.all", tr("All passages, or none")),
            kind="link",
            scale="small",
        )
        self.all.clicked.connect(self.model.turn_all)
        head.addWidget(self.all)
        column.addLayout(head)
        column.addWidget(self.list)
        for flow in (self.words, self.aliases, self.posts):
            column.addWidget(flow)
        self._said = look(named(QLabel(), "codebook-split.said"), tone="muted", scale="small")
        self._said.setWordWrap(True)
        column.addWidget(self._said)
        column.addWidget(self.lines)
        column.addStretch(1)
        area = named(scrolled(content), "codebook-split.scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)

    def begin(self, node: Node) -> None:
        """Ask what of an entry goes to another one."""
        self._node = node
        workspace = self._session.workspace
        codebook = workspace.codebook.load()
        self.say("")
        self.name.clear()
        self.title.setText(tr("Split “{name}”").format(name=node.name))
        if node.kind is Kind.TOPIC:
            self._passages = workspace.passages.with_topics([node.id])
            self._offer_topic(codebook.topic_by_id[node.id], codebook)
        else:
            self._passages = workspace.passages.with_stakeholder(node.id)
            self._offer_stakeholder(node.id, codebook)
        self.model.begin(tuple(passage.id for passage in self._passages))
        rows = min(max(len(self._passages), 1), _MOST_ROWS)
        self.list.setFixedHeight(self._appearance.px(ROW) * rows + 2)
        self.all.setVisible(len(self._passages) > 1)
        self.show()
        self._show_plan()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_topic(self, topic: Topic, codebook: Codebook) -> None:
        self.name.setPlaceholderText(tr("Name of the new topic"))
        paths = [
            (str(other.id), codebook.path(other.id).replace(LEVEL, ARROW), "")
            for other in codebook.topics
            if other.id != topic.id
        ]
        self.into.offer(paths)
        self.into.set_value("")
        self.into.show()
        beside = tr("not beside {word}")
        self.words.begin(
            [beside.format(word=k.word) if k.excludes else k.word for k in topic.keywords]
        )
        self.aliases.begin(())
        self.posts.begin(())

    def _offer_stakeholder(self, stakeholder_id: int, codebook: Codebook) -> None:
        entry = codebook.stakeholder_by_id[stakeholder_id]
        self.name.setPlaceholderText(tr("Name of the new stakeholder"))
        self.into.set_value("")
        self.into.hide()
        self.words.begin(())
        self.aliases.begin(entry.aliases)
        self.posts.begin([post_words(role) for role in entry.roles])

    @property
    def path(self) -> str:
        """What the other entry is called; a topic with a plain name stands beside the split one."""
        name = single_line(self.name.text())
        if self._node is None or self._node.kind is not Kind.TOPIC:
            return name
        codebook = self._session.workspace.codebook.load()
        if self.into.value:
            return codebook.path(int(self.into.value))
        above = codebook.topic_by_id[self._node.id].parent_id
        if not name or LEVEL in name or above is None:
            return name
        return f"{codebook.path(above)}{LEVEL}{name}"

    def _show_plan(self) -> None:
        """Show what would change, before anything is changed."""
        node = self._node
        if node is None:
            return
        self.say("")
        self.name.setVisible(not self.into.value)
        path = self.path
        name = path.replace(LEVEL, ARROW) or tr("the new one")
        lines: list[Line] = passage_lines(len(self.model.picked), len(self._passages), name)
        is_some = bool(self.model.picked or self.words.picked or self._names_picked)
        is_ready = bool(path) and is_some
        self._said.setText(
            tr("What changes, before anything is changed:")
            if is_some
            else tr("Nothing changes yet: tick what goes.")
        )
        if is_ready:
            try:
                lines += self._plan(node)
            except BrieferError as error:
                is_ready = False
                self.say(str(error))
        for flow, one, several in (
            (self.words, tr("keyword goes: {names}"), tr("keywords go: {names}")),
            (self.aliases, tr("other name goes: {names}"), tr("other names go: {names}")),
            (self.posts, tr("post goes: {names}"), tr("posts go: {names}")),
        ):
            names = [flow.boxes[place].accessibleName() for place in flow.picked]
            lines += named_line(names, one, several)
        self.lines.show_lines([*lines, (0, tr("passages are lost"))])
        self.button.setEnabled(is_ready)

    @property
    def _names_picked(self) -> bool:
        return bool(self.aliases.picked or self.posts.picked)

    def _plan(self, node: Node) -> list[Line]:
        """Return what becomes of what the passages carry; raise BrieferError where it cannot be."""
        workspace, picked = self._session.workspace, frozenset(self.model.picked)
        if node.kind is Kind.TOPIC:
            words = self._going(node)
            return topic_lines(
                parting.preview_topic_split(workspace, node.id, self.path, picked, words)
            )
        parting.preview_stakeholder_split(
            workspace, node.id, self.path, picked, **self._going_names(node)
        )
        return []

    @override
    def _act(self) -> None:
        node = self._node
        if node is None:
            return
        try:
            made = self._split_topic(node) if node.kind is Kind.TOPIC else self._split_who(node)
        except BrieferError as error:
            self.say(str(error))
            return
        self.left.emit()
        self.parted.emit("topic" if node.kind is Kind.TOPIC else "stakeholder", made)

    def _split_topic(self, node: Node) -> int:
        workspace, picked = self._session.workspace, frozenset(self.model.picked)
        return parting.split_topic(workspace, node.id, self.path, picked, self._going(node)).id

    def _split_who(self, node: Node) -> int:
        workspace, picked = self._session.workspace, frozenset(self.model.picked)
        names = self._going_names(node)
        return parting.split_stakeholder(workspace, node.id, self.path, picked, **names).id

    def _going(self, node: Node) -> list[Keyword]:
        keywords = self._session.workspace.codebook.load().topic_by_id[node.id].keywords
        return [keywords[place] for place in self.words.picked]

    def _going_names(self, node: Node) -> _Names:
        entry = self._session.workspace.codebook.load().stakeholder_by_id[node.id]
        return {
            "aliases": [entry.aliases[place] for place in self.aliases.picked],
            "roles": [entry.roles[place] for place in self.posts.picked],
        }
