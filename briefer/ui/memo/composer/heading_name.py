"""The name of a section while it is changed, in place of its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from briefer.ui.accessible import named
from briefer.ui.memo.composer.plan import HeadingRow
from briefer.ui.overriding import override
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from briefer.ui.memo.composer.piece import Piece


class HeadingName(QLineEdit):
    """Lies over a heading; `renamed(piece, title)` comes when the name was changed.

    `closed` comes when it goes away, however that is.
    """

    renamed = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._piece: Piece | None = None
        self.hide()
        self.editingFinished.connect(self.flush)

    @property
    def piece(self) -> Piece | None:
        """The heading whose name is changed, or None."""
        return self._piece

    def open(self, piece: Piece, font: QFont, box: QRect) -> None:
        """Begin to change the name of a heading."""
        if not isinstance(piece.row, HeadingRow):
            return
        self._piece = piece
        named(self, f"memo.section.{piece.section_id}.name", tr("Name of the section"))
        self.setText(piece.row.title)
        self.setFont(font)
        self.setGeometry(box)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """End the change, and keep it."""
        piece, self._piece = self._piece, None
        if piece is None or not isinstance(piece.row, HeadingRow):
            return
        title = " ".join(self.text().split())
        self.hide()
        self.closed.emit()
        if title and title != piece.row.title:
            self.renamed.emit(piece, title)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._piece is not None:
                self._piece = None
                self.hide()
                self.closed.emit()
                return True
        return super().event(event)
