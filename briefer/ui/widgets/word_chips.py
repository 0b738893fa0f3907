"""Several words as chips, with a line that adds one more."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from briefer.model.text import single_line
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
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

    def __init__(self, appearance: Appearance, name: str, word: str, *, removable: bool) -> None:
        super().__init__()
        px = appearance.px
        named(self, name, word)
        surface(self, "word")
        row = tight(QHBoxLayout(self), (px(7), 0, px(2 if removable else 7), 0), px(1))
        self.setFixedHeight(px(_HEIGHT))
        row.addWidget(look(QLabel(word), scale="small"))
        if removable:
            says = tr("Remove “{word}”").format(word=word)
            self.gone = IconButton(
                appearance, "close", f"{name}.remove", says, role="muted", size=9
            )
            self.gone.clicked.connect(self.removed)
            row.addWidget(self.gone)
            self.setFocusProxy(self.gone)

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
        focus = QApplication.focusWidget()
        focused = focus is not None and any(chip.isAncestorOf(focus) for chip in self._chips)
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(number, word) for number, word in enumerate(self._words)]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.line)
        self._flow.invalidate()
        order: list[QWidget] = [*self._chips, self.line]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if focused:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _chip(self, number: int, word: str) -> _Word:
        name = f"{self.objectName()}.{number}"
        chip = _Word(self._appearance, name, word, removable=not self._read_only)
        chip.setParent(self)
        chip.removed.connect(lambda: self._remove(word))
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
