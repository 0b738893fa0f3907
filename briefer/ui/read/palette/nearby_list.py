"""The passages around, each with its letter, from which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.read.palette.nearby import LETTERS
from briefer.ui.translation import tr
from briefer.ui.widgets.initials import paint_initials
from briefer.ui.widgets.key_cap import key_cap_size, paint_key_cap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.read.palette.nearby import Nearby

_LINE, _SIDE, _GAP, _SIZE = 25, 6, 7, 12.5
_INITIALS = 26


class NearbyList(QWidget):
    """`taken(id)` comes with a letter, with `take` and with a click; the keys stay in the row."""

    taken = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._passages: tuple[Nearby, ...] = ()
        self._at = 0
        named(self, "kindNearby", tr("Passages nearby"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_passages(self, passages: Sequence[Nearby]) -> None:
        """Offer passages, the first one chosen beforehand."""
        self._passages, self._at = tuple(passages), 0
        self.updateGeometry()
        self._tell()

    def step(self, by: int) -> None:
        """Choose the next line down or up, around the ends."""
        if self._passages:
            self._at = (self._at + by) % len(self._passages)
            self._tell()

    def take(self) -> None:
        """Take the chosen passage."""
        if self._passages:
            self.taken.emit(self._passages[self._at].id)

    def take_letter(self, letter: str) -> bool:
        """Take the passage of a letter; return whether there is one."""
        at = LETTERS.find(letter.lower()) if letter else -1
        if not 0 <= at < len(self._passages):
            return False
        self.taken.emit(self._passages[at].id)
        return True

    def _tell(self) -> None:
        self.update()
        if self._passages:
            words = self._passages[self._at].words
            announce(self, tr("{letter}: {words}").format(letter=LETTERS[self._at], words=words))

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._appearance.px(_LINE) * max(1, len(self._passages)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y() // self._appearance.px(_LINE))
        if 0 <= at < len(self._passages):
            self.taken.emit(self._passages[at].id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._appearance.px(_LINE)
        if not self._passages:
            painter.setFont(self._appearance.sans(_SIZE))
            painter.setPen(self._appearance.colour("muted"))
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(self.rect()), left, tr("no other passage in this article"))
        for number, passage in enumerate(self._passages):
            box = QRectF(0, number * line, self.width(), line)
            self._line(painter, box, LETTERS[number], passage, chosen=number == self._at)

    def _line(
        self, painter: QPainter, box: QRectF, letter: str, passage: Nearby, *, chosen: bool
    ) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        if chosen:
            painter.fillRect(box, colour("accent-soft"))
            painter.fillRect(QRectF(box.topLeft(), QPointF(px(3), box.bottom())), colour("accent"))
        size = key_cap_size(self._appearance, letter)
        cap = QRectF(box.left() + px(_SIDE), box.center().y() - size.height() / 2, *size.toTuple())
        paint_key_cap(painter, self._appearance, cap, letter)
        x = cap.right() + px(_GAP)
        if passage.initials:
            middle = box.center().y()
            paint_initials(painter, self._appearance, x, middle, passage.initials)
        x += px(_INITIALS)
        font = self._appearance.serif(_SIZE)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        room = box.right() - px(_SIDE) - x
        words = QFontMetricsF(font).elidedText(passage.words, Qt.TextElideMode.ElideRight, room)
        place = QRectF(x, box.top(), room + 2, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
