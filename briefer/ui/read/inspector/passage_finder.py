"""A small list in which another passage is looked for, to link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from briefer.services import passage_finding
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.palette.link_words import direction_words
from briefer.ui.read.passages.list_view import PassageListView
from briefer.ui.read.passages.model import PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField
from briefer.ui.widgets.term_box import TermBox, term_options

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.ui.session import Session

_HEIGHT = 330


class PassageFinder(Popover):
    """`taken(kind, Passage)` names the kind of link and the other passage.

    Without words it lists the passages of the article; with words those that have them in the
    quote, in a name, a topic or the title: of this article first, then of all others.
    """

    taken = Signal(str, object)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(session.appearance, owner)
        named(self, "inspector.passage-finder", tr("Link to another passage"))
        self._session = session
        self._article_id = 0
        px = session.appearance.px
        kinds = term_options(session.vocabulary.link_kinds)
        self.kind = TermBox("inspector.link-kind", tr("Kind of link"), kinds, unset="")
        self.kind.set_value(kinds[0][0])
        self.field = SearchField(
            session.appearance,
            "inspector.passage-finder.field",
            tr("Words of the other passage"),
            ground="panel",
        )
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        head = tight(QVBoxLayout(), (px(8), px(8), px(8), px(6)), px(6))
        head.addWidget(self.kind)
        self._direction = look(named(QLabel(), "inspector.link-direction"), tone="muted")
        self._direction.setWordWrap(True)
        self.kind.currentIndexChanged.connect(self._show_direction)
        self._show_direction()
        head.addWidget(self._direction)
        head.addWidget(self.field)
        self.body.addLayout(head)
        self.model = PassageModel(session, self)
        self.list = PassageListView(
            session.appearance, self.model, "inspector.passage-finder.list", tr("Passages")
        )
        self.list.taken.connect(self._take)
        self.body.addWidget(self.list, 1)
        self.body.addSpacing(px(9))  # the panel's round corners
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)

    def open_for(self, article_id: int, room: QRect) -> None:
        """List the passages of an article in `room` of the owner."""
        self._article_id = article_id
        self.field.clear()
        self._search("")
        height = self._session.appearance.px(_HEIGHT)
        self.show_panel(QRect(room.left(), room.top(), room.width(), height))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, typed: str) -> None:
        workspace = self._session.workspace
        ids = passage_finding.find(workspace, typed, self._article_id)
        if typed.strip():
            self.model.show_found(ids)
        else:
            self.model.show_article(ids)
        if self.model.ids:
            self.list.setCurrentIndex(self.model.index(0))

    def _show_direction(self) -> None:
        kind = str(self.kind.currentData())
        self._direction.setText(direction_words(self._session.vocabulary, kind))

    def _take(self, passage: object) -> None:
        self.hide()
        self.taken.emit(self.kind.value, passage)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.list.take_current()
                return True
        return super().eventFilter(watched, event)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is None or new is self or self.isAncestorOf(new)
        popup = QApplication.activePopupWidget() is not None
        if self.isVisible() and not inside and not popup:
            self.hide()
