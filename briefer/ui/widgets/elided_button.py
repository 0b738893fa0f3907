"""A button whose words end in an ellipsis where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from briefer.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class ElidedButton(QPushButton):
    """As wide as its words where there is room; the tip has them all where they are cut."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance
        hint = self.sizeHint()
        spare = max(words(self.text()) - words("…") * 2, 0)
        return QSize(hint.width() - spare, hint.height())

    @override
    def setToolTip(self, tip: str) -> None:
        """Give it a tip for when its words are not cut."""
        self._tip = tip
        self._tell()

    @override
    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _shown(self) -> str:
        """Return as many of the words as there is room for."""
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            return self.text()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.text()) - missing
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 0))

    def _tell(self) -> None:
        super().setToolTip(self._tip if self._shown() == self.text() else self.text())
