"""What is painted around the text of a field: bullets, and the hint of an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from briefer.ui.memo.composer.lettering import SIZE
from briefer.ui.widgets.key_cap import key_cap_size, paint_key_cap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.appearance import Appearance

KEY = "/"
"""In a hint this stands for the key as it looks on a keyboard."""


def paint_bullets(painter: QPainter, appearance: Appearance, edit: QTextEdit) -> None:
    """Draw a dot before the first line of every paragraph."""
    layout = edit.document().documentLayout()
    radius = max(2.0, appearance.px(5) / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.colour("ink"))
    block = edit.document().begin()
    while block.isValid():
        box = layout.blockBoundingRect(block)
        line = block.layout().lineAt(0) if block.layout().lineCount() else None
        height = line.height() if line else box.height()
        rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - appearance.px(5) if rtl else appearance.px(5)
        painter.drawEllipse(QPointF(x, box.top() + height / 2 + 1), radius, radius)
        block = block.next()


def paint_hint(painter: QPainter, appearance: Appearance, words: str, box: QRectF) -> None:
    """Draw the words of a hint on one line, its key as a cap."""
    font = appearance.serif(SIZE)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(appearance.colour("muted"))
    x = box.left()
    before, cap, after = words.partition(KEY)
    for part in (before, cap, after):
        if part == KEY:
            size = key_cap_size(appearance, part)
            top = box.center().y() - size.height() / 2
            paint_key_cap(painter, appearance, QRectF(x, top, size.width(), size.height()), part)
            x += size.width()
        else:
            room = max(0.0, box.right() - x)
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(room))
            rest = QRectF(x, box.top(), room, box.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.setFont(font)
            painter.setPen(appearance.colour("muted"))
            painter.drawText(rest, flags, shown)
            x += metrics.horizontalAdvance(part)
