"""What the forms of a template have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.template import Template
    from briefer.services.template_editing import TemplateEditing
    from briefer.ui.appearance import Appearance

    Change = Callable[[TemplateEditing], object]


class Form(QScrollArea):
    """A part of a template; `change_asked(change)` asks the page to call it with the template."""

    change_asked = Signal(object)

    def __init__(self, appearance: Appearance, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._appearance = appearance
        self._name = name
        px = appearance.px
        inner = surface(QWidget(), "canvas")
        self.column = tight(QVBoxLayout(inner), (px(18), px(12), px(18), px(18)), px(6))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def show_template(self, template: Template, language: str, *, own: bool) -> None:
        """Show a template in one of its languages, to be changed where it is the user's own."""
        raise NotImplementedError

    def ask(self, change: Change) -> None:
        """Ask for a change."""
        self.change_asked.emit(change)


class Lines(QGridLayout):
    """Fields under each other, each with its name before it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._px = appearance.px
        self.setHorizontalSpacing(self._px(14))
        self.setVerticalSpacing(self._px(8))
        self.setColumnStretch(1, 1)

    def add(self, words: str, field: QWidget, hint: str = "", *, wide: bool = False) -> None:
        """Add a field; one that is `wide` takes all the room beside its name."""
        row = self.rowCount()
        label = look(QLabel(words), weight="medium")
        label.setBuddy(field)
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        stands = Qt.AlignmentFlag.AlignVCenter
        self.addWidget(field, row, 1, stands if wide else stands | Qt.AlignmentFlag.AlignLeft)
        if hint:
            line = look(QLabel(hint), tone="muted", scale="small")
            line.setWordWrap(True)
            self.addWidget(line, row + 1, 1)
