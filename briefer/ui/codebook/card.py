"""The chosen entry on two cards: everything that is said of it, and its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.codebook.head import CardHead
from briefer.ui.codebook.passage_rows import ROW, PassageRows
from briefer.ui.overriding import override
from briefer.ui.read.codebook.detail import Detail
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from briefer.model.codebook import Codebook
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.session import Session

_MOST_ROWS = 12
_EDGE, _NARROW_EDGE, _NARROW, _SHORT = 26, 6, 560, 500


class EntryCard(Detail):
    """The same fields and passages as below the tree of the tab, side by side with their labels."""

    head: CardHead

    def __init__(self, session: Session) -> None:
        self._stances: Mapping[int, tuple[int, int]] = {}
        self._codebook: Codebook | None = None
        self._topic_id = 0
        super().__init__(session, roomy=True)
        rows = PassageRows(session.appearance, session.vocabulary, self.list)
        self.list.setItemDelegate(rows)

    @override
    def _make_head(self) -> CardHead:
        return CardHead(self._appearance)

    @override
    def _build(self) -> None:
        px = self._appearance.px
        surface(self, "canvas")
        content = surface(QWidget(), "canvas")
        column = self._column = tight(QVBoxLayout(content), gap=px(16))
        column.addWidget(self._fields())
        column.addWidget(self._passages())
        column.addStretch(1)
        area = named(QScrollArea(), "codebook.card-scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        tight(QVBoxLayout(self)).addWidget(area)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._appearance.px
        side = px(_NARROW_EDGE if self.width() < px(_NARROW) else _EDGE)
        self.head.shorten(short=self.width() < px(_SHORT))
        self._column.setContentsMargins(side, px(20), side, px(20))

    def _fields(self) -> QWidget:
        px = self._appearance.px
        card = surface(named(QFrame(), "codebook.card"), "card")
        column = tight(QVBoxLayout(card), (px(20), px(16), px(20), px(18)))
        column.addWidget(self.head)
        column.addWidget(self.topic)
        column.addWidget(self.stakeholder)
        return card

    def _passages(self) -> QWidget:
        px = self._appearance.px
        card = surface(named(QFrame(), "codebook.passages-card"), "card")
        column = tight(QVBoxLayout(card), (px(6), px(12), px(6), px(8)), px(4))
        self._title = look(named(QLabel(), "codebook.passages-title"), weight="semibold")
        self._title.setContentsMargins(px(14), 0, px(14), 0)
        self._none = EmptyState(
            self._appearance, "codebook.no-passages", tr("No passage carries this.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        column.addWidget(self._title)
        column.addWidget(self._stack)
        return card

    @override
    def show_entry(self, node: Node, codebook: Codebook, ids: tuple[int, ...]) -> None:
        self._codebook = codebook
        self._topic_id = node.id
        if node.kind is Kind.PROPOSITION:
            self._topic_id = codebook.proposition_by_id[node.id].topic_id
        titles = {
            Kind.TOPIC: tr("Passages with this topic"),
            Kind.PROPOSITION: tr("Passages with this proposition"),
            Kind.STAKEHOLDER: tr("Passages with this stakeholder"),
        }
        self._title.setText(titles[node.kind])
        super().show_entry(node, codebook, ids)
        self._show_stances()

    @override
    def show_stances(self, stances: Mapping[int, tuple[int, int]]) -> None:
        self._stances = stances
        self._show_stances()

    @override
    def show_details(self) -> None:
        """Put the focus into the first field: everything is shown already."""
        form = self.stakeholder if self._kind is Kind.STAKEHOLDER else self.topic
        form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_stances(self) -> None:
        topic = self._codebook.topic_by_id.get(self._topic_id) if self._codebook else None
        if topic is not None and self._kind is not Kind.STAKEHOLDER:
            counts = [_counts(*self._stances.get(p.id, (0, 0))) for p in topic.propositions]
            self.topic.propositions.show_counts(counts)

    @override
    def _show_page(self) -> None:
        who = self._kind is Kind.STAKEHOLDER
        self.topic.setVisible(not who)
        self.stakeholder.setVisible(who)
        count = len(self.model.ids)
        self._stack.setCurrentWidget(self.list if count else self._none)
        rows = min(count, _MOST_ROWS) if count else 3
        self._stack.setFixedHeight(self._appearance.px(ROW) * rows + 2)


def _counts(for_it: int, against: int) -> str:
    """Return "▲ 3 ▼ 1", of what there is any."""
    parts = (f"▲ {for_it}" if for_it else "", f"▼ {against}" if against else "")
    return "  ".join(filter(None, parts))
