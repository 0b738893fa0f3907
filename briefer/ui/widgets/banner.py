"""A band or a card that says something about the pane it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance


class Banner(QWidget):
    """A line with an icon, words, and buttons at its right; `closed` comes with its cross.

    `tone` is warn, danger, ok, tip or band (over the whole width).
    """

    closed = Signal()

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        text: str,
        *,
        icon: str = "warning",
        tone: str = "warn",
        closable: bool = False,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        named(self, name, QTextDocumentFragment.fromHtml(text).toPlainText())
        surface(self, tone)
        px = appearance.px
        self._row = tight(QHBoxLayout(self), (px(14), px(6), px(12), px(6)), px(10))
        role = tone if tone in {"warn", "danger", "ok"} else "ink"
        self._icon = IconLabel(appearance, icon, role=role)
        self._text = QLabel(text)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        if closable:
            cross = IconButton(appearance, "close", f"{name}.close", tr("Close this message"))
            cross.clicked.connect(self._close)
            self._row.addWidget(cross)

    def say(self, text: str) -> None:
        """Show other words, as they are, and let a screen reader say them."""
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setText(text)
        self.setAccessibleName(text)
        announce(self, text)

    def add_button(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        """Add a small button at the right."""
        button = look(named(QPushButton(text), name), scale="small")
        button.clicked.connect(lambda _checked=False: slot())
        self._row.insertWidget(self._row.indexOf(self._text) + 1 + self._buttons(), button)
        return button

    def _buttons(self) -> int:
        return sum(
            isinstance(item.widget(), QPushButton)
            for item in map(self._row.itemAt, range(self._row.count()))
            if item is not None
        )

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
