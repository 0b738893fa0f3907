"""Several words as chips, with a line that adds one more."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from briefer.model.text import single_line
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.still import still
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance

BETWEEN = "; "
"""Stands between several values in one line."""

_WIDTH, _HEIGHT = 92, 24


class _Word(QWidget):
    """A word with a cross; `removed` comes with the cross, Delete and Backspace."""

    removed = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._px = px = appearance.px
        named(self, name)
        surface(self, "word")
        self._row = tight(QHBoxLayout(self), gap=px(1))
        self.setFixedHeight(px(_HEIGHT))
        self.label = look(ElidedLabel(tall=True), scale="small")
        self._row.addWidget(self.label)
        self.gone = IconButton(appearance, "close", f"{name}.remove", "", role="muted", size=9)
        self.gone.clicked.connect(self.removed)
        self._row.addWidget(self.gone)
        self.setFocusProxy(self.gone)

    def show_word(self, word: str, *, removable: bool) -> None:
        """Show another word."""
        self.setAccessibleName(word)
        self.label.setText(word)
        says = tr("Remove “{word}”").format(word=word)
        self.gone.setAccessibleName(says)
        self.gone.setToolTip(says)
        self.gone.setVisible(removable)
        self._row.setContentsMargins(self._px(7), 0, self._px(2 if removable else 7), 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class WordChips(QWidget):
    """Takes and gives the same text as a line of words: "aid; assistance".

    `written(text)` comes when a word was added (Enter, or several with ;) or taken away.
    """

    written = Signal(str)

    def __init__(self, appearance: Appearance, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._appearance = appearance
        self._words: tuple[str, ...] = ()
        self._read_only = False
        px = appearance.px
        self._flow = FlowLayout(self, gap=px(5), line_gap=px(5))
        self._chips: list[_Word] = []
        says = tr("{what}: add a word").format(what=accessible)
        self.line = look(TypedLine(f"{name}.add", says, hint=tr("add…")), scale="chip")
        self.line.setFixedWidth(px(_WIDTH))
        self.line.written.connect(self._add)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)

    @property
    def value(self) -> str:
        """The words in one line."""
        return BETWEEN.join(self._words)

    def set_value(self, text: str) -> None:
        """Show words; what is being typed stays."""
        words = tuple(_split(text))
        if words != self._words:
            self._words = words
            with still(self):
                self._show()

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802 - as a QLineEdit calls it
        """Let words be added and taken away, or not."""
        self.line.setVisible(not read_only)
        if read_only != self._read_only:
            self._read_only = read_only
            self._show()

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.line.flush()

    def _show(self) -> None:
        """Show the words on the chips that are there, on fewer or on more of them."""
        focus = QApplication.focusWidget()
        focused = focus is not None and any(chip.isAncestorOf(focus) for chip in self._chips)
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips[len(self._words) :]:
            chip.hide()
            chip.deleteLater()
        del self._chips[len(self._words) :]
        for number in range(len(self._chips), len(self._words)):
            self._chips.append(self._chip(number))
        for chip, word in zip(self._chips, self._words, strict=True):
            chip.show_word(word, removable=not self._read_only)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.line)
        self._flow.invalidate()
        order: list[QWidget] = [*self._chips, self.line]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if focused:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _chip(self, number: int) -> _Word:
        chip = _Word(self._appearance, f"{self.objectName()}.{number}")
        chip.setParent(self)
        chip.removed.connect(lambda: self._remove(self._words[number]))
        chip.show()
        return chip

    def _add(self, text: str) -> None:
        new = [word for word in _split(text) if word not in self._words]
        self.line.clear()
        if new:
            self.written.emit(BETWEEN.join((*self._words, *new)))

    def _remove(self, word: str) -> None:
        self.written.emit(BETWEEN.join(w for w in self._words if w != word))


def _split(text: str) -> list[str]:
    return [word for word in map(single_line, text.split(BETWEEN.strip())) if word]
