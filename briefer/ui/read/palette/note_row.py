"""The row of the second stage for a note on the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class NoteRow(StageRow):
    """One line; `written(text)`. A longer note keeps its lines as long as it is not changed.

    As the last row it ends the stage: `taken` comes with Enter, `left` with Enter and Esc.
    """

    written = Signal(str)
    taken = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "kindNote", tr("&Note"))
        self.line = StageLine("kindNote.line", tr("Note"), tr("for yourself; no memo prints it"))
        self.line.written.connect(self.written)
        self.line.taken.connect(self.taken)
        self.line.left.connect(self.left)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def show_note(self, note: str) -> None:
        """Show the note of a passage."""
        self.line.show_value(note)
