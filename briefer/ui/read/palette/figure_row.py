"""The row of the second stage with the numbers of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.figure_words import figure_words, typed_words, with_words
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefer.model.passage import Figure
    from briefer.ui.appearance import Appearance

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDIT = "e"


class FigureRow(StageRow):
    """Figures that are taken, then those that the text proposes; `changed(figures)`.

    Arrows move between them, Enter takes a proposed one, Delete leaves one out, e edits its words.
    """

    changed = Signal(list)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "kindFigures", tr("&Figures"))
        self._taken: list[Figure] = []
        self._proposed: list[Figure] = []
        self._buttons: list[ChoiceButton] = []
        self._at = 0
        self._flow = FlowLayout(gap=appearance.px(4), line_gap=appearance.px(4))
        self.column.addLayout(self._flow)
        self.line = StageLine(
            "kindFigures.line", tr("Measure, place and time"), tr("measure; place; time")
        )
        self.line.left.connect(self._leave_line)
        self.line.written.connect(self._write_words)
        self.line.hide()
        self.column.addWidget(self.line)
        words = tr("Enter takes a number, e edits its measure; place; time, Del leaves it out")
        self._hint = look(QLabel(words), tone="muted", scale="small")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self.column.addWidget(self._hint)

    def begin(self) -> None:
        """Start at the first figure, with no line open."""
        self._at = 0
        self.line.hide()

    def show_figures(self, taken: Sequence[Figure], proposed: Sequence[Figure]) -> None:
        """Show the figures of a passage, and those that are proposed and not taken."""
        self._taken = list(taken)
        numbers = {(figure.low, figure.high) for figure in taken}
        self._proposed = [f for f in proposed if (f.low, f.high) not in numbers]
        self._at = min(self._at, max(0, len(self._all) - 1))
        self._flow.clear()
        self._buttons = []
        for number, figure in enumerate(self._all):
            button = ChoiceButton(self._appearance, f"kindFigures.{number}", figure_words(figure))
            button.clicked.connect(lambda _checked=False, number=number: self._click(number))
            self._buttons.append(button)
            self._flow.addWidget(button)
            button.show()
        self._show_current()
        spoken = (
            tr("{figure}, taken") if number < len(self._taken) else tr("{figure}, proposed")
            for number in range(len(self._all))
        )
        words = [s.format(figure=figure_words(f)) for s, f in zip(spoken, self._all, strict=True)]
        self.setAccessibleName(", ".join([tr("Figures"), *words]))
        self.setVisible(bool(self._all))

    @property
    def _all(self) -> list[Figure]:
        return [*self._taken, *self._proposed]

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hint.show()
        self._show_current()
        self.resized.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hint.setVisible(self.line.hasFocus())
        self._show_current()
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        proposed = self._at >= len(self._taken) and bool(self._all)
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Left} and self._all:
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % len(self._all)
            self._show_current()
        elif key in _ENTER and proposed:
            self._take()
        elif key == Qt.Key.Key_Space:
            self._take() if proposed else self._drop()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._drop()
        elif event.text().lower() == _EDIT and self._all:
            self._edit()
        else:
            event.ignore()

    def _click(self, number: int) -> None:
        self._at = number
        if number >= len(self._taken):
            self._take()
        else:
            self._edit()

    def _take(self) -> None:
        """Take the proposed figure; the next one is the current one."""
        figure = self._all[self._at]
        self._at = len(self._taken) + 1
        self.changed.emit([*self._taken, figure])

    def _drop(self) -> None:
        if self._at < len(self._taken):
            self.changed.emit([f for n, f in enumerate(self._taken) if n != self._at])

    def _edit(self) -> None:
        self.line.show_value(typed_words(self._all[self._at]))
        self.line.show()
        self.resized.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _write_words(self, words: str) -> None:
        """Take the figure with other words; a proposed one is taken with them."""
        figure = with_words(self._all[self._at], words)
        if self._at < len(self._taken):
            self._taken[self._at] = figure
            self.changed.emit(list(self._taken))
        else:
            at, self._at = self._at, len(self._taken)
            del self._proposed[at - len(self._taken)]
            self.changed.emit([*self._taken, figure])

    def _leave_line(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.hide()
        self.resized.emit()

    def _show_current(self) -> None:
        for number, button in enumerate(self._buttons):
            taken = number < len(self._taken)
            current = self.hasFocus() and number == self._at
            button.show_state(chosen=taken, suggested=not taken, current=current)
