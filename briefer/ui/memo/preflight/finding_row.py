"""One finding: what it is, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.preflight.verdicts import heading
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from briefer.memo.finding import Finding
    from briefer.ui.appearance import Appearance

_MARK = 3
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class FindingRow(QWidget):
    """A finding that leads to its place: `chosen` comes with a click, Enter or Space."""

    chosen = Signal()

    def __init__(self, appearance: Appearance, finding: Finding, number: int) -> None:
        super().__init__()
        self._appearance = appearance
        self.finding = finding
        self._is_chosen = False
        self._hovered = False
        says = ". ".join((heading(finding), finding.where))
        named(self, f"memo.finding.{number}", says, finding.message)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(14), px(7), px(12), px(7)), px(7))
        role = "danger" if finding.blocks else "warn"
        sign = "blocked" if finding.blocks else "warning"
        icon = IconLabel(appearance, sign, role=role, size=14)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = tight(QVBoxLayout(), gap=px(1))
        for text, looks in (
            (heading(finding), {"tone": "danger" if finding.blocks else "", "weight": "medium"}),
            (finding.where, {"tone": "muted", "scale": "small"}),
            (finding.message, {"tone": "muted", "scale": "small"}),
        ):
            label = look(QLabel(text), **looks)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Mark it as the one whose place is shown."""
        self._is_chosen = is_chosen
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._appearance.colour
        painter = QPainter(self)
        if self._is_chosen:
            painter.fillRect(self.rect(), colour("accent-soft"))
            mark = QRectF(0, 0, self._appearance.px(_MARK), self.height())
            painter.fillRect(mark, colour("accent"))
        elif self._hovered:
            painter.fillRect(self.rect(), colour("hover"))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
