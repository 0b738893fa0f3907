"""The line that says which names mean more than one stakeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefer.model.codebook import alias_owners
from briefer.model.names import fold
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.ui.appearance import Appearance


class SharedNames(QWidget):
    """Hidden while every name means one; `entry_asked(kind, id)` leads to each owner in turn."""

    entry_asked = Signal(str, int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "codebook-page.shared", tr("Shared names"))
        px = appearance.px
        self._codebook: Codebook | None = None
        self._owners: list[int] = []
        self._next = 0
        row = tight(QHBoxLayout(self), (px(14), px(2), px(12), px(6)), px(6))
        self._words = look(
            named(ElidedLabel(), "codebook-page.shared-words"), tone="warn", scale="small"
        )
        self._show = look(
            named(QPushButton(tr("Show")), "codebook-page.shared-show", tr("Show who shares it")),
            kind="link",
            scale="small",
        )
        self._show.clicked.connect(self._ask)
        row.addWidget(self._words, 1)
        row.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_codebook(self, codebook: Codebook) -> None:
        """Say which names are shared, if any are."""
        if codebook is self._codebook:
            return
        self._codebook = codebook
        shared = [owners for owners in alias_owners(codebook.stakeholders).values() if owners[1:]]
        self._owners = list(dict.fromkeys(owner.id for owners in shared for owner in owners))
        self._next = 0
        if shared:
            words = shared_words([(shared_name(owners), owners) for owners in shared])
            self._words.setText(words)
        self.setVisible(bool(shared))

    def _ask(self) -> None:
        owner = self._owners[self._next % len(self._owners)]
        self._next += 1
        self.entry_asked.emit("stakeholder", owner)


def shared_name(owners: list[Stakeholder]) -> str:
    """Return the name that all of them have, as the first one writes it."""
    others = [{fold(name) for name in (o.name, *o.aliases)} for o in owners[1:]]
    first = owners[0]
    return next(
        name
        for name in (first.name, *first.aliases)
        if all(fold(name) in names for names in others)
    )


def shared_words(shared: list[tuple[str, list[Stakeholder]]]) -> str:
    """Return "“Washington” means 2 stakeholders", or how many names do."""
    if len(shared) == 1:
        name, owners = shared[0]
        return tr("“{name}” means {n} stakeholders").format(name=name, n=len(owners))
    names = ", ".join(f"“{name}”" for name, _owners in shared)
    return tr("{n} names mean several: {names}").format(n=len(shared), names=names)
