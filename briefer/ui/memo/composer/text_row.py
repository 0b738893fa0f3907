"""A paragraph, a list, or a place where one can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.composer.field import TextField
from briefer.ui.memo.composer.row import RowView
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.plan import TextRow

_GAP = 10


class TextRowView(RowView["TextRow"]):
    """Holds one field. What is typed and not kept yet stays, whatever is shown."""

    edited = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.field = TextField(appearance)
        self.field.setParent(self)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.edited)
        self.field.resized.connect(self.resized)
        self.field.crossed.connect(self.crossed)
        self.field.source_asked.connect(self.source_asked)
        self.row: TextRow | None = None
        self._is_current = False

    @override
    def show_row(self, row: TextRow) -> None:
        self.row = row
        self.section_id, self.position = row.section_id, row.position
        self.block_id = row.block.id if row.block else 0
        name = f"memo.block.{row.block.id}" if row.block else f"memo.write.{row.section_id}"
        named(self.field, name, tr("Text in {title}").format(title=row.title))
        if not self.field.is_dirty:
            runs = row.block.content if row.block else ()
            self.field.show_runs(runs, row.numbers, bulleted=row.is_bulleted)
        self._show_hint()

    @override
    def set_writable(self, *, writable: bool) -> None:
        super().set_writable(writable=writable)
        self.field.setReadOnly(not writable)
        self._show_hint()

    def show_current(self, *, is_current: bool) -> None:
        """Show the hint of an empty place only where the analyst is at work."""
        self._is_current = is_current
        self._show_hint()

    def _show_hint(self) -> None:
        row = self.row
        here = row is not None and (self._is_current or row.position == 0 or row.opened)
        shown = here and self._is_writable
        self.field.show_hint(row.hint if row is not None and shown else "")

    @property
    @override
    def gap(self) -> int:
        return self._appearance.px(_GAP)

    @override
    def height_for(self, width: int) -> int:
        return self.field.height_for(width)

    @override
    def enter(self, *, forward: bool, x: int = 0) -> bool:
        self.field.enter(forward=forward, x=x)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.field.resize(self.size())
