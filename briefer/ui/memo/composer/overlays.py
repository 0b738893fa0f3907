"""The widgets that lie over the sheet: lists of what is not used yet, made where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.ui.memo.composer.plan import UnusedRow
from briefer.ui.memo.composer.unused_row import UnusedRowView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.composer.geometry import Geometry
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet


class Overlays(QObject):
    """Keeps a widget over each list in view; `insert_asked(section id, passage id)`."""

    insert_asked = Signal(int, int)

    def __init__(
        self, edit: QTextEdit, sheet: Sheet, geometry: Geometry, appearance: Appearance
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._sheet = sheet
        self._geometry = geometry
        self._appearance = appearance
        self._views: dict[Piece, UnusedRowView] = {}

    def place(self) -> None:
        """Bring the widgets to where their lists are now."""
        height = self._edit.viewport().height()
        writable = not self._edit.isReadOnly()
        seen = set()
        for piece in self._geometry.visible(-height, 2 * height):
            if isinstance(piece.row, UnusedRow):
                seen.add(piece)
                view = self._views.get(piece) or self._make(piece)
                view.show_row(piece.row, expanded=piece.is_expanded, writable=writable)
                view.setGeometry(self._geometry.box(piece).toRect())
                view.show()
        for piece in set(self._views) - seen:
            view = self._views.pop(piece)
            view.hide()
            view.deleteLater()

    def clear(self) -> None:
        """Make every widget anew."""
        for view in self._views.values():
            view.hide()
            view.deleteLater()
        self._views.clear()

    def _make(self, piece: Piece) -> UnusedRowView:
        view = UnusedRowView(self._appearance, self._edit.viewport())
        view.insert_asked.connect(lambda key: self.insert_asked.emit(piece.section_id, key))
        view.turned.connect(lambda: self._turn(piece))
        self._views[piece] = view
        return view

    def _turn(self, piece: Piece) -> None:
        piece.is_expanded = not piece.is_expanded
        self._sheet.reformat(piece)
        self.place()
