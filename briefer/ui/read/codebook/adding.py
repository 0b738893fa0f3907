"""Adding topics and stakeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.store.workspace import Workspace
    from briefer.ui.read.codebook.edits import CodebookEdits
    from briefer.ui.read.codebook.entries import Entries
    from briefer.ui.read.codebook.view import CodebookView


class Adding(QObject):
    """Asks for the name of a new entry, below the chosen topic or on the chosen one's side."""

    def __init__(
        self, workspace: Workspace, pane: CodebookView, edits: CodebookEdits, entries: Entries
    ) -> None:
        super().__init__(pane)
        self._ws = workspace
        self._pane = pane
        self._edits = edits
        self._entries = entries
        pane.tree.add_asked.connect(self.begin)
        pane.new.made.connect(self._add)
        pane.new.left.connect(self._leave)

    def begin(self, kind: Kind) -> None:
        """Ask for a name."""
        self._pane.new.begin(kind, self._beside(kind))

    def _beside(self, kind: Kind) -> str:
        """Return where the chosen entry would put a new one, in words."""
        node = self._pane.tree.current
        topic_id, side = self._entries.topic_of(node), self._entries.side_of(node)
        if kind is Kind.TOPICS and topic_id is not None:
            name = self._ws.codebook.load().topic_by_id[topic_id].name
            return tr("below “{name}”").format(name=name)
        if kind is Kind.STAKEHOLDERS and side:
            return tr("on the side “{name}”").format(name=side)
        return ""

    def _add(self, kind: Kind, name: str, beside: bool) -> None:
        node = self._pane.tree.current if beside else None
        if kind is Kind.TOPICS:
            made, key = self._edits.add_topic(name, self._entries.topic_of(node)), Kind.TOPIC
        else:
            side = self._entries.side_of(node)
            made, key = self._edits.add_stakeholder(name, side), Kind.STAKEHOLDER
        if made:
            self._pane.new.hide()
            self._pane.search.clear()
            self._pane.tree.choose((key, made))
            self._pane.detail.show_details()
            self._pane.tree.setFocus()

    def _leave(self) -> None:
        self._pane.new.hide()
        self._pane.show_fault("")
        self._pane.tree.setFocus()
