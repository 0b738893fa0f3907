"""A check box whose words end in an ellipsis where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ElidedCheckBox(QCheckBox):
    """The tip has all words where they are cut."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(room.width(), 0)
        )
        # An ampersand is part of a name, no access key.
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._words else self._words)
