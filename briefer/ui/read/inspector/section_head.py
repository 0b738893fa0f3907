"""The small capitals over a section, with the link that adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class SectionHead(QWidget):
    """`add_asked` comes with the link; without `adds`, words for a screen reader, there is none."""

    add_asked = Signal()

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        title: str,
        *,
        adds: str = "",
        buddy: QWidget | None = None,
    ) -> None:
        super().__init__()
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(14), px(11), px(12), px(4)), px(8))
        label = SectionLabel(appearance, title, buddy=buddy)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        self.add = look(
            named(QPushButton(tr("Add")), f"{name}.add", adds), kind="link", weight="regular"
        )
        self._adds = bool(adds)
        self.add.clicked.connect(self.add_asked)
        row.addWidget(self.add)
        self.add.setVisible(self._adds)

    def allow(self, *, writable: bool) -> None:
        """Show the link, or hide it where nothing can be added."""
        self.add.setVisible(writable and self._adds)
