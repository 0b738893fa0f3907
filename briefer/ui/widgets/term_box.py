"""One of a closed list of terms, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from briefer.model.vocabulary import TermList


class ChoiceBox(QComboBox):
    """A combo box that the wheel scrolls past, so that no value changes by chance."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TermBox(QStackedWidget):
    """A choice of keys with their words; `chosen(key)` comes when the user takes another one.

    An empty key stands for "not set". Where nothing can be changed it is plain text.
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
        self.box = named(ChoiceBox(), name, accessible)
        self.words = named(QLabel(), f"{name}.words", accessible)
        self._accessible = accessible
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(6)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.addWidget(self.box)
        self.addWidget(self.words)
        self.setFocusProxy(self.box)
        self._unset = tr("not set") if unset is None else unset
        self.offer(options)
        self.box.activated.connect(self._choose)
        self._value = ""

    @property
    def value(self) -> str:
        """The key that is taken, or nothing."""
        return self._value

    def offer(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Offer other options."""
        self.box.clear()
        if self._unset:
            self.box.addItem(self._unset, "")
        for key, words, hint in options:
            self.box.addItem(words, key)
            self.box.setItemData(self.box.count() - 1, hint, Qt.ItemDataRole.ToolTipRole)

    def set_value(self, key: str) -> None:
        """Show a key, without a signal."""
        self._value = key
        self.box.setCurrentIndex(max(self.box.findData(key), 0))
        look(self.box, tone="" if key else "muted")
        look(self.words, tone="" if key else "muted")
        self.words.setText(self.box.currentText())
        self.words.setAccessibleName(f"{self._accessible}: {self.box.currentText()}")

    def allow(self, *, writable: bool) -> None:
        """Let the user choose, or show plain text."""
        self.setCurrentWidget(self.box if writable else self.words)

    def _choose(self, index: int) -> None:
        key = str(self.box.itemData(index))
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)


def term_options(terms: TermList) -> list[tuple[str, str, str]]:
    """Return the terms of a list as options."""
    return [(term.key, term.label, term.hint) for term in terms.terms]
