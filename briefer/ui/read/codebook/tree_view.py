"""The tree itself: folding, choosing, adding, dragging."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTreeView,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.codebook.delegate import CodebookDelegate
from briefer.ui.read.codebook.tree import ENTRIES, Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.codebook.model import CodebookModel, Index
    from briefer.ui.read.codebook.tree import Node, NodeKey

_SHIFTS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class CodebookTree(QTreeView):
    """The codebook in rows.

    `chosen(node)` comes when another entry is chosen (None for none), `add_asked(kind)` with the
    links of the two headings, `removed(node)` with Delete, `menu_asked(node, QPoint)` with the
    right button and the menu key. `pinned(node, digit)` comes with 1 to 9 on a topic,
    `shifted(node, key)` with Alt and an arrow key. F2 edits a name in place; the arrow keys fold
    and unfold.
    """

    chosen = Signal(object)
    add_asked = Signal(object)
    removed = Signal(object)
    menu_asked = Signal(object, object)
    pinned = Signal(object, str)
    shifted = Signal(object, object)

    def __init__(self, appearance: Appearance, model: CodebookModel) -> None:
        super().__init__()
        named(self, "codebook.tree", tr("Codebook"))
        self._appearance = appearance
        self._entries = model
        self._section: Kind | None = None
        self._folded: dict[NodeKey, bool] = {}
        self._current: NodeKey | None = None
        self._searching = False
        self._restoring = False
        self._is_restored = True
        self._writable = True
        self._links: list[QPushButton] = []
        self.setModel(model)
        self._delegate = CodebookDelegate(appearance, self)
        self.setItemDelegate(self._delegate)
        self._look_plain()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        model.modelReset.connect(self._restore)
        model.modelReset.connect(self._make_links)
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self._restore()
        self._make_links()

    def _look_plain(self) -> None:
        """Leave indents and chevrons to the delegate."""
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    @property
    def current(self) -> Node | None:
        """The entry that is chosen."""
        node = self._entries.node(self.currentIndex())
        return node if node.kind in ENTRIES else None

    def choose(self, key: NodeKey) -> None:
        """Choose an entry, unfold what is above it, and bring it into view."""
        node = self._entries.find(key)
        if node is not None:
            index = self._entries.index_of(node)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def show_section(self, kind: Kind | None) -> None:
        """Show the topics or the stakeholders alone, or with None both under their headings."""
        self._section = kind
        self._show_root()

    def _show_root(self) -> None:
        for section in self._entries.root.children:
            if section.kind is self._section:
                self.setRootIndex(self._entries.index_of(section))

    @contextmanager
    def searching(self, *, on: bool) -> Iterator[None]:
        """Show another tree inside; while one searches everything is unfolded."""
        turned, self._searching = on != self._searching, on
        self._is_restored = False
        yield
        if turned and not self._is_restored:
            self._restore()

    def allow(self, *, writable: bool) -> None:
        """Show the links that add, or none."""
        self._writable = writable
        self.setDragEnabled(writable)
        self._show_links()

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every entry."""
        for node in self._entries.root.walk():
            if node.children and node.kind in {Kind.TOPIC, Kind.SIDE}:
                self._folded[node.key] = folded
        self._restore()

    # ---- what survives another tree

    def _restore(self) -> None:
        """Fold as it was folded, and choose what was chosen."""
        self._restoring = self._is_restored = True
        self._show_root()
        for node in self._entries.root.walk():
            if node.children and node.kind is not Kind.ROOT:
                self.setExpanded(self._entries.index_of(node), not self._is_folded(node))
        if self._current is not None:
            self.choose(self._current)
        self._restoring = False
        if self.current is None and self._current is not None and not self._searching:
            self._current = None
            self.chosen.emit(None)

    def _is_folded(self, node: Node) -> bool:
        """A topic with nothing but propositions below it is folded until one unfolds it."""
        if self._searching or node.kind in {Kind.TOPICS, Kind.STAKEHOLDERS}:
            return False
        usual = node.kind is Kind.TOPIC and all(
            child.kind is Kind.PROPOSITION for child in node.children
        )
        return self._folded.get(node.key, usual)

    def _note_fold(self, index: QModelIndex, *, folded: bool) -> None:
        if not self._restoring and not self._searching:
            self._folded[self._entries.node(index).key] = folded

    def _make_links(self) -> None:
        words = {Kind.TOPICS: tr("Add a topic"), Kind.STAKEHOLDERS: tr("Add a stakeholder")}
        self._links = []
        for section in self._entries.root.children:
            holder = self._link(section.kind, words[section.kind])
            self.setIndexWidget(self._entries.index_of(section), holder)
        self._show_links()

    def _show_links(self) -> None:
        for link in self._links:  # not what holds them: Qt shows that at every layout
            link.setVisible(self._writable)

    def _link(self, kind: Kind, says: str) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = tight(QHBoxLayout(holder), (0, px(8), px(12), 0))
        name = f"codebook.add.{kind.name.lower()}"
        button = look(named(QPushButton(tr("Add")), name, says), kind="link", weight="regular")
        button.clicked.connect(lambda: self.add_asked.emit(kind))
        row.addStretch(1)
        row.addWidget(button)
        self._links.append(button)
        return holder

    # ---- mouse and keys

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        node = self.current
        key = node.key if node else None
        if key != self._current and not (self._restoring and node is None):
            self._current = key
            self.chosen.emit(node)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        node = self._entries.node(index)
        if index.isValid() and node.children and node.kind in {Kind.TOPIC, Kind.SIDE}:
            box = self._delegate.chevron_box(self.visualRect(index), node)
            whole = node.kind is Kind.SIDE
            if whole or event.position().x() <= box.right() + 4:
                self.setExpanded(index, not self.isExpanded(index))
                if not whole:
                    return
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self.current
        key = event.key()
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and node is not None and self._writable:
            self.removed.emit(node)
        elif key == Qt.Key.Key_Insert and self._writable:
            who = node is not None and node.kind is Kind.STAKEHOLDER
            self.add_asked.emit(Kind.STAKEHOLDERS if who else Kind.TOPICS)
        elif self._writable and node is not None and _is_shift(event):
            self.shifted.emit(node, Qt.Key(key))
        elif self._writable and node is not None and _is_pin(node, event):
            self.pinned.emit(node, event.text())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen entry in view when the half below it opens."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.current is not None:
            self.scrollTo(self.currentIndex())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        node = self.current
        if node is not None:
            self.menu_asked.emit(node, event.globalPos())


def _is_shift(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _SHIFTS


def _is_pin(node: Node, event: QKeyEvent) -> bool:
    """Say whether a digit is to be the key of a topic."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return node.kind is Kind.TOPIC and plain and event.text() in tuple("123456789")
