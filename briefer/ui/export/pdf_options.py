"""What may be asked of a PDF: that it is one for an archive, and a password that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.memo.pdf.locking import MOST_LETTERS, is_too_long
from briefer.services.exporting import PdfWish
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_ARCHIVE = "PDF/A-2a: all that it needs is in it, for many years"
_LOCK = "Nothing else opens it, and it is kept nowhere"


class PdfOptions(QWidget):
    """Two boxes, and two lines for a password; `changed` comes with anything that changes.

    `asked(widget)` comes where the lines are to be seen.
    """

    changed = Signal()
    asked = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._archive = _box("export.archive", tr("For an archive"), tr(_ARCHIVE))
        self._lock = _box("export.lock", tr("With a password"), tr(_LOCK))
        self._lines = QWidget()
        self._first = _password("export.password", tr("Password"))
        self._second = _password("export.password-again", tr("The same password again"))
        self._shows = _box("export.shows-password", tr("Show the password"), "")
        self._fault = named(QLabel(), "export.pdf-fault")
        look(self._fault, tone="danger", scale="small").setWordWrap(True)
        px = appearance.px
        below = tight(QVBoxLayout(self._lines), (px(22), 0, 0, px(3)), px(4))
        for widget in (self._first, self._second, self._shows):
            below.addWidget(widget)
        column = tight(QVBoxLayout(self), gap=px(2))
        column.addWidget(self._archive)
        column.addWidget(_hint(appearance, tr(_ARCHIVE)))
        column.addWidget(self._lock)
        column.addWidget(_hint(appearance, tr(_LOCK)))
        column.addWidget(self._lines)
        column.addWidget(self._fault)
        self._connect()
        self._show()

    def _connect(self) -> None:
        for box in (self._archive, self._lock, self._shows):
            box.toggled.connect(self._show)
        for line in (self._first, self._second):
            line.textChanged.connect(self._show)
        self._lock.clicked.connect(self._ask)

    def _ask(self) -> None:
        if self._lock.isChecked():
            self._first.setFocus()
            self.asked.emit(self)

    @property
    def wish(self) -> PdfWish:
        """What is asked for, where there is no fault."""
        password = self._first.text() if self._lock.isChecked() else ""
        return PdfWish(archive=self._archive.isChecked(), password=password)

    @property
    def fault(self) -> str:
        """Why no PDF can be written like this, in one sentence, or nothing."""
        if not self._lock.isChecked():
            return ""
        if self._archive.isChecked():
            return tr("A PDF for an archive cannot have a password.")
        if not self._first.text():
            return tr("Type the password that shall open the PDF.")
        if is_too_long(self._first.text()):
            return tr("The password is too long: letters with accents and signs count more.")
        if not self._shows.isChecked() and self._first.text() != self._second.text():
            return tr("Type the same password in both lines, or show it.")
        return ""

    def forget(self) -> None:
        """Take the password away, once it has been used."""
        for line in (self._first, self._second):
            line.clear()

    def _show(self) -> None:
        shows = self._shows.isChecked()
        self._lines.setVisible(self._lock.isChecked())
        self._second.setVisible(not shows)
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        if self._first.echoMode() != mode:
            self._first.setEchoMode(mode)
        if self.fault != self._fault.text():
            show_fault(self._fault, self.fault)
        self._fault.setVisible(bool(self.fault))
        self.changed.emit()


def _box(name: str, words: str, hint: str) -> QCheckBox:
    box = named(QCheckBox(words), name, "", hint)
    box.setToolTip(words)
    return box


def _hint(appearance: Appearance, words: str) -> QLabel:
    label = wrapped_label(words, tone="muted", scale="small")
    label.setContentsMargins(appearance.px(22), 0, 0, appearance.px(3))
    return label


def _password(name: str, words: str) -> QLineEdit:
    line = named(QLineEdit(), name, words)
    line.setPlaceholderText(words)
    line.setMaxLength(MOST_LETTERS)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    hints = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
    line.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)
    return line
