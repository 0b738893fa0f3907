"""Removing entries, with a question where passages would lose something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.read.codebook.edits import CodebookEdits
    from briefer.ui.read.codebook.entries import Entries
    from briefer.ui.read.codebook.tree import Node
    from briefer.ui.read.codebook.view import CodebookView
    from briefer.ui.session import Session


class Removal(QObject):
    """Removes what one asks for."""

    def __init__(
        self, session: Session, pane: CodebookView, edits: CodebookEdits, entries: Entries
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._edits = edits
        self._entries = entries
        pane.tree.removed.connect(self.remove)
        pane.detail.head.remove_asked.connect(self._remove_chosen)
        pane.detail.topic.propositions.removed.connect(self._remove_proposition)

    def remove(self, node: Node) -> None:
        """Remove the entry of a row, at once where no passage carries it."""
        self._ask(node.kind, node.id, node.name)

    def _remove_chosen(self) -> None:
        node = self._pane.tree.current
        if node is not None:
            self.remove(node)

    def _remove_proposition(self, proposition_id: int) -> None:
        codebook = self._session.workspace.codebook.load()
        label = codebook.proposition_by_id[proposition_id].label
        self._ask(Kind.PROPOSITION, proposition_id, label)

    def _ask(self, kind: Kind, entry_id: int, name: str) -> None:
        count = len(self._entries.passages_of(kind, entry_id))

        def remove() -> None:
            if self._edits.remove(kind, entry_id):
                self._session.messages.note(tr("Removed “{name}”.").format(name=name))

        if count:
            self._pane.ask(loss_words(kind, name, count), tr("Delete"), remove)
        else:
            remove()


def loss_words(kind: Kind, name: str, count: int) -> str:
    """Return what passages lose where an entry is removed."""
    patterns = {
        Kind.TOPIC: tr("Delete “{name}”? {passages} would lose this topic."),
        Kind.PROPOSITION: tr("Delete “{name}”? {passages} would lose their stance."),
        Kind.STAKEHOLDER: tr("Delete “{name}”? {passages} would lose this name."),
    }
    passages = tr("1 passage") if count == 1 else tr("{n} passages").format(n=count)
    words = patterns[kind].format(name=name, passages=passages)
    return f"{words} {tr('Undo brings it back.')}"
