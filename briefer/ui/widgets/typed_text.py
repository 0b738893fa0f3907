"""A box of text that is written while one types, and grows with what is in it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from briefer.model.text import canonical_text
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.history_keys import asks_to_turn

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

PAUSE = 500
"""Milliseconds after the last key until what is typed is written."""

REST = 5000
"""Milliseconds of rest after which a new spell of typing begins."""

_EDGE = 4 / 18
"""Frame and padding above the text, as a share of a line: they grow with the text."""


class TypedText(QPlainTextEdit):
    """`written(text, spell)` comes 500 ms after the last key, on leaving, and with `flush`.

    All writes of one spell of typing carry the same key. Undo and redo are the window's.
    """

    written = Signal(str, str)

    def __init__(
        self,
        name: str,
        accessible: str,
        *,
        hint: str = "",
        least: int = 1,
        most: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        """It is at least `least` lines tall and grows to `most`."""
        super().__init__(parent)
        named(self, name, accessible)
        self.setPlaceholderText(hint)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._least, self._most = least, most
        self._value = ""
        self._spell = ""
        self._rest = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._note_typing)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def value(self) -> str:
        """The text that is kept."""
        return self._value

    @property
    def typed(self) -> str:
        """What stands in the box now."""
        raw = self.document().toRawText()  # unlike plain text it keeps no-break spaces
        return canonical_text(raw.replace("\u2029", "\n").replace("\u2028", "\n"))

    def begin(self, text: str) -> None:
        """Show a text of something else; what was typed before must be written by now."""
        self._pause.stop()
        self._spell = ""
        self._value = text
        self._show(text)

    def set_value(self, text: str) -> None:
        """Show what is kept; what is typed and not written yet stays, and so does the caret."""
        written, self._value = self.is_written, text
        if written and self.typed != text:
            self._show(text)

    @property
    def is_written(self) -> bool:
        """Whether what stands in the box is what is kept."""
        return self.typed == self._value

    def flush(self) -> None:
        """Write what is typed and not written yet; `set_value` says that it is kept."""
        self._pause.stop()
        if not self.is_written and not self.isReadOnly():
            self.written.emit(self.typed, self._spell)

    def _show(self, text: str) -> None:
        caret = self.textCursor().position()
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit()

    def _note_typing(self) -> None:
        if not self._spell or self._rest.hasExpired(REST):
            self._spell = f"{self.objectName()}:{uuid4()}"
        self._rest.start()
        self._pause.start()
        self._fit()

    def _fit(self) -> None:
        wanted = ceil(self.document().size().height())
        lines = min(max(wanted, self._least), self._most)
        needs_bar = wanted > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needs_bar else policy.ScrollBarAlwaysOff
        )
        line = QFontMetricsF(self.font()).lineSpacing()
        around = self.document().documentMargin() + line * _EDGE
        height = ceil(line * lines + 2 * around)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if asks_to_turn(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self._spell = ""
