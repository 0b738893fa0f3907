"""The foot of the palette: which key does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_HEIGHT, _SIDE, _GAP, _SIZE = 30, 12, 13, 11.5
_RADIUS = 9


class KeyFooter(QWidget):
    """Keys with what they do; the last one stands at the right."""

    def __init__(self, appearance: Appearance, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._appearance = appearance
        self._keys = tuple(keys)
        named(self, "paletteKeys", ", ".join(f"{key}: {words}" for key, words in keys))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._appearance.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        # The lower corners are those of the panel around it.
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0, -2 * _RADIUS, 0, 0), _RADIUS, _RADIUS)
        painter.setClipRect(box)
        painter.fillPath(path, self._appearance.colour("canvas"))
        painter.setPen(self._appearance.colour("line"))
        painter.drawLine(box.topLeft(), box.topRight())
        side, gap = self._appearance.px(_SIDE), self._appearance.px(_GAP)
        x: float = side
        for key, words in self._keys[:-1]:
            x += self._item(painter, x, key, words) + gap
        key, words = self._keys[-1]
        self._item(painter, box.right() - side - self._width(key, words), key, words)

    def _item(self, painter: QPainter, x: float, key: str, words: str) -> float:
        text = key_text(key)
        size = key_cap_size(self._appearance, text)
        top = (self.height() - size.height()) / 2
        paint_key_cap(painter, self._appearance, QRectF(x, top, size.width(), size.height()), text)
        painter.setFont(self._appearance.sans(_SIZE))
        painter.setPen(self._appearance.colour("muted"))
        at = x + size.width() + self._appearance.px(4)
        room = QRectF(at, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        return self._width(key, words)

    def _width(self, key: str, words: str) -> float:
        cap = key_cap_size(self._appearance, key_text(key)).width()
        metrics = QFontMetricsF(self._appearance.sans(_SIZE))
        return cap + self._appearance.px(4) + metrics.horizontalAdvance(words)
