"""The head of an entry's card: its sign and name, and what can be done with it as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.codebook.detail_head import DetailHead, Sign
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.giving_row import GivingRow
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.codebook.tree import Node

_COUNT = 90
_NAME = 240
"""Pixels that the name and the count need beside the buttons."""


class PathLabel(ElidedLabel):
    """The path of a topic, or where there is no room for it the name at its end."""

    @override
    def _shown(self, room: int) -> str:
        whole = self.text()
        if self.fontMetrics().horizontalAdvance(whole) <= room:
            return whole
        name = whole.rpartition(ARROW)[2]
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)


class CardHead(DetailHead):
    """`merge_asked` and `split_asked` come with the buttons Merge and Split."""

    merge_asked = Signal()
    split_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        self.merge = look(
            named(QPushButton(tr("Merge…")), "codebook.merge", tr("Merge into another entry")),
            scale="small",
        )
        self.split = look(
            named(QPushButton(tr("Split…")), "codebook.split", tr("Split in two")), scale="small"
        )
        super().__init__(appearance)
        self.merge.clicked.connect(self.merge_asked)
        self.split.clicked.connect(self.split_asked)

    @override
    def _make_name(self) -> ElidedLabel:
        return PathLabel()

    @override
    def _make_sign(self) -> Sign:
        return Sign(self._appearance, 14)

    @override
    def _make_bin(self) -> QAbstractButton:
        button = named(QPushButton(tr("Delete")), "codebook.remove", tr("Remove (Delete)"))
        return look(button, scale="small")

    @override
    def _build(self) -> None:
        px = self._appearance.px
        said, done = QWidget(), QWidget()
        row = tight(QHBoxLayout(said), gap=px(9))
        look(self._name, scale="huge")
        row.addWidget(self._sign)
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addStretch(1)
        buttons = tight(QHBoxLayout(done), gap=px(9))
        for button in (self.merge, self.split, self.bin):
            buttons.addWidget(button)
        buttons.addStretch(1)
        both = GivingRow(said, done, gap=px(9), room=px(_NAME))
        tight(QVBoxLayout(self), (0, 0, 0, px(8))).addWidget(both)
        self.shorten(short=False)

    def shorten(self, *, short: bool) -> None:
        """Leave the words of the buttons to their tips."""
        buttons = (
            (self.merge, "merge", tr("Merge…"), "merge"),
            (self.split, "", tr("Split…"), "split"),
            (self.bin, "", tr("Delete"), "trash"),
        )
        for button, icon, words, short_icon in buttons:
            shown = short_icon if short else icon
            button.setText("" if short else words)
            button.setIcon(self._appearance.icon(shown, "ink", 13) if shown else QIcon())
            button.setToolTip(words if short else "")

    @override
    def show_node(self, node: Node, name: str, count: int) -> None:
        super().show_node(node, name, count)
        # A path can give way to its name before a count is cut.
        most = self._appearance.px(_COUNT)
        self._count.setMinimumWidth(min(self._count.sizeHint().width(), most))
        for button in (self.merge, self.split):
            button.setEnabled(node.kind is not Kind.PROPOSITION)

    @override
    def allow(self, *, writable: bool) -> None:
        super().allow(writable=writable)
        for button in (self.merge, self.split):
            button.setVisible(writable)
