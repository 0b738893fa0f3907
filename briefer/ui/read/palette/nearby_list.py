"""The passages around, each with its letter, or those that were found, to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
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
_SOURCE_SIZE = 11.5


class NearbyList(QWidget):
    """`taken(id)` comes with a letter, with `take` and with a click; the keys stay in the row."""

    taken = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._passages: tuple[Nearby, ...] = ()
        self._lettered = True
        self._at = 0
        named(self, "kindNearby", tr("Passages nearby"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """How many passages are offered."""
        return len(self._passages)

    def show_passages(self, passages: Sequence[Nearby], *, lettered: bool = True) -> None:
        """Offer passages, the first one chosen beforehand, perhaps each with a letter."""
        self._passages, self._at, self._lettered = tuple(passages), 0, lettered
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
        if not (self._lettered and 0 <= at < len(self._passages)):
            return False
        self.taken.emit(self._passages[at].id)
        return True

    def _tell(self) -> None:
        self.update()
        if self._passages:
            passage = self._passages[self._at]
            before = LETTERS[self._at] if self._lettered else passage.initials
            said = tr("{letter}: {words}").format(letter=before, words=passage.words)
            announce(self, ", ".join(filter(None, (said, passage.source))))

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
            painter.drawText(QRectF(self.rect()), left, self._nothing)
        for number, passage in enumerate(self._passages):
            box = QRectF(0, number * line, self.width(), line)
            letter = LETTERS[number] if self._lettered else ""
            self._line(painter, box, letter, passage, chosen=number == self._at)

    @property
    def _nothing(self) -> str:
        if self._lettered:
            return tr("no other passage in this article")
        return tr("no passage has these words")

    def _line(
        self, painter: QPainter, box: QRectF, letter: str, passage: Nearby, *, chosen: bool
    ) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        if chosen:
            painter.fillRect(box, colour("accent-soft"))
            painter.fillRect(QRectF(box.topLeft(), QPointF(px(3), box.bottom())), colour("accent"))
        x = box.left() + px(_SIDE)
        if letter:
            size = key_cap_size(self._appearance, letter)
            cap = QRectF(x, box.center().y() - size.height() / 2, *size.toTuple())
            paint_key_cap(painter, self._appearance, cap, letter)
            x = cap.right() + px(_GAP)
        if passage.initials:
            middle = box.center().y()
            paint_initials(painter, self._appearance, x, middle, passage.initials)
        x += px(_INITIALS)
        right = self._source(painter, box, passage.source) if passage.source else box.right()
        font = self._appearance.serif(_SIZE)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        room = right - px(_SIDE) - x
        words = QFontMetricsF(font).elidedText(passage.words, Qt.TextElideMode.ElideRight, room)
        place = QRectF(x, box.top(), room + 2, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _source(self, painter: QPainter, box: QRectF, source: str) -> float:
        """Draw where a passage stands at the right end; return where that begins."""
        font = self._appearance.sans(_SOURCE_SIZE)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(source, Qt.TextElideMode.ElideRight, box.width() / 2)
        painter.setFont(font)
        painter.setPen(self._appearance.colour("muted"))
        place = box.adjusted(0, 0, -self._appearance.px(_SIDE), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return place.right() - metrics.horizontalAdvance(words)
