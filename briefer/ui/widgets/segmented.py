"""A row of choices of which one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.fonts import SEMIBOLD
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        parent: QWidget | None = None,
    ) -> None:
        """`options` are keys with their words; the first one is taken."""
        super().__init__(parent)
        named(self, name, accessible)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = tight(QHBoxLayout(self))
        for number, (key, words) in enumerate(options):
            button = _Segment(words)
            named(button, f"{name}.{key}", words)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button for screen readers
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            look(button, kind=kind, place=_place(number, len(options)))
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if options:
            self.choose(options[0][0])

    @property
    def value(self) -> str:
        """The key that is taken."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Take a key without a signal."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Return the button of a key, to give it a tool tip or other words."""
        return self._buttons[key]


class WorkspaceSwitch(SegmentedControl):
    """The switch between workspaces in the top bar."""

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
        row = self.layout()
        if row is not None:
            row.setContentsMargins(3, 3, 3, 3)
            row.setSpacing(2)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")
