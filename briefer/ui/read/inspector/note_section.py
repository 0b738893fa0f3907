"""The note on the passage, written while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.typed_text import TypedText

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown


class NoteSection(QWidget):
    """`written(passage_id, text, spell)` names the passage for which the note was typed."""

    written = Signal(int, str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        px = appearance.px
        self._passage_id = 0
        self._unwritten: dict[int, str] = {}
        column = tight(QVBoxLayout(self))
        self.text = TypedText("inspector.note", tr("Note"), hint=tr("Write a note"))
        column.addWidget(SectionHead(appearance, "inspector.note", tr("Note"), buddy=self.text))
        holder = tight(QVBoxLayout(), (px(14), 0, px(14), 0))
        holder.addWidget(self.text)
        column.addLayout(holder)
        self.text.written.connect(self._write)

    def show_passage(self, shown: Shown) -> None:
        """Show the note of a passage, or what was typed there and could not be written."""
        note = shown.passage.statement.note or ""
        if shown.passage.id == self._passage_id:
            self.text.set_value(note)
            return
        if not self.text.is_written:
            self._unwritten[self._passage_id] = self.text.typed
        self._passage_id = shown.passage.id
        self.text.begin(note)
        if self._passage_id in self._unwritten:
            self.text.setPlainText(self._unwritten.pop(self._passage_id))

    def allow(self, *, writable: bool) -> None:
        """Let the user write, or read only."""
        self.text.setReadOnly(not writable)
        self.text.setPlaceholderText(tr("Write a note") if writable else tr("no note"))

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.text.flush()

    def _write(self, text: str, spell: str) -> None:
        if self._passage_id:
            self.written.emit(self._passage_id, text, spell)
