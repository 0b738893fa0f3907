"""The field of the palette: the tags that are given, then what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.model.codebook import Stakeholder, Topic
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.topic_chip import TopicChip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_RING = 3
_LEAST_LINE, _LINE_HEIGHT = 60, 22
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TypeLine(QLineEdit):
    """The line in which names are typed; its signals are the keys that do something else."""

    taken = Signal()
    stakeholder_made = Signal()
    topic_made = Signal()
    last_removed = Signal()
    stage_asked = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.textChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text() + "MM")
        return QSize(max(self._least, width), super().sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
                event.ignore()
                return False
            # Tab would move the focus before keyPressEvent sees it.
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self.stage_asked.emit()
                return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """With nothing typed, undo and redo are those of the briefing."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return not self.isUndoAvailable() and any(map(event.matches, keys))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in _ENTER and modifiers & _CONTROL:
            (self.topic_made if modifiers & _SHIFT else self.stakeholder_made).emit()
        elif key in _ENTER:
            self.taken.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.last_removed.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TagField(QWidget):
    """Chips and the line behind them, in one frame that shows the focus."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._active = True
        named(self, "paletteField")
        self.line = look(
            named(
                TypeLine(appearance.px(_LEAST_LINE)),
                "paletteLine",
                tr("Tag: type a name or a topic"),
            ),
            bare="true",
        )
        self.line.setProperty("bare", True)
        self._note = look(QLabel(tr("tags written"), self), tone="muted", scale="small")
        self._note.hide()
        self._count = look(named(QLabel(self), "paletteCount"), tone="muted", scale="small")
        self._count.setContentsMargins(appearance.px(3), 0, 0, 0)
        self._count.hide()
        self._chips: list[tuple[Stakeholder | Topic, QWidget]] = []
        px = appearance.px
        self._outer = tight(QVBoxLayout(self), (px(11), px(12), px(11), px(12)))
        self._flow = FlowLayout(gap=px(5), line_gap=px(4))
        self._outer.addLayout(self._flow)
        self._flow.addWidget(self.line)
        self._measure()
        appearance.changed.connect(self._measure)

    def _measure(self) -> None:
        """Take the height that goes with the size of text."""
        for widget in (self.line, self._note, self._count):
            widget.setFixedHeight(self._appearance.px(_LINE_HEIGHT))

    def show_tags(
        self, who: Sequence[Stakeholder], about: Sequence[Topic], count: str = ""
    ) -> None:
        """Show a chip for each tag, in the order in which they stand, after words that count."""
        while self._flow.count():
            self._flow.takeAt(0)
        standing, self._chips = self._chips, []
        entries: list[Stakeholder | Topic] = [*who, *about]
        for entry in entries:
            kept = next((one for one in standing if one[0] == entry), None)
            if kept is not None:
                standing.remove(kept)
            self._chips.append(kept or (entry, self._chip(entry)))
        for _entry, chip in standing:
            chip.hide()
            chip.deleteLater()
        self._count.setText(count)
        counted = [self._count] if count else []
        for widget in (*counted, *(chip for _entry, chip in self._chips), self.line, self._note):
            self._flow.addWidget(widget)
            widget.setVisible(widget is not self._note or not self._active)
        self._count.setVisible(bool(count))
        self.line.setVisible(self._active)
        self.updateGeometry()

    def _chip(self, entry: Stakeholder | Topic) -> QWidget:
        if isinstance(entry, Stakeholder):
            return Chip(self._appearance, ChipFace(entry.short, entry.initials))
        chip = TopicChip(self._appearance, entry.name, entry.colour)
        chip.setToolTip(entry.meaning)
        return chip

    def set_active(self, *, active: bool) -> None:
        """Take letters, or say that the tags are written while something else is asked."""
        self._active = active
        self.line.setVisible(active)
        self._note.setVisible(not active)
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        margins = self._outer.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._flow.heightForWidth(inner) + margins.top() + margins.bottom()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._appearance.px(8)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._appearance.px(7)
        if self._active:
            ring = QColor(self._appearance.colour("accent"))
            ring.setAlphaF(0.25)
            half = _RING / 2
            painter.setPen(QPen(ring, _RING))
            painter.drawRoundedRect(box.adjusted(-half, -half, half, half), radius, radius)
        painter.setPen(self._appearance.colour("accent" if self._active else "edge"))
        painter.setBrush(self._appearance.colour("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
