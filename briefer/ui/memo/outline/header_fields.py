"""The memo's head, edited in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.ui.appearance import Appearance

_LABEL = 62
_LINE = 21


@dataclass(frozen=True, slots=True)
class FieldFace:
    """A field: its label, what is kept, how that reads; `aside` where it need not be shown.

    `choices` are the values that it can have, where it cannot have any other.
    """

    key: str
    label: str
    value: str
    shown: str
    aside: bool = False
    choices: tuple[str, ...] = ()


class HeaderFields(QWidget):
    """One line for each field; `field_set(key, value)` comes with a new value."""

    field_set = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._edits: dict[str, InlineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._faces: tuple[FieldFace, ...] = ()
        self._all = False
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(14), 0, px(10), px(4)))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(_LABEL))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.more = look(named(QPushButton(), "memo.header.more"), kind="link", scale="small")
        self.more.clicked.connect(self._turn)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_fields(self, faces: Sequence[FieldFace], *, writable: bool) -> None:
        """Show these fields."""
        self._faces = tuple(faces)
        keys = {face.key for face in faces}
        for key in [key for key in self._edits if key not in keys]:
            for widget in (self._edits.pop(key), self._labels.pop(key)):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for row, face in enumerate(faces):
            edit = self._edits.get(face.key) or self._make(face, row)
            edit.set_value(face.value, face.shown)
            edit.setEnabled(writable)
        self._show_some()

    def edit(self, key: str) -> None:
        """Begin to edit a field."""
        self._all = True
        self._show_some()
        if key in self._edits:
            self._edits[key].edit()

    def commit(self) -> None:
        """Keep what is being typed."""
        for edit in self._edits.values():
            edit.commit()

    def _make(self, face: FieldFace, row: int) -> InlineEdit:
        label = look(QLabel(face.label), tone="muted")
        unknown = tr("not set")
        edit = InlineEdit(f"memo.header.{face.key}", face.label, unknown=unknown)
        look(edit.label, weight="medium")
        look(edit.field, scale="line")
        edit.field.setPlaceholderText(", ".join(face.choices))
        edit.setFixedHeight(self._appearance.px(_LINE))
        edit.committed.connect(lambda value, key=face.key: self.field_set.emit(key, value))
        label.setBuddy(edit)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(edit, row, 1)
        self._edits[face.key], self._labels[face.key] = edit, label
        return edit

    def _turn(self) -> None:
        self._all = not self._all
        self._show_some()

    def _show_some(self) -> None:
        aside = [face.key for face in self._faces if face.aside]
        for face in self._faces:
            shown = self._all or not face.aside
            self._edits[face.key].setVisible(shown)
            self._labels[face.key].setVisible(shown)
        self.more.setVisible(bool(aside))
        self.more.setText(tr("Fewer") if self._all else tr("{n} more").format(n=len(aside)))
