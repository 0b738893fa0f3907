"""Moving entries in the tree: by dragging and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from briefer.ui.read.codebook.edits import CodebookEdits
    from briefer.ui.read.codebook.entries import Entries
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.read.codebook.view import CodebookView

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Moving(QObject):
    """Moves what one drags, and what Alt and an arrow key push."""

    def __init__(self, pane: CodebookView, edits: CodebookEdits, entries: Entries) -> None:
        super().__init__(pane)
        self._edits = edits
        self._entries = entries
        pane.model.moved.connect(self._move)
        pane.model.placed.connect(self._place)
        pane.tree.shifted.connect(self._shift)

    def _move(self, node: Node, onto: Node) -> None:
        """An entry was dropped: a topic on its new parent, a stakeholder on its new side."""
        if node.kind is Kind.TOPIC:
            self._edits.change_topic(node.id, "parent_id", onto.id or None)
            return
        ally = onto if onto.kind is Kind.STAKEHOLDER else next(iter(onto.children), None)
        self._edits.change_stakeholder(node.id, "side", self._entries.side_of(ally))

    def _place(self, node: Node, above: Node, place: int) -> None:
        """Put an entry at a place below a topic, at the top, or on a side."""
        if node.kind is Kind.TOPIC:
            self._edits.place_topic(node.id, above.id or None, place)
        else:
            side = self._entries.side_of(next(iter(above.children), None))
            self._edits.place_stakeholder(node.id, side, place)

    def _shift(self, node: Node, key: Qt.Key) -> None:
        """Move an entry up or down, a topic also out to the level above or in below another."""
        above = node.parent
        if node.kind not in {Kind.TOPIC, Kind.STAKEHOLDER} or above is None:
            return
        siblings = [other for other in above.children if other.kind is node.kind]
        number = siblings.index(node)
        if key in _STEPS:
            place = number + _STEPS[key]
            if 0 <= place < len(siblings):
                self._place(node, above, place)
        elif node.kind is Kind.TOPIC:
            self._turn(node, above, key, siblings[:number])

    def _turn(self, node: Node, above: Node, key: Qt.Key, before: list[Node]) -> None:
        """Move a topic out to the level above, or in below the topic before it."""
        if key == Qt.Key.Key_Left and above.parent is not None and above.kind is Kind.TOPIC:
            self._edits.change_topic(node.id, "parent_id", above.parent.id or None)
        if key == Qt.Key.Key_Right and before:
            self._edits.change_topic(node.id, "parent_id", before[-1].id)
