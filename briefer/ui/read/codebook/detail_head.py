"""The head of the lower half: which entry is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.codebook.tree import Kind
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.initials import initials_width, paint_initials
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.stance_mark import paint_mark
from briefer.ui.widgets.topic_chip import paint_square

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.codebook.tree import Node

PASSAGES, DETAILS = "passages", "details"


class Sign(QWidget):
    """A topic's square, a stakeholder's initials, or the mark of a proposition."""

    def __init__(self, appearance: Appearance, size: int = 9) -> None:
        super().__init__()
        self._appearance = appearance
        self._size = size
        self._node: Node | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_node(self, node: Node) -> None:
        """Show the sign of an entry."""
        self._node = node
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._appearance.px
        width = px(self._size)
        if self._node is not None and self._node.initials:
            width = initials_width(self._appearance, self._node.initials)
        return QSize(width, px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        node, middle = self._node, self.height() / 2
        if node is None:
            return
        painter = QPainter(self)
        if node.kind is Kind.STAKEHOLDER:
            paint_initials(painter, self._appearance, 0, middle, node.initials)
        elif node.kind is Kind.TOPIC:
            paint_square(painter, self._appearance, 0, middle, node.colour, size=self._size)
        else:
            side = self._appearance.px(self._size)
            box = QRectF(0, middle - side / 2, side, side)
            paint_mark(painter, box, 2, self._appearance.colour("muted"))


class DetailHead(QWidget):
    """`remove_asked` comes with the bin, `chosen(key)` with the switch below the name."""

    remove_asked = Signal()
    chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._sign = self._make_sign()
        self._name = look(named(self._make_name(), "codebook.detail.name"), weight="semibold")
        count = named(ElidedLabel(tall=True), "codebook.detail.count")
        self._count = look(count, tone="muted", scale="small")
        self.bin = self._make_bin()
        self.bin.clicked.connect(self.remove_asked)
        self._build()

    def _make_name(self) -> ElidedLabel:
        return ElidedLabel()

    def _make_sign(self) -> Sign:
        return Sign(self._appearance)

    def _make_bin(self) -> QAbstractButton:
        says = tr("Remove (Delete)")
        return IconButton(self._appearance, "trash", "codebook.remove", says, role="muted")

    def _build(self) -> None:
        px = self._appearance.px
        column = tight(QVBoxLayout(self), (px(14), px(8), px(10), px(7)), px(6))
        row = tight(QHBoxLayout(), gap=px(8))
        row.addWidget(self._sign)
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.bin)
        column.addLayout(row)
        self.switch = SegmentedControl(
            "codebook.view",
            [(PASSAGES, tr("Passages")), (DETAILS, tr("Details"))],
            accessible=tr("Show"),
        )
        self.switch.chosen.connect(self.chosen)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)

    def show_node(self, node: Node, name: str, count: int) -> None:
        """Show an entry with its number of passages."""
        self._sign.show_node(node)
        self._name.setText(name)
        words = tr("1 passage") if count == 1 else tr("{n} passages").format(n=count or tr("no"))
        self._count.setText(words)

    def allow(self, *, writable: bool) -> None:
        """Show the bin, or none."""
        self.bin.setVisible(writable)
