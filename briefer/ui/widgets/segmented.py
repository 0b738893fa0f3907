"""A row of choices of which one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from briefer.ui.accessible import named
from briefer.ui.carrying import dragged
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.overriding import override
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

_REST = 450
"""Milliseconds for which something is held over a choice until it opens."""


class _Segment(ElidedButton):
    """A button that is as wide unchosen as it is chosen, in bolder letters."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        font = self.font()
        font.setWeight(SEMIBOLD)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(
            size.width() + bold - self.fontMetrics().horizontalAdvance(self.text()), size.height()
        )


class SegmentedControl(QWidget):
    """Buttons side by side; `chosen(key)` comes when the user takes another one."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        accessible: str = "",
        kind: str = "segment",
        flows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are keys with their words; the first one is taken.

        Where there is no room its words are cut; if it `flows` it goes on in another line.
        """
        super().__init__(parent)
        named(self, name, accessible)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        # Each piece that may end a line has a border on both sides, and lies on its neighbour's.
        row: QLayout = FlowLayout(self, gap=-1, line_gap=2) if flows else tight(QHBoxLayout(self))
        for number, (key, words) in enumerate(options):
            button = _Segment(words)
            named(button, f"{name}.{key}", words)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button for screen readers
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)  # Enter is for what the dialog does
            look(button, kind=kind, place=_place(number, len(options)), flows=str(flows).lower())
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        if not flows:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if options:
            self.choose(options[0][0])

    @property
    def value(self) -> str:
        """The key that is taken."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    @property
    def full_width(self) -> int:
        """With this much all words stand beside each other."""
        return sum(button.sizeHint().width() for button in self._buttons.values())

    def choose(self, key: str) -> None:
        """Take a key without a signal."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Return the button of a key, to give it a tool tip or other words."""
        return self._buttons[key]


class WorkspaceSwitch(SegmentedControl):
    """The switch between workspaces in the top bar.

    A passage that is held over one of them for a moment opens it, so that it can be let go there.
    """

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        accessible: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "workspace-switch", options, accessible=accessible, kind="switch", parent=parent
        )
        surface(self, "switch")
        self.setAcceptDrops(True)
        self._resting = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._open_held_over)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(3, 3, 3, 3)
            row.setSpacing(2)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._follow(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._follow(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._rest.stop()
        self._resting = ""

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing is let go here."""
        self._rest.stop()
        event.ignore()

    def _follow(self, event: QDragMoveEvent) -> None:
        if dragged(event.mimeData()) is None:
            event.ignore()
            return
        event.accept()
        at = event.position().toPoint()
        under = next((k for k, b in self._buttons.items() if b.geometry().contains(at)), "")
        if under != self._resting:
            self._resting = under
            self._rest.start()

    def _open_held_over(self) -> None:
        if self._resting and self._resting != self.value:
            self.choose(self._resting)
            self.chosen.emit(self._resting)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")
