"""The page that looks after the codebook: the tree, the chosen entry, and room at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.codebook.card import EntryCard
from briefer.ui.codebook.import_pane import ImportPane, added_words
from briefer.ui.codebook.merge_pane import MergePane
from briefer.ui.codebook.shared_names import SharedNames
from briefer.ui.codebook.split_pane import SplitPane
from briefer.ui.codebook.transfer import CodebookTransfer
from briefer.ui.overriding import override
from briefer.ui.read.codebook.presenter import CodebookPresenter
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.codebook.view import CodebookView
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.model.codebook import Codebook
    from briefer.services.codebook_copies import Copied
    from briefer.services.codebook_files import CodebookFile
    from briefer.ui.read.codebook.tree import Node, NodeKey
    from briefer.ui.read.codebook.view import MenuEntries
    from briefer.ui.session import Session

TOPICS, STAKEHOLDERS = "topics", "stakeholders"
_SECTIONS = {TOPICS: Kind.TOPICS, STAKEHOLDERS: Kind.STAKEHOLDERS}
_WIDE, _NARROW = 380, 1200
_NARROW_LEFT, _NARROW_PANE, _ONE = 324, 300, 820


class CodebookPage(CodebookView):
    """`left` comes with Esc and the cross; `status(words)` says how much there is."""

    left = Signal()
    status = Signal(str)

    detail: EntryCard

    def __init__(self, session: Session) -> None:
        self._session = session
        super().__init__(session)
        named(self, "codebook-page", tr("Codebook"))
        self._last: dict[str, NodeKey] = {}
        self.tabs.chosen.connect(self.show_tab)
        self.plus.clicked.connect(self._add)
        self.tree.chosen.connect(self._note_choice)
        for pane in self.panes:
            pane.left.connect(self._close_panes)
        self.merge.merged.connect(self.show_entry)
        self.split.parted.connect(self.show_entry)
        self.detail.head.merge_asked.connect(self.begin_merge)
        self.detail.head.split_asked.connect(self.begin_split)
        self.model.merges = True
        self.model.merge_asked.connect(self._merge_onto)
        self.transfer = CodebookTransfer(session, self)
        self.transfer.read.connect(self._begin_import)
        self.transfer.faulted.connect(self.show_fault)
        self.importing.added.connect(self._tell_added)
        self.shared.entry_asked.connect(self.show_entry)
        self.presenter = CodebookPresenter(session, self)
        session.bridge.changed.connect(self._show_counts)
        control = Qt.KeyboardModifier.ControlModifier
        self._keys = {
            (int(Qt.Key.Key_M), control): self.begin_merge,
            (int(Qt.Key.Key_T), control): self.begin_split,
        }
        self.show_tab(TOPICS)
        self._show_counts()

    @property
    def tab(self) -> str:
        """The tab in front."""
        return self._tab

    def begin(self) -> None:
        """Bring an entry into view and put the focus into the tree."""
        self._choose_one()
        self._show_counts()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_entry(self, kind: str, entry_id: int) -> None:
        self.show_tab(STAKEHOLDERS if kind == "stakeholder" else TOPICS)
        super().show_entry(kind, entry_id)

    def show_tab(self, key: str) -> None:
        """Show the topics or the stakeholders."""
        self._tab = key
        self.tabs.choose(key)
        self.tree.show_section(_SECTIONS[key])
        self._foot.setVisible(key == TOPICS)
        self._choose_one()

    def _choose_one(self) -> None:
        """Choose what was chosen last under this tab, else its first entry."""
        last = self._last.get(self._tab)
        if last is not None and self.model.find(last) is not None:
            self.tree.choose(last)
            return
        kind = Kind.TOPIC if self._tab == TOPICS else Kind.STAKEHOLDER
        first = next((node for node in self.model.root.walk() if node.kind is kind), None)
        if first is not None:
            self.tree.choose(first.key)

    def _note_choice(self, node: Node | None) -> None:
        self._hide_panes()
        if node is None:
            return
        tab = STAKEHOLDERS if node.kind is Kind.STAKEHOLDER else TOPICS
        self._last[tab] = node.key
        if tab != self._tab:  # added, or undone, under the other tab
            self.show_tab(tab)

    def begin_merge(self) -> None:
        """Show what merging the chosen entry into another one would change."""
        node = self.tree.current
        if node is not None and self._can_turn(node):
            self._make_room()
            self.merge.begin(node)
            self._fit_panes()

    def begin_split(self) -> None:
        """Ask what of the chosen entry goes to another one."""
        node = self.tree.current
        if node is not None and self._can_turn(node):
            self._make_room()
            self.split.begin(node)
            self._fit_panes()

    def _can_turn(self, node: Node) -> bool:
        """Say whether an entry can be merged and split now."""
        return self._session.writable and node.kind is not Kind.PROPOSITION

    def _merge_onto(self, node: Node, onto: Node) -> None:
        """An entry was dropped on another one with Ctrl: show what merging them changes."""
        self.tree.choose(node.key)
        self._make_room()
        self.merge.begin(node, onto.id)
        self._fit_panes()

    def _begin_import(self, file: CodebookFile) -> None:
        self._make_room()
        self.importing.begin(file)
        self._fit_panes()

    def _tell_added(self, copied: Copied) -> None:
        undo = self._session.actions.action("edit.undo").trigger
        self._session.messages.note(added_words(copied), tr("Undo"), undo)

    @override
    def entry_entries(self) -> MenuEntries:
        node = self.tree.current
        if node is None or not self._can_turn(node):
            return []
        return [
            ("codebook.merge-entry", tr("Merge…"), self.begin_merge),
            ("codebook.split-entry", tr("Split…"), self.begin_split),
        ]

    @override
    def more_entries(self) -> MenuEntries:
        return [("", "", self.setFocus), *self.transfer.entries()]

    def _make_room(self) -> None:
        """Write what is typed, and take away what stands at the right."""
        self.detail.flush()
        self._hide_panes()

    def _hide_panes(self) -> None:
        for pane in self.panes:
            pane.hide()
        self._fit_panes()

    def _fit_panes(self) -> None:
        """Let an open pane take the place of the entry where there is no room for both."""
        px = self._appearance.px
        narrow = self.width() < px(_NARROW)
        beside = min(px(_NARROW_PANE if narrow else _WIDE), self.width() * 2 // 5)
        alone = self.width() < px(_ONE)
        for pane in self.panes:
            pane.setFixedWidth(self.width() - self._side.width() if alone else beside)
        self._middle.setVisible(not (alone and any(not pane.isHidden() for pane in self.panes)))

    def _close_panes(self) -> None:
        self._hide_panes()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self.tree.add_asked.emit(_SECTIONS[self._tab])

    def _show_counts(self, *_: object) -> None:
        codebook = self._session.workspace.codebook.load()
        self.tabs.count(TOPICS, str(len(codebook.topics)))
        self.tabs.count(STAKEHOLDERS, str(len(codebook.stakeholders)))
        self.status.emit(counts_words(codebook))
        self.shared.show_codebook(codebook)

    # ---- layout

    @override
    def _make_detail(self, session: Session) -> EntryCard:
        return EntryCard(session)

    @override
    def _build(self) -> None:
        row = tight(QHBoxLayout(self))
        self._side = self._left_part()
        row.addWidget(self._side)
        self._middle = self._middle_part()
        row.addWidget(self._middle, 1)
        self.merge, self.split = MergePane(self._session), SplitPane(self._session)
        self.importing = ImportPane(self._session)
        self.panes = (self.merge, self.split, self.importing)
        for pane in self.panes:
            pane.hide()
            row.addWidget(pane)
        self._search_words()

    def _left_part(self) -> QWidget:
        px, appearance = self._appearance.px, self._appearance
        side = surface(named(QWidget(), "codebook-page.side"), "panel", edge="right")
        column = tight(QVBoxLayout(side), (0, 0, 1, 0))
        self.tabs = TabStrip(
            appearance,
            "codebook-page.tabs",
            [(TOPICS, tr("Topics")), (STAKEHOLDERS, tr("Stakeholders"))],
        )
        self.tabs.set_icons({TOPICS: "topic", STAKEHOLDERS: "people"})
        self.plus = IconButton(appearance, "plus", "codebook-page.add", tr("Add an entry (Insert)"))
        self.close_button = IconButton(
            appearance, "close", "codebook-page.close", tr("Back (Esc)"), size=14
        )
        self.close_button.clicked.connect(self.left)
        for corner in (self.plus, self.corner, self.close_button):
            self.tabs.add_corner(corner)
        column.addWidget(self.tabs)
        head = tight(QHBoxLayout(), (px(12), px(10), px(12), px(8)))
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.new)
        self.new.hide()
        self.fault.setWordWrap(True)
        self.fault.setContentsMargins(px(14), px(2), px(14), px(6))
        self.fault.hide()
        column.addWidget(self.fault)
        self.shared = SharedNames(appearance)
        column.addWidget(self.shared)
        column.addWidget(self.tree, 1)
        column.addWidget(self._make_foot())
        return side

    def _make_foot(self) -> QWidget:
        px = self._appearance.px
        self._foot = surface(named(QWidget(), "codebook-page.foot"), "panel", edge="top")
        row = tight(QHBoxLayout(self._foot), (px(14), px(9), px(14), px(9)))
        row.addWidget(
            look(
                ElidedLabel(tr("▲▼ proposition: takes a stance"), tall=True),
                tone="muted",
                scale="small",
            )
        )
        row.addStretch(1)
        words = tr("drag to move")
        tip = tr("With Ctrl, what is dropped on another entry is merged into it")
        self._drag = look(
            named(ElidedLabel(words, tip=tip, tall=True), "codebook-page.drag"),
            tone="muted",
            scale="small",
        )
        row.addWidget(self._drag)
        return self._foot

    def _middle_part(self) -> QWidget:
        middle = surface(QWidget(), "canvas")
        column = tight(QVBoxLayout(middle))
        self._questions = tight(QVBoxLayout())
        column.addLayout(self._questions)
        self.below = self.detail
        column.addWidget(self.detail, 1)
        return middle

    def _search_words(self) -> None:
        words = tr("Find in the codebook")
        named(self.search, "codebook.search", words).setPlaceholderText(words)

    @override
    def allow(self, *, writable: bool) -> None:
        super().allow(writable=writable)
        self.plus.setVisible(writable)
        self._drag.setVisible(writable)
        if not writable:
            self._hide_panes()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._appearance.px(_NARROW)
        px = self._appearance.px
        most = self.width() * 2 // 5
        self._side.setFixedWidth(min(px(_NARROW_LEFT if narrow else _WIDE), most))
        self._fit_panes()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._question is None:
            self.left.emit()
        elif (event.key(), event.modifiers()) in self._keys:
            self._keys[event.key(), event.modifiers()]()
        else:
            super().keyPressEvent(event)


def counts_words(codebook: Codebook) -> str:
    """Return "16 topics · 8 propositions · 41 stakeholders"."""
    numbers = (
        (len(codebook.topics), tr("1 topic"), tr("{n} topics")),
        (len(codebook.proposition_by_id), tr("1 proposition"), tr("{n} propositions")),
        (len(codebook.stakeholders), tr("1 stakeholder"), tr("{n} stakeholders")),
    )
    return " · ".join(one if n == 1 else many.format(n=f"{n:,}") for n, one, many in numbers)
