"""A key as it looks on a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from briefer.ui.appearance import Appearance

_SIZE = 11
_PADDING = 4

_SIGNS = {
    "Return": "⏎",
    "Enter": "⏎",
    "Backspace": "⌫",
    "Shift": "⇧",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def key_text(keys: str) -> str:
    """Return a shortcut such as `Ctrl+Shift+Z` as it is shown: `Ctrl ⇧ Z`."""
    chord, is_plus, _ = keys.rpartition("+") if keys.endswith("+") else (keys, "", "")
    parts = [part for part in chord.split("+") if part]
    return " ".join([*(_SIGNS.get(part, part) for part in parts), *([is_plus] if is_plus else [])])


def key_cap_size(appearance: Appearance, text: str, size: float = _SIZE) -> QSize:
    """Return the size of a cap, in logical pixels."""
    metrics = QFontMetrics(appearance.mono(size))
    width = metrics.horizontalAdvance(text) + 2 * appearance.px(_PADDING) + 2
    return QSize(width, appearance.px(size + 6) + 1)


def paint_key_cap(
    painter: QPainter,
    appearance: Appearance,
    box: QRectF,
    text: str,
    *,
    ink: QColor | None = None,
    size: float = _SIZE,
) -> None:
    """Draw a cap into `box`; with `ink` in that colour on no ground, for coloured buttons."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = ink or appearance.colour("edge")
    painter.setPen(QPen(frame, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if ink else appearance.colour("panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), appearance.px(4), appearance.px(4))
    foot = box.bottom() - 1.5
    painter.drawLine(
        QRectF(box.left() + 2.5, foot, box.width() - 5, 0).topLeft(),
        QRectF(box.left() + 2.5, foot, box.width() - 5, 0).topRight(),
    )
    painter.setPen(ink or appearance.colour("muted"))
    painter.setFont(appearance.mono(size))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyCap(QWidget):
    """A cap as a widget; `ink_role` paints it in that colour without a ground."""

    def __init__(
        self,
        appearance: Appearance,
        keys: str,
        *,
        size: float = _SIZE,
        ink_role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._text = key_text(keys)
        self._size = size
        self._ink_role = ink_role
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return key_cap_size(self._appearance, self._text, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self._appearance.colour(self._ink_role) if self._ink_role else None
        box = QRectF(self.rect())
        paint_key_cap(QPainter(self), self._appearance, box, self._text, ink=ink, size=self._size)
