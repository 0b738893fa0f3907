"""A file that will be written, with a link that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.file_names import short_path
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.ui.appearance import Appearance


class FileRow(QWidget):
    """A framed path; `change_asked` comes with its link."""

    change_asked = Signal()

    def __init__(self, appearance: Appearance, name: str, change: str, *, tall: int = 3) -> None:
        """`tall` is the room above and below the path, in pixels of the design."""
        super().__init__()
        named(self, name)
        surface(self, "field")
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(10), px(tall), px(8), px(tall)), px(8))
        row.addWidget(IconLabel(appearance, "document", size=13))
        self._path = named(ElidedLabel(mode=Qt.TextElideMode.ElideMiddle), f"{name}.path")
        row.addWidget(self._path, 1)
        button = look(named(QPushButton(change), f"{name}.change"), kind="link")
        button.clicked.connect(self.change_asked)
        row.addWidget(button)

    def show_path(self, path: Path) -> None:
        """Show another path."""
        self._path.setText(short_path(path))
        self.setAccessibleName(str(path))
