"""A row of the column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from briefer.ui.appearance import Appearance


RowT = TypeVar("RowT")


class RowView(QWidget, Generic[RowT]):
    """Something as wide as the column, which says how high it is.

    `resized` comes when its height may have changed, `crossed(forward, x)` when an arrow key leads
    out of it, `moved(forward)` when it should change places with its neighbour, `removed` when it
    should go, `menu_asked` for its menu, `source_asked(guid)` for a passage in its article.
    """

    resized = Signal()
    crossed = Signal(bool, int)
    moved = Signal(bool)
    removed = Signal()
    menu_asked = Signal(object)
    source_asked = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.section_id = 0
        self.block_id = 0
        self.position = 0
        self._is_writable = True

    def show_row(self, row: RowT) -> None:
        """Show a row of the plan."""
        raise NotImplementedError

    def set_writable(self, *, writable: bool) -> None:
        """Allow changes, or refuse them."""
        self._is_writable = writable

    def drop_place(self, *, below: bool) -> tuple[int, int]:
        """Return the section and the position of something that is dropped above or below."""
        return self.section_id, self.position + (1 if below and self.block_id else 0)

    @property
    def gap(self) -> int:
        """How many pixels of air it wants above itself."""
        return 0

    def height_for(self, width: int) -> int:
        """Return its height at a width, in pixels."""
        raise NotImplementedError

    def enter(self, *, forward: bool, x: int = 0) -> bool:
        """Take the focus, coming from the row before (`forward`) or after; False: it takes none."""
        del forward, x
        if self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_menu(self, at: QPoint) -> None:
        """Ask for its menu at a place of its own."""
        self.menu_asked.emit(self.mapToGlobal(at))

    def flush(self) -> None:
        """End what is being edited in it."""


AnyView = RowView[Any]
"""A row of whatever kind."""
