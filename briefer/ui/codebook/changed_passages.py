"""The passages that a change touches, each with what it carries before and afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.read.passages.delegate import PassageDelegate
from briefer.ui.read.passages.model import LINE, PassageModel
from briefer.ui.translation import tr
from briefer.ui.widgets.voice_chip import paint_voice_chip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefer.ui.read.passages.line import PassageLine

FATE = Qt.ItemDataRole.UserRole + 2
"""The role under which what a passage carries is found: names that go, that stay, that come."""

Fate = tuple[str, str, str]
Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _GAP, _PADDING = 98, 8, 12


class ChangedPassages(PassageModel):
    """Passages that know what becomes of them."""

    _fates: Mapping[int, Fate] = {}

    def show_fates(self, fates: Mapping[int, Fate]) -> None:
        """Show these passages, by their ids."""
        self._fates = fates
        self.show_found(tuple(fates))
        if fates:
            self.dataChanged.emit(self.index(0), self.index(len(fates) - 1))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        fate = self._fates.get(self.ids[index.row()]) if index.row() < len(self.ids) else None
        if role == FATE:
            return fate
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and fate and found:
            return f"{found}, {fate_words(fate)}"
        return found


def fate_words(fate: Fate) -> str:
    """Return in words what a passage carries before and afterwards."""
    goes, stays, comes = fate
    before = ", ".join(filter(None, (goes, stays)))
    return tr("{before} becomes {after}").format(before=before, after=comes)


class FateCards(PassageDelegate):
    """A card for each passage: two lines of the quote, the source, then old → new."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._appearance.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PassageLine | None = index.data(LINE)
        px, colour = self._appearance.px, self._appearance.colour
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -px(_GAP) - 0.5)
        focused = bool(option.state & option.state.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if focused else "line"), 1))
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(box, px(7), px(7))
        if line is not None:
            inner = box.adjusted(px(_PADDING), px(8), -px(_PADDING), -px(7))
            self._card(painter, inner, line, index.data(FATE))
        painter.restore()

    def _card(self, painter: QPainter, box: QRectF, line: PassageLine, fate: Fate | None) -> None:
        px = self._appearance.px
        height = px(18)
        rows = [QRectF(box.left(), box.top() + n * height, box.width(), height) for n in range(2)]
        self._quote(painter, rows, line.quote)
        middle = rows[1].bottom() + px(11)
        chip = paint_voice_chip(painter, self._appearance, box.left(), middle, line.passage.voice)
        source = QRectF(box.left() + chip + px(7), middle - px(9), 0, px(18))
        source.setRight(box.right())
        words = " · ".join(piece.words for piece in line.pieces)
        self._words(painter, source, words, self._appearance.sans(12), "muted")
        if fate is not None:
            room = QRectF(box.left(), box.bottom() - height, box.width(), height)
            self._fate(painter, room, fate)

    def _quote(self, painter: QPainter, rows: list[QRectF], quote: str) -> None:
        """Draw a quote on two lines, the second one cut short where there is more."""
        font = self._appearance.serif(13.5)
        metrics, words = QFontMetricsF(font), quote.split(" ")
        first = 1
        while first < len(words) and (
            metrics.horizontalAdvance(" ".join(words[: first + 1])) <= rows[0].width()
        ):
            first += 1
        self._words(painter, rows[0], " ".join(words[:first]), font, "ink")
        self._words(painter, rows[1], " ".join(words[first:]), font, "ink")

    def _fate(self, painter: QPainter, room: QRectF, fate: Fate) -> None:
        goes, stays, comes = fate
        plain = self._appearance.sans(12)
        struck, bold = self._appearance.sans(12), self._appearance.sans(12, SEMIBOLD)
        struck.setStrikeOut(True)
        pieces = [(goes, struck, "muted")] if goes else []
        if stays:
            pieces.append((f", {stays}" if goes else stays, plain, "muted"))
        pieces += [(" → ", plain, "muted"), (comes, bold, "ink")]
        for words, font, role in pieces:
            self._words(painter, room, words, font, role)
            width = QFontMetricsF(font).horizontalAdvance(words)
            room = room.adjusted(min(width, room.width()), 0, 0, 0)
