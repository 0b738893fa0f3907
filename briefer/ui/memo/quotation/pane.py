"""The words of a quotation as the memo prints them, to be cut and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from briefer.model.utf16 import Utf16Map
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.memo.beside import PanelBeside
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance

_WIDTH, _WORDS = 420, 168
_WRAPPED = Qt.TextFlag.TextWordWrap


class QuotationPane(PanelBeside):
    """Select words, then keep only these or leave them out; places count code points.

    `kept(first, last)` and `left_out(first, last)` come with a selection, `added(place, words)`
    with words for brackets, `turned` for the first letter, `restored` to print all of it.
    """

    kept = Signal(int, int)
    left_out = Signal(int, int)
    added = Signal(int, str)
    turned = Signal()
    restored = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent, "memo.quotation", tr("Words of the quotation"), _WIDTH)
        px, column = appearance.px, self._column
        hint = tr("Select words, then keep only these or leave them out.")
        column.addWidget(wrapped_label(hint, tone="muted", scale="small"))
        self.words = named(QPlainTextEdit(), "memo.quotation.words", tr("Printed words"))
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setTabChangesFocus(True)
        self.words.setFont(appearance.serif(15))
        self.words.selectionChanged.connect(self._follow)
        column.addWidget(self.words)
        holder = QWidget()
        buttons = FlowLayout(holder, gap=px(6), line_gap=px(6))
        self.keep = self._button("keep", tr("Only these words"), self._keep)
        self.leave_out = self._button("leave-out", tr("Leave these out"), self._leave_out)
        self.turn = self._button("turn", tr("Turn first letter"), self.turned.emit)
        self.restore = self._button("restore", tr("Print all of it"), self.restored.emit)
        for button in (self.keep, self.leave_out, self.turn, self.restore):
            buttons.addWidget(button)
        column.addWidget(holder)
        row = tight(QHBoxLayout(), gap=px(6))
        self.own = named(QLineEdit(), "memo.quotation.own", tr("Words to add in brackets"))
        self.own.setPlaceholderText(tr("your words, in [brackets]"))
        self.own.returnPressed.connect(self._add)
        self.add = self._button("add", tr("Add at the caret"), self._add)
        row.addWidget(self.own, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self.fault = wrapped_label("", "memo.quotation.fault", tone="danger", scale="small")
        self.fault.hide()
        column.addWidget(self.fault)
        self._follow()

    def show_words(self, words: str, *, is_whole: bool) -> None:
        """Show the printed words; the caret stays about where it is."""
        at = self.words.textCursor().position()
        if words != self.words.toPlainText():
            self.words.setPlainText(words)
            cursor = self.words.textCursor()
            cursor.setPosition(min(at, self.words.document().characterCount() - 1))
            self.words.setTextCursor(cursor)
        self._words = words
        lines = QFontMetrics(self.words.font()).boundingRect(
            QRect(0, 0, self._appearance.px(_WIDTH - 56), 9_999), _WRAPPED, words
        )
        room = self._appearance.px(20)
        self.words.setFixedHeight(min(lines.height() + room, self._appearance.px(_WORDS)))
        self.restore.setEnabled(not is_whole)
        self.fault.hide()
        self._follow()

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done."""
        show_fault(self.fault, sentence)

    def open_beside(self, box: QRect) -> None:
        """Show it below a place of the screen, above it where there is no room."""
        self._show_beside(box)
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)

    def _button(self, name: str, words: str, slot: Callable[[], object]) -> QPushButton:
        button = look(named(QPushButton(words), f"memo.quotation.{name}"), scale="small")
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _keep(self) -> None:
        self.kept.emit(*self._selected())

    def _leave_out(self) -> None:
        self.left_out.emit(*self._selected())

    def _add(self) -> None:
        words = self.own.text()
        if not words.strip():
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.own.clear()
        self.added.emit(self._selected()[1], words)

    def _selected(self) -> tuple[int, int]:
        """Return the selection in code points."""
        cursor, units = self.words.textCursor(), Utf16Map(self._words)
        return units.to_point(cursor.selectionStart()), units.to_point(cursor.selectionEnd())

    def _follow(self) -> None:
        some = self.words.textCursor().hasSelection()
        self.keep.setEnabled(some)
        self.leave_out.setEnabled(some)

    _words = ""
