"""The eight tints of a topic, of which one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SIDE, _SQUARE = 24, 18
_MOST = 44
"""Pixels: large text makes them no larger, so that all of them fit beside each other."""


class _Tint(QAbstractButton):
    def __init__(self, appearance: Appearance, colour: int, letter: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._colour = colour
        self._letter = letter
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = min(self._appearance.px(_SIDE), _MOST)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.setPen(QPen(self._appearance.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        inset = box.width() * (1 - _SQUARE / _SIDE) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.theme.tint(self._colour).strong)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(4), px(4))
        painter.setPen(self._appearance.colour("panel"))
        painter.setFont(self._appearance.sans(10, SEMIBOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)


class TintRow(QWidget):
    """`chosen(colour)` comes when another tint is taken; the arrow keys go from one to the next."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        named(self, name, tr("Colour"))
        row = FlowLayout(self, gap=appearance.px(3), line_gap=appearance.px(3))
        row.setContentsMargins(0, 2, 0, 2)
        self._group = QButtonGroup(self)
        self._buttons: list[_Tint] = []
        letters = _letters(_names())
        for colour, (words, letter) in enumerate(zip(_names(), letters, strict=True), 1):
            tint = named(_Tint(appearance, colour, letter), f"{name}.{colour}", words)
            tint.setToolTip(words)
            tint.clicked.connect(lambda _checked=False, colour=colour: self.chosen.emit(colour))
            self._group.addButton(tint)
            self._buttons.append(tint)
            row.addWidget(tint)

    def set_value(self, colour: int) -> None:
        """Show a tint, without a signal."""
        self._buttons[colour - 1].setChecked(True)


def _letters(names: tuple[str, ...]) -> list[str]:
    """Return a letter for each name that no other one has, so that no colour stands alone."""
    taken: list[str] = []
    for name in names:
        taken.append(next((c for c in name.upper() if c not in taken), ""))
    return taken


def _names() -> tuple[str, ...]:
    return (
        tr("rust"),
        tr("violet"),
        tr("teal"),
        tr("amber"),
        tr("blue"),
        tr("crimson"),
        tr("green"),
        tr("brown"),
    )
