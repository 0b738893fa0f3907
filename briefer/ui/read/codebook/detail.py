"""The lower half of the codebook: the passages of the chosen entry, or its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.codebook.detail_head import DETAILS, DetailHead
from briefer.ui.read.codebook.stakeholder_form import StakeholderForm
from briefer.ui.read.codebook.topic_form import TopicForm
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.read.passages.model import PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import surface, tight
from briefer.ui.widgets.still import still

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.codebook import Codebook
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session


class Detail(QWidget):
    """Shows one entry; `taken(Passage)` comes from the list of its passages."""

    taken = Signal(object)

    def __init__(self, session: Session, *, roomy: bool = False) -> None:
        super().__init__()
        named(self, "codebook.detail")
        surface(self, "panel")
        appearance = self._appearance = session.appearance
        self.head = self._make_head()
        self.model = PassageModel(session, self)
        self.list = PassageListView(
            appearance, self.model, "codebook.passages", tr("Passages"), twice=roomy
        )
        self.list.taken.connect(self.taken)
        self.topic = TopicForm(appearance, roomy=roomy)
        self.stakeholder = StakeholderForm(appearance, session.vocabulary, roomy=roomy)
        self._kind = Kind.TOPIC
        self._build()

    def _make_head(self) -> DetailHead:
        return DetailHead(self._appearance)

    def _build(self) -> None:
        """Lay out one thing at a time, below the head."""
        appearance = self._appearance
        self._topic_page = _scrolled(self.topic, "codebook.topic-scroll")
        self._stakeholder_page = _scrolled(self.stakeholder, "codebook.stakeholder-scroll")
        self._none = EmptyState(appearance, "codebook.no-passages", tr("No passage carries this."))
        self._stack = QStackedWidget()
        for page in (self.list, self._none, self._topic_page, self._stakeholder_page):
            self._stack.addWidget(page)
        column = tight(QVBoxLayout(self))
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.head.chosen.connect(self._show_page)

    def show_entry(self, node: Node, codebook: Codebook, ids: tuple[int, ...]) -> None:
        """Show an entry and its passages."""
        self._kind = node.kind
        topic_ids: frozenset[int] = frozenset()
        name = node.name
        if node.kind is Kind.STAKEHOLDER:
            entry = codebook.stakeholder_by_id[node.id]
            name = entry.name
            with still(self.stakeholder):
                self.stakeholder.show_stakeholder(entry, codebook)
        else:
            topic_id = node.id
            if node.kind is Kind.PROPOSITION:
                topic_id = codebook.proposition_by_id[node.id].topic_id
            else:
                name = codebook.path(topic_id).replace("/", ARROW)
            topic_ids = codebook.below(topic_id)
            with still(self.topic):
                self.topic.show_topic(codebook.topic_by_id[topic_id], codebook)
        self.model.show_found(ids, topic_ids)
        self.head.show_node(node, name, len(ids))
        self._show_page()

    def show_stances(self, stances: Mapping[int, tuple[int, int]]) -> None:
        """Hear how many passages are for and against each proposition; this has no room for it."""

    def show_details(self) -> None:
        """Bring the fields to the front."""
        self.head.switch.choose(DETAILS)
        self._show_page()

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or read only."""
        self.head.allow(writable=writable)
        self.topic.allow(writable=writable)
        self.stakeholder.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.topic.flush()
        self.stakeholder.flush()

    def _show_page(self) -> None:
        if self.head.switch.value == DETAILS:
            who = self._kind is Kind.STAKEHOLDER
            page: QWidget = self._stakeholder_page if who else self._topic_page
        else:
            page = self.list if self.model.ids else self._none
        self._stack.setCurrentWidget(page)


def _scrolled(content: QWidget, name: str) -> QScrollArea:
    area = named(QScrollArea(), name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(surface(content, "panel"))
    return area
