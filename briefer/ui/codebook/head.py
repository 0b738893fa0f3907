"""The head of an entry's card: its sign and name, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.read.codebook.detail_head import DetailHead
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight


class CardHead(DetailHead):
    """One line across the card."""

    @override
    def _make_bin(self) -> QAbstractButton:
        button = named(QPushButton(tr("Delete")), "codebook.remove", tr("Remove (Delete)"))
        return look(button, scale="small")

    @override
    def _build(self) -> None:
        px = self._appearance.px
        row = tight(QHBoxLayout(self), (0, 0, 0, px(8)), px(9))
        look(self._name, scale="huge")
        for widget in (self._sign, self._name, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.bin)
