"""One of a closed list of terms, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_box import ChoiceBox
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from briefer.model.vocabulary import TermList


class TermBox(ChoiceBox):
    """A choice of keys with their words; `chosen(key)` comes when the user takes another one.

    An empty key stands for "not set". Where nothing can be changed it looks like plain text.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        accessible: str,
        options: Sequence[tuple[str, str, str]],
        *,
        unset: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are key, words and hint.

        `unset` are the words for none: "not set" if None; without any words one is always taken.
        """
        super().__init__(parent)
        named(self, name, accessible)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._unset = tr("not set") if unset is None else unset
        self._value = ""
        self.offer(options)
        self.activated.connect(self._choose)

    @property
    def value(self) -> str:
        """The key that is taken, or nothing."""
        return self._value

    @property
    def longest_width(self) -> int:
        """With this much every option is shown whole."""
        metrics = self.fontMetrics()
        words = (self.itemText(number) for number in range(self.count()))
        return self._around + max(map(metrics.horizontalAdvance, words), default=0)

    @property
    def _around(self) -> int:
        """The pixels of the frame and the arrow."""
        letters = self.minimumContentsLength() * self.fontMetrics().horizontalAdvance("X")
        return self.minimumSizeHint().width() - letters - self.iconSize().width() - 4

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Let the tip say the value where it is cut."""
        words = self.currentText()
        cut = self.fontMetrics().horizontalAdvance(words) + self._around > self.width()
        self.setToolTip(words if cut else "")

    def offer(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Offer other options."""
        self.clear()
        if self._unset:
            self.addItem(self._unset, "")
        for key, words, hint in options:
            self.addItem(words, key)
            if hint:
                self.setItemData(self.count() - 1, hint, Qt.ItemDataRole.ToolTipRole)

    def set_value(self, key: str) -> None:
        """Show a key, without a signal."""
        self._value = key
        self.setCurrentIndex(max(self.findData(key), 0))
        look(self, tone="" if key else "muted")
        self._tell()

    def allow(self, *, writable: bool) -> None:
        """Let the user choose, or show plain text."""
        self.setEnabled(writable)
        look(self, plain="" if writable else "true")

    def _choose(self, index: int) -> None:
        key = str(self.itemData(index))
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)


def term_options(terms: TermList) -> list[tuple[str, str, str]]:
    """Return the terms of a list as options."""
    return [(term.key, term.label, term.hint) for term in terms.terms]
