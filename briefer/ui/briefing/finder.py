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
from typing_extensions import override

from briefer.model.changes import Place
from briefer.ui.accessible import named
from briefer.ui.briefing.finding import Found, Offer, commands, find, offers
from briefer.ui.briefing.offer_delegate import OfferDelegate, row_height
from briefer.ui.translation import tr
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.popover import Popover
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from briefer.store.search import Hit
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session

_WIDTH = 600
_MOST_ROWS = 12
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
        self._serial = 0
        self._parent = parent
        self._last_focus: QWidget | None = None
        named(self, "finder", tr("Search or run a command"))
        px = session.appearance.px
        self.field = SearchField(
            session.appearance, "finder.field", tr("Search or run a command"), ground="panel"
        )
        look(self.field, scale="big")
        self.field.textChanged.connect(self._look_up)
        self.field.installEventFilter(self)
        self.rows = named(QListWidget(), "finder.rows", tr("Found"))
        self.rows.setItemDelegate(OfferDelegate(session.appearance, self.field, self.rows))
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

    def open(self) -> None:
        """Show it with an empty field."""
        self._last_focus = self.window().focusWidget()
        self.field.clear()
        self._show_offers(None)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def close_panel(self) -> None:
        self._serial += 1
        before, self._last_focus = self._last_focus, None
        super().close_panel()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look_up(self, words: str) -> None:
        self._serial += 1
        serial = self._serial
        if not words.strip():
            self._show_offers(None)
            return

        def work(_job: Job) -> Found:
            return self._session.workspace.read_apart(lambda read: find(read, words))

        def done(found: Found) -> None:
            if serial == self._serial:
                self._show_offers(found)

        self._session.jobs.run(work, done=done, failed=self._session.messages.failed)

    def _show_offers(self, found: Found | None) -> None:
        words = self.field.text().strip()
        rows = offers(found, commands(self._session.actions, words), self._go)
        self.rows.clear()
        for offer in rows:
            item = QListWidgetItem(offer.text)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            if offer.act is None:
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
        self.rows.setFixedHeight(height + px(6) if height else 0)
        width = min(px(_WIDTH), parent.width() - px(40))
        panel = QRect((parent.width() - width) // 2, px(10), width, self.sizeHint().height() - 36)
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
        if offer is not None and offer.act is not None:
            self.close_panel()
            offer.act()

    def _go(self, hit: Hit) -> None:
        selection = self._session.selection
        if hit.kind == "memo":
            selection.go_to_place(Place(memo_id=hit.id))
        elif hit.kind == "passage" and hit.article is not None:
            span = self._session.workspace.passages.get(hit.id).span
            selection.go_to_passage(hit.article, hit.id, span)
        elif hit.article is not None:
            selection.go_to_place(Place(hit.article))

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
        row.addWidget(look(QLabel(tr("every key:")), tone="muted", scale="small"))
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
