"""The small capitals over a group of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance


class SectionLabel(QLabel):
    """A heading in spaced capitals; `buddy` is the field that it names, if it names one."""

    def __init__(
        self,
        appearance: Appearance,
        text: str,
        *,
        buddy: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._appearance = appearance
        look(self, kind="section")
        if buddy is not None:
            self.setBuddy(buddy)
        appearance.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        font = self._appearance.sans(11, QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(font)
