"""The finder (Ctrl+K): type words, take a command or go to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from briefer.model.changes import Place
from briefer.ui.accessible import named
from briefer.ui.briefing.finding import offers
from briefer.ui.briefing.offer_delegate import OfferDelegate, row_height
from briefer.ui.briefing.targets import ARTICLE, MEMO, read_targets
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import SHADOW, Popover
from briefer.ui.widgets.search_field import SearchField
from briefer.ui.widgets.veil import Veil

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.model.changes import ChangeSet
    from briefer.ui.briefing.finding import Offer
    from briefer.ui.briefing.targets import Target
    from briefer.ui.session import Session

_WIDTH = 600
_TOP = 53
_MOST_ROWS = 18
_NAMED = ("article", "stakeholder", "alias", "topic", "memo", "passage", "passage_topic")
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Finder(Popover):
    """Floats at the top of the window; Enter takes the row, Esc closes."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session.appearance, parent)
        self._session = session
        self._targets: tuple[Target, ...] = ()
        self._stale = True
        self._parent = parent
        self._last_focus: QWidget | None = None
        self._veil = Veil(session.appearance, parent)
        self._veil.pressed.connect(self.close_panel)
        self._veil.resized.connect(self._place)
        named(self, "finder", tr("Search or run a command"))
        px = session.appearance.px
        self.field = SearchField(
            session.appearance,
            "finder.field",
            tr("Search or run a command"),
            keys="Esc",
            ground="panel",
        )
        look(self.field, scale="big")
        self.field.textChanged.connect(self._show_offers)
        self.field.installEventFilter(self)
        self.rows = named(QListWidget(), "finder.rows", tr("Found"))
        self.rows.setItemDelegate(OfferDelegate(session.appearance, self.rows))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setMouseTracking(True)
        self.rows.itemClicked.connect(self._take)
        self._nothing = look(named(QLabel(tr("Nothing found.")), "finder.nothing"), tone="muted")
        self._nothing.setContentsMargins(px(14), px(4), px(14), px(10))
        field_row = tight(QHBoxLayout(), (px(8), px(8), px(8), px(6)))
        field_row.addWidget(self.field)
        self.body.addLayout(field_row)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._foot())
        session.bridge.changed.connect(self._note_change)

    def open(self) -> None:
        """Show it with an empty field."""
        self._last_focus = self.window().focusWidget()
        self.field.clear()
        self._show_offers()
        self._read_targets()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def close_panel(self) -> None:
        before, self._last_focus = self._last_focus, None
        self._veil.hide()
        super().close_panel()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _note_change(self, changes: ChangeSet) -> None:
        self._stale = self._stale or changes.touches(*_NAMED)

    def _read_targets(self) -> None:
        """Read what there is to go to, beside the window; until then the old names do."""
        if self._stale:
            self._stale = False
            self._session.jobs.run(
                lambda _job: self._session.workspace.read_apart(read_targets),
                done=self._take_targets,
                failed=self._session.messages.failed,
            )

    def _take_targets(self, targets: tuple[Target, ...]) -> None:
        self._targets = targets
        if self.isVisible():
            self._show_offers()

    def _show_offers(self) -> None:
        rows = offers(
            self.field.text(), self._session.actions, self._targets, self._go, self._look_everywhere
        )
        self.rows.clear()
        for offer in rows:
            item = QListWidgetItem(offer.text)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.spoken)
            if offer.is_heading or not offer.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.rows.addItem(item)
        self._nothing.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        self._move(0)
        self._place()

    def _place(self) -> None:
        px = self._session.appearance.px
        parent = self._parent
        height = sum(
            row_height(self._session.appearance, self.rows.item(row).data(Qt.ItemDataRole.UserRole))
            for row in range(min(self.rows.count(), _MOST_ROWS))
        )
        self._foot_words.setVisible(px(_WIDTH) <= parent.width() - px(40))
        self.rows.setFixedHeight(0)
        top = px(_TOP)
        room = parent.height() - top - px(8) - (self.sizeHint().height() - 2 * SHADOW)
        self.rows.setFixedHeight(min(height + px(6), max(room, 0)) if height else 0)
        width = min(px(_WIDTH), parent.width() - px(40))
        height = self.sizeHint().height() - 2 * SHADOW
        panel = QRect((parent.width() - width) // 2, top, width, height)
        self._veil.cover()
        self.show_panel(panel)

    def _move(self, by: int) -> None:
        """Go on by some rows, over headings; 0 goes to the first row."""
        enabled = [
            row for row in range(self.rows.count()) if self.rows.item(row).flags() != Qt.ItemFlag(0)
        ]
        if not enabled:
            return
        current = self.rows.currentRow()
        place = enabled.index(current) + by if by and current in enabled else 0
        self.rows.setCurrentRow(enabled[min(max(place, 0), len(enabled) - 1)])

    def _take(self, item: QListWidgetItem | None) -> None:
        offer: Offer | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        if offer is not None and offer.act is not None and offer.enabled:
            self.close_panel()
            offer.act()

    def _go(self, target: Target) -> None:
        selection = self._session.selection
        if target.kind == ARTICLE:
            selection.go_to_place(Place(target.id))
        elif target.kind == MEMO:
            selection.choose_memo(target.id)
            selection.go_to_place(Place(memo_id=target.id))
        else:
            selection.entry_asked.emit(target.kind, target.id)

    def _look_everywhere(self) -> None:
        self._session.selection.words_asked.emit(self.field.text().strip())

    def _foot(self) -> QWidget:
        appearance = self._session.appearance
        px = appearance.px
        foot = surface(QWidget(), "popover-foot")
        row = tight(QHBoxLayout(foot), (px(12), px(6), px(12), px(6)), px(6))
        for keys, words in (("Up", ""), ("Down", tr("move")), ("Return", tr("run or go"))):
            row.addWidget(KeyCap(appearance, keys))
            if words:
                row.addWidget(look(QLabel(words), tone="muted", scale="small"))
                row.addSpacing(px(8))
        row.addStretch(1)
        self._foot_words = look(
            ElidedLabel(tr("every command with its key:"), tall=True), tone="muted", scale="small"
        )
        row.addWidget(self._foot_words)
        row.addWidget(KeyCap(appearance, "F1"))
        return foot

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.rows.currentItem())
                return True
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self._leave_with_focus()
        return super().eventFilter(watched, event)

    def _leave_with_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._last_focus = None
            self.close_panel()

    @override
    def sizeHint(self) -> QSize:
        return self.body.sizeHint()
