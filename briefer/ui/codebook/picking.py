"""Choosing several of what there is: passages in a list, words in a flow of boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.passages.delegate import PassageDelegate
from briefer.ui.read.passages.model import PassageModel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefer.model.passage import Passage
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.passages.line import PassageLine
    from briefer.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

ROW = 53
_BOX = 15


class PickModel(PassageModel):
    """Passages of which some are picked; `turned` comes when one is picked or left."""

    turned = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.picked: set[int] = set()

    def begin(self, ids: tuple[int, ...]) -> None:
        """Show passages, none of them picked."""
        self.picked.clear()
        self.show_found(ids)
        self._tell()

    def turn(self, passage: Passage) -> None:
        """Pick a passage, or leave it."""
        self.picked ^= {passage.id}
        self._tell()

    def turn_all(self) -> None:
        """Pick all, or where all are picked none."""
        self.picked = set() if len(self.picked) == len(self.ids) else set(self.ids)
        self._tell()

    def _tell(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))
        self.turned.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            is_picked = self.ids[index.row()] in self.picked
            return Qt.CheckState.Checked if is_picked else Qt.CheckState.Unchecked
        return super().data(index, role)


class PickRows(PassageDelegate):
    """A box before each passage."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._appearance.px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._is_picked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        super().paint(painter, option, index)

    @override
    def _row(self, painter: QPainter, box: QRectF, line: PassageLine) -> None:
        px, colour = self._appearance.px, self._appearance.colour
        room = px(_BOX)
        square = QRectF(box.left() - px(8), box.top() + px(9), room, room)
        painter.setPen(QPen(colour("accent" if self._is_picked else "muted"), 1.2))
        painter.setBrush(colour("accent" if self._is_picked else "panel"))
        painter.drawRoundedRect(square, px(4), px(4))
        if self._is_picked:
            self._appearance.paint_icon(painter, square, "check-bold", "on-accent")
        super()._row(painter, box.adjusted(px(14), 0, px(6), 0), line)


class _WordBox(QCheckBox):
    """A word with a box; where it is wider than its line the tip has all of it."""

    def __init__(self, word: str) -> None:
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        spare = self.fontMetrics().horizontalAdvance(self._word)
        return QSize(
            hint.width() - spare + self.fontMetrics().horizontalAdvance("…"), hint.height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._word if self._missing > 0 else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._missing > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self._word) - self._missing
            mode = Qt.TextElideMode.ElideRight
            option.text = metrics.elidedText(self._word, mode, room).replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)

    @property
    def _missing(self) -> int:
        return self.sizeHint().width() - self.width()


class CheckFlow(QWidget):
    """Words with a box each, under a heading; `turned` comes when one is picked or left."""

    turned = Signal()

    def __init__(self, appearance: Appearance, name: str, heading: str) -> None:
        super().__init__()
        named(self, name, heading)
        self._appearance = appearance
        column = tight(QVBoxLayout(self), gap=appearance.px(5))
        column.addWidget(SectionLabel(appearance, heading))
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=appearance.px(14), line_gap=appearance.px(5))
        column.addWidget(holder)
        self.boxes: list[QCheckBox] = []

    def begin(self, words: Sequence[str]) -> None:
        """Offer words, none of them picked."""
        self._flow.clear()
        self.boxes = []
        for place, word in enumerate(words):
            box = named(_WordBox(word), f"{self.objectName()}.{place}", word)
            box.toggled.connect(self.turned)
            self.boxes.append(box)
            self._flow.addWidget(box)
        self.setVisible(bool(words))

    @property
    def picked(self) -> list[int]:
        """The places of what is picked."""
        return [place for place, box in enumerate(self.boxes) if box.isChecked()]
