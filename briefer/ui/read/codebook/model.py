"""The tree of the codebook as a Qt item model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from briefer.ui.overriding import override
from briefer.ui.read.codebook.counts import Counts
from briefer.ui.read.codebook.tree import ENTRIES, Kind, Node
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefer.ui.read.codebook.tree import NodeKey

NODE = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's `Node` is found."""

COUNT = Qt.ItemDataRole.UserRole + 2
"""The role under which a row's number of passages is found, None where it has none to have."""

_MIME = "application/x-briefer-codebook-entry"

Index = QModelIndex | QPersistentModelIndex


class CodebookModel(QAbstractItemModel):
    """Shows a tree with counts.

    `renamed(node, text)` comes when a name was edited in place, `moved(node, onto)` when an entry
    was dropped on another row, `placed(node, above, place)` between two rows, and
    `merge_asked(node, onto)` on another entry with Ctrl, where `merges` says so. The tree itself
    changes when it is shown anew.
    """

    renamed = Signal(object, str)
    moved = Signal(object, object)
    placed = Signal(object, object, int)
    merge_asked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(Kind.ROOT, "")
        self._nodes: list[Node] = [self._root]
        self._counts = Counts()
        self._writable = True
        self.merges = False

    @property
    def root(self) -> Node:
        """The root of the tree, which is no row."""
        return self._root

    def show_tree(self, root: Node) -> None:
        """Show another tree; one of the same rows keeps every row in its place."""
        nodes, before = list(root.walk()), self._nodes
        same = len(nodes) == len(before) and _outline(nodes) == _outline(before)
        if not same:
            self.beginResetModel()
        self._root, self._nodes = root, nodes
        if not same:
            self.endResetModel()
            return
        self._tell(new for new, old in zip(nodes, before, strict=True) if new.face != old.face)

    def show_counts(self, counts: Counts) -> None:
        """Show other numbers of passages."""
        before, self._counts = self._counts, counts
        self._tell(
            node
            for node in self._nodes
            if counts.of(node.kind, node.id) != before.of(node.kind, node.id)
        )

    def allow(self, *, writable: bool) -> None:
        """Let names be edited and entries be dragged, or not."""
        self._writable = writable

    def node(self, index: Index) -> Node:
        """Return the node of a row; the root where there is none."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def index_of(self, node: Node) -> QModelIndex:
        """Return the row of a node."""
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    def find(self, key: NodeKey) -> Node | None:
        """Return the node of a key, None where it is not in the tree."""
        return next((node for node in self._nodes if node.key == key), None)

    def count(self, node: Node) -> int:
        """Return how many passages an entry has."""
        return self._counts.of(node.kind, node.id)

    @property
    def stances(self) -> Mapping[int, tuple[int, int]]:
        """How many passages are for and against each proposition."""
        return self._counts.stances

    def _tell(self, nodes: Iterable[Node]) -> None:
        """Let the rows of these nodes be read again."""
        for node in nodes:
            index = self.index_of(node)
            if index.isValid():
                self.dataChanged.emit(index, index)

    # ---- what Qt reads

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        children = self.node(parent).children
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row].number)
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # one of two in Qt
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.node(parent).children)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if role == NODE:
            return node
        if role == COUNT:
            return self.count(node) if node.kind in ENTRIES else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return node.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.tip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kind = self.node(index).kind
        if not index.isValid() or kind is Kind.NOTHING:
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS[kind] if self._writable else _PLAIN

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node, text = self.node(index), str(value).strip()
        if not text or text == node.name:
            return False
        self.renamed.emit(node, text)
        return True

    # ---- dragging

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, b"%d" % indexes[0].internalId())
        return data

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        dragged = self._dragged(data)
        if dragged is None:
            return False
        if action == Qt.DropAction.CopyAction:
            return self.merges and row < 0 and _may_merge(dragged, self.node(parent))
        if row >= 0:
            return _may_stand(dragged, self.node(parent))
        return _may_go(dragged, self.node(parent))

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        dragged, onto = self._dragged(data), self.node(parent)
        if dragged is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        if action == Qt.DropAction.CopyAction:
            self.merge_asked.emit(dragged, onto)
        elif row >= 0:
            before = onto.children[:row]
            place = sum(node.kind is dragged.kind and node is not dragged for node in before)
            self.placed.emit(dragged, onto, place)
        else:
            self.moved.emit(dragged, onto)
        return False  # Qt is not to remove the row: the tree is shown anew

    def _dragged(self, data: QMimeData) -> Node | None:
        number = bytes(data.data(_MIME).data())
        return self._nodes[int(number)] if number else None

    def _spoken(self, node: Node) -> str:
        words = [node.name]
        if node.kind is Kind.PROPOSITION:
            words.append(tr("proposition"))
        words.append(node.detail)
        if node.kind in ENTRIES:
            words.append(tr("{n} passages").format(n=self.count(node)))
        if node.shortcut:
            words.append(tr("key {key}").format(key=node.shortcut))
        return ", ".join(filter(None, words))


def _flags(kind: Kind) -> Qt.ItemFlag:
    """Return what can be done with a row, where anything can be changed."""
    flags = _PLAIN
    if kind in ENTRIES:
        flags |= Qt.ItemFlag.ItemIsEditable
    if kind in {Kind.TOPIC, Kind.STAKEHOLDER}:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if kind in {Kind.TOPIC, Kind.TOPICS, Kind.SIDE, Kind.STAKEHOLDER}:
        flags |= Qt.ItemFlag.ItemIsDropEnabled
    return flags


_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
# Worked out once: Qt asks for every row at every layout.
_FLAGS = {kind: _flags(kind) for kind in Kind}


def _outline(nodes: list[Node]) -> list[tuple[NodeKey, int]]:
    """Return what makes two trees have the same rows: each node, and what it stands below."""
    return [(node.key, node.parent.number if node.parent else -1) for node in nodes]


def _may_go(dragged: Node, onto: Node) -> bool:
    """Say whether an entry can be dropped there: a topic on a topic, a stakeholder on a side."""
    if dragged.kind is Kind.TOPIC:
        below = any(node is onto for node in dragged.walk())
        return onto.kind in {Kind.TOPIC, Kind.TOPICS} and not below and dragged.parent is not onto
    side = onto if onto.kind is Kind.SIDE else onto.parent
    return onto.kind in {Kind.SIDE, Kind.STAKEHOLDER} and dragged.parent is not side


def _may_stand(dragged: Node, above: Node) -> bool:
    """Say whether an entry can stand between two rows below `above`."""
    if dragged.kind is Kind.TOPIC:
        below = any(node is above for node in dragged.walk())
        return above.kind in {Kind.TOPIC, Kind.TOPICS} and not below
    return above.kind is Kind.SIDE


def _may_merge(dragged: Node, onto: Node) -> bool:
    """Say whether an entry can be merged into another one."""
    return dragged.kind is onto.kind and all(node is not onto for node in dragged.walk())
