"""The memo's head, edited in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.outline.choice_field import ChoiceField
from briefer.ui.memo.outline.usual_edit import UsualEdit
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

    `choices` are the values that it can have, each with its words, where it cannot have any other,
    the one that stands for nothing kept first. `usual` are values to choose from where it can have
    others, too, in groups.
    """

    key: str
    label: str
    value: str
    shown: str
    aside: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    usual: tuple[tuple[str, ...], ...] = ()


class HeaderFields(QWidget):
    """One line for each field; `field_set(key, value)` comes with a new value."""

    field_set = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._edits: dict[str, InlineEdit | ChoiceField] = {}
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
            self._show_face(face, row, writable=writable)
        self._show_some()

    def edit(self, key: str) -> None:
        """Begin to edit a field, or go to one whose value is chosen."""
        self._all = True
        self._show_some()
        edit = self._edits.get(key)
        if isinstance(edit, InlineEdit):
            edit.edit()
        elif edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is being typed."""
        for edit in self._edits.values():
            if isinstance(edit, InlineEdit):
                edit.commit()

    def _show_face(self, face: FieldFace, row: int, *, writable: bool) -> None:
        if face.key not in self._edits:
            self._make(face)
        edit = self._edits[face.key]
        if isinstance(edit, ChoiceField):
            edit.show_choices(face.choices, face.value)
            edit.allow(writable=writable)
        else:
            edit.set_value(face.value, face.shown)
            edit.setEnabled(writable)
        if isinstance(edit, UsualEdit):
            edit.offer(face.usual)
        self._grid.addWidget(self._labels[face.key], row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(edit, row, 1)

    def _make(self, face: FieldFace) -> None:
        name = f"memo.header.{face.key}"
        edit: InlineEdit | ChoiceField
        if face.choices:
            edit = ChoiceField(name, face.label)
            edit.chosen.connect(lambda value, key=face.key: self.field_set.emit(key, value))
        else:
            edit = self._line(name, face)
            edit.committed.connect(lambda value, key=face.key: self.field_set.emit(key, value))
        edit.setFixedHeight(self._appearance.px(_LINE))
        label = look(QLabel(face.label), tone="muted")
        label.setBuddy(edit)
        self._edits[face.key], self._labels[face.key] = edit, label

    def _line(self, name: str, face: FieldFace) -> InlineEdit:
        unknown = tr("not set")
        if face.usual:
            edit: InlineEdit = UsualEdit(self._appearance, name, face.label, unknown=unknown)
        else:
            edit = InlineEdit(name, face.label, unknown=unknown)
        look(edit.label, weight="medium")
        look(edit.field, scale="line")
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
