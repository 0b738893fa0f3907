"""The widgets of the codebook: search, tree, and the chosen entry below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.read.codebook.detail import Detail
from briefer.ui.read.codebook.model import CodebookModel
from briefer.ui.read.codebook.new_entry import NewEntry
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.codebook.tree_view import CodebookTree
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QShowEvent

    from briefer.ui.session import Session

    MenuEntries = list[tuple[str, str, Callable[[], object]]]
    """Object names, words and what they do; an empty name is a line."""

_DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CodebookView(QWidget):
    """Topics and stakeholders with their passages, to look up and to change.

    `counted` stays silent: the tab has no number. `corner` is the menu. `seen` comes when the pane
    comes into view.
    """

    counted = Signal(str)
    seen = Signal()
    menu_asked = Signal(object)
    manage_asked = Signal()
    search_entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "codebook", tr("Codebook"))
        surface(self, "panel")
        appearance = session.appearance
        self._appearance = appearance
        self.search = SearchField(appearance, "codebook.search", tr("Find a stakeholder or topic"))
        self.search.installEventFilter(self)
        self.model = CodebookModel(self)
        self.tree = CodebookTree(appearance, self.model)
        self.new = NewEntry(appearance)
        self.detail = self._make_detail(session)
        self.fault = look(named(QLabel(), "codebook.fault"), tone="danger", scale="small")
        self.corner = IconButton(appearance, "more", "codebook.menu", tr("Menu of the codebook"))
        self.corner.clicked.connect(self._ask_for_menu)
        self._question: Banner | None = None
        self._build()
        self.setFocusProxy(self.search)

    def _make_detail(self, session: Session) -> Detail:
        return Detail(session)

    @property
    def chosen_entry(self) -> tuple[str, int] | None:
        """The "stakeholder" or "topic" that is chosen."""
        node = self.tree.current
        kinds = {Kind.STAKEHOLDER: "stakeholder", Kind.TOPIC: "topic"}
        return (kinds[node.kind], node.id) if node is not None and node.kind in kinds else None

    def show_entry(self, kind: str, entry_id: int) -> None:
        """Show a "stakeholder" or a "topic", with nothing looked for."""
        self.search.clear()
        self.tree.choose((Kind.STAKEHOLDER if kind == "stakeholder" else Kind.TOPIC, entry_id))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say why something was not written, or nothing."""
        show_fault(self.fault, sentence)

    def ask(self, question: str, yes: str, act: Callable[[], object]) -> None:
        """Ask in a line above the entry; Keep, the cross and Esc mean no."""
        self.drop_question()
        banner = Banner(self._appearance, "codebook.question", question, tone="band")

        def answer() -> None:
            self.drop_question()
            act()

        banner.add_button("codebook.question.yes", yes, answer)
        keep = banner.add_button("codebook.question.no", tr("Keep"), self.drop_question)
        self._questions.addWidget(banner)
        self._question = banner
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_question(self) -> None:
        """Take the question away."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def more_entries(self) -> MenuEntries:
        """Return what the menu of the codebook has below everything else."""
        return []

    def entry_entries(self) -> MenuEntries:
        """Return what the menu of the chosen entry has besides what every codebook has."""
        return []

    def show_menu(self, at: QPoint, entries: MenuEntries) -> None:
        """Show a menu."""
        menu = named(QMenu(self), "codebook.actions", tr("Codebook"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, slot in entries:
            if not name:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        menu.popup(at)

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or read only."""
        self.model.allow(writable=writable)
        self.tree.allow(writable=writable)
        self.detail.allow(writable=writable)
        if not writable:
            self.new.hide()
            self.drop_question()

    def _ask_for_menu(self) -> None:
        self.menu_asked.emit(self.corner.mapToGlobal(QPoint(0, self.corner.height())))

    def _make_manage(self) -> QPushButton:
        says = tr("Open the page of the codebook (Ctrl+4)")
        button = look(
            named(QPushButton(tr("Manage")), "codebook.manage", says), kind="link", weight="regular"
        )
        button.setToolTip(says)
        button.clicked.connect(self.manage_asked)
        return button

    def _build(self) -> None:
        px = self._appearance.px
        column = tight(QVBoxLayout(self))
        head = tight(QHBoxLayout(), (px(12), px(10), px(12), px(6)))
        head.addWidget(self.search)
        head.addSpacing(px(8))
        head.addWidget(self._make_manage())
        column.addLayout(head)
        column.addWidget(self.new)
        self.new.hide()
        self.fault.setWordWrap(True)
        self.fault.setContentsMargins(px(14), px(2), px(14), px(6))
        self.fault.hide()
        column.addWidget(self.fault)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tree)
        lower = QWidget()
        below = tight(QVBoxLayout(lower))
        self._questions = tight(QVBoxLayout())
        below.addLayout(self._questions)
        below.addWidget(self.detail, 1)
        self.splitter.addWidget(lower)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        lower.hide()
        self.below = lower
        column.addWidget(self.splitter, 1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.FocusIn:
            self.search_entered.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _DOWN:
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._question is not None:
            self.drop_question()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.detail.flush()
