"""Whose words: a chip whose frame tells the voices apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.model.voice import Voice
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_SIZE = 11
_HEIGHT = 19
_PADDING = 6
_BAR = 4


def voice_word(voice: Voice) -> str:
    """Return the chip's words."""
    return {
        Voice.OWN: tr("own words"),
        Voice.OFFICIAL: tr("official text"),
        Voice.PARTIAL: tr("partly own words"),
        Voice.REPORT: tr("paraphrase"),
        Voice.OUTLET: tr("outlet’s words"),
    }[voice]


def voice_chip_size(appearance: Appearance, voice: Voice) -> QSize:
    """Return the size of a chip, in logical pixels."""
    metrics = QFontMetrics(appearance.sans(_SIZE, SEMIBOLD))
    width = metrics.horizontalAdvance(voice_word(voice)) + 2 * appearance.px(_PADDING) + 2
    if voice is Voice.PARTIAL:
        width += appearance.px(_BAR)
    return QSize(width, appearance.px(_HEIGHT))


def paint_voice_chip(
    painter: QPainter, appearance: Appearance, x: float, centre: float, voice: Voice
) -> int:
    """Draw a chip from `x` around the line `centre`; return its width.

    Own words are filled, an official text has a solid frame, a paraphrase a dashed one, partly own
    words a dashed one with a filled bar, and the outlet's words a grey one.
    """
    size = voice_chip_size(appearance, voice)
    box = QRectF(x, centre - size.height() / 2, size.width(), size.height())
    colour = appearance.colour
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour("edge" if voice is Voice.OUTLET else "ink"), 1)
    if voice in {Voice.REPORT, Voice.PARTIAL}:
        pen = QPen(colour("muted"), 1)
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(colour("ink" if voice is Voice.OWN else "panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), appearance.px(4), appearance.px(4))
    text = box
    if voice is Voice.PARTIAL:
        bar = appearance.px(_BAR)
        painter.fillRect(QRectF(x, box.top(), bar, box.height()), colour("ink"))
        text = box.adjusted(bar, 0, 0, 0)
    ink = {Voice.OWN: "panel", Voice.OUTLET: "muted"}.get(voice, "ink")
    painter.setPen(colour(ink))
    painter.setFont(appearance.sans(_SIZE, SEMIBOLD))
    painter.drawText(text, Qt.AlignmentFlag.AlignCenter, voice_word(voice))
    painter.restore()
    return size.width()


class VoiceChip(QWidget):
    """The chip as a widget."""

    def __init__(self, appearance: Appearance, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._voice = voice
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_voice(voice)
        appearance.changed.connect(self.updateGeometry)

    def show_voice(self, voice: Voice) -> None:
        """Show another voice."""
        self._voice = voice
        self.setAccessibleName(voice_word(voice))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return voice_chip_size(self._appearance, self._voice)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_voice_chip(QPainter(self), self._appearance, 0, self.height() / 2, self._voice)
