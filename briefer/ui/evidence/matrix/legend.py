"""What the marks and the grounds of the matrix mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.evidence.matrix.cell_delegate import STANCES
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance

_HEIGHT, _SIDE, _GAP = 30, 9, 14
_MARKED = ("for", "against", "mixed", "conditional", "unclear")


class Legend(QWidget):
    """Marks at left, grounds at right; the grounds go where there is no room for both."""

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._appearance = appearance
        self._marks = [(key, vocabulary.stances[key].label) for key in _MARKED]
        words = ", ".join(words for _, words in self._marks)
        named(self, "evidence.legend", tr("Marks: {words}").format(words=words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, self._appearance.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_marks(painter)
        self._paint_grounds(painter, left)

    def _paint_marks(self, painter: QPainter) -> float:
        px, colour = self._appearance.px, self._appearance.colour
        metrics = QFontMetrics(self._appearance.sans(12))
        x = float(px(20))
        middle = self.height() / 2
        for key, words in self._marks:
            box = QRectF(x, middle - px(_SIDE) / 2, px(_SIDE), px(_SIDE))
            paint_mark(painter, box, STANCES.get(key, key), colour("ink"))
            x += px(_SIDE) + px(4)
            x = self._paint_words(painter, x, words) + px(_GAP)
        painter.setFont(self._appearance.sans(12, SEMIBOLD))
        painter.setPen(colour("ink"))
        painter.drawText(QRectF(x, 0, 20, self.height()), Qt.AlignmentFlag.AlignVCenter, "1")
        x += metrics.horizontalAdvance("1") + px(4)
        return self._paint_words(painter, x, tr("no stance"))

    def _paint_words(self, painter: QPainter, x: float, words: str) -> float:
        font = self._appearance.sans(12)
        width = QFontMetrics(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        box = QRectF(x, 0, width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        return x + width

    def _paint_grounds(self, painter: QPainter, left: float) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        grounds = (
            (theme.cell(1, 2), tr("mostly for")),
            (theme.cell(-1, 2), tr("mostly against")),
            (theme.cell("mixed", 2), tr("mixed or open")),
        )
        last = tr("deeper: more passages")
        metrics = QFontMetrics(self._appearance.sans(12))
        swatch = px(14) + px(4)
        width = sum(swatch + metrics.horizontalAdvance(words) + px(_GAP) for _, words in grounds)
        x = float(self.width() - px(20) - width - metrics.horizontalAdvance(last))
        if x < left + px(_GAP):
            last = ""
            x = self.width() - px(20) - width + px(_GAP)
        if x < left + px(_GAP):
            return
        for colour, words in grounds:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            top = (self.height() - px(12)) / 2
            painter.drawRoundedRect(QRectF(x, top, px(14), px(12)), px(3), px(3))
            x = self._paint_words(painter, x + swatch, words) + px(_GAP)
        self._paint_words(painter, x, last)
