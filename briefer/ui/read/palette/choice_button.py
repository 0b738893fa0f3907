"""One of several choices in a row of the second stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.palette.term_letters import places_of
from briefer.ui.translation import tr
from briefer.ui.widgets.stance_mark import paint_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance

_HEIGHT = 21
_WHOLE = 1000
"""Pixels at 100 %: what they come to tells one scale from another."""
_SIZE, _PAD = 12, 8
_SMALL_SIZE, _SMALL_PAD = 11.5, 5
_MARK, _AFTER_MARK = 7, 4


class ChoiceButton(QAbstractButton):
    """Words in a frame: filled where chosen, dashed where only suggested.

    The letters that choose it are underlined; the choice that the arrow keys are on has a second
    frame.
    """

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        words: str,
        *,
        letter: str = "",
        mark: Stance | None = None,
        small: bool = False,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._letter = letter
        self._mark = mark
        self._size: float = _SMALL_SIZE if small else _SIZE
        self._pad = _SMALL_PAD if small else _PAD
        self.suggested = False
        self.current = False
        self._hint = ("", 0, QSize())
        named(self, name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def show_state(self, *, chosen: bool, suggested: bool = False, current: bool = False) -> None:
        """Show whether this is what is chosen, suggested, and where the arrow keys are."""
        self.suggested, self.current = suggested, current
        self.setChecked(chosen)
        self.setAccessibleDescription(tr("suggested, Enter takes it") if suggested else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        # A layout asks a hundred times for each key.
        words, scale, hint = self._hint
        if (words, scale) != (self.text(), self._appearance.px(_WHOLE)):
            hint = self._measured()
            self._hint = (self.text(), self._appearance.px(_WHOLE), hint)
        return hint

    def _measured(self) -> QSize:
        px = self._appearance.px
        font = self._appearance.sans(self._size, SEMIBOLD)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        mark = 0 if self._mark is None else px(_MARK + _AFTER_MARK)
        return QSize(round(width) + 2 * px(self._pad) + mark + 1, px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        self._frame(painter, chosen=chosen)
        px = self._appearance.px
        ink = self._appearance.colour("accent-ink" if chosen else "ink")
        font = (
            self._appearance.sans(self._size, SEMIBOLD)
            if chosen
            else self._appearance.sans(self._size)
        )
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        mark = 0 if self._mark is None else px(_MARK + _AFTER_MARK)
        x = (self.width() - width - mark) / 2
        if self._mark is not None:
            side = px(_MARK)
            box = QRectF(x, (self.height() - side) / 2, side, side)
            colour = self._appearance.theme.stance(self._mark) if chosen else ink
            paint_mark(painter, box, self._mark, colour)
        painter.setFont(font)
        painter.setPen(ink)
        room = QRectF(x + mark, 0, width + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._underline(painter, room)

    def _frame(self, painter: QPainter, *, chosen: bool) -> None:
        colour = self._appearance.colour
        pen = QPen(colour("accent" if chosen or self.suggested else "edge"), 1)
        if self.suggested and not chosen:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(colour("accent-soft" if chosen else "panel"))
        radius = self._appearance.px(6)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)
        if self.current:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _underline(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        y = room.center().y() + metrics.ascent() / 2 + 1.5
        for at in places_of(self._letter, self.text()):
            start = room.left() + metrics.horizontalAdvance(self.text()[:at])
            width = metrics.horizontalAdvance(self.text()[at])
            painter.fillRect(QRectF(start, y, width, 1.5), painter.pen().color())
