"""A setting with a closed list of values, on a line of the memo's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QStyle

from briefer.ui.overriding import override
from briefer.ui.widgets.looks import look
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionComboBox


class ChoiceField(TermBox):
    """A box without a frame until it is used; its list is as wide as its longest words.

    Closed it shows a value without the note that the list has beside it in brackets.
    """

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__(name, accessible, (), unset="")
        look(self, scale="line")
        self._choices: tuple[tuple[str, str], ...] = ()

    def show_choices(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Offer values with their words, and show one of them."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.offer([(key, words, "") for key, words in choices])
        self.set_value(value)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        words = option.currentText.partition(" (")[0]
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, option, part, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    @override
    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.longest_width + 2 * self.fontMetrics().maxWidth())
        # Qt makes the list of a box that it has not dressed yet as a menu, and keeps to it.
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        super().showPopup()
