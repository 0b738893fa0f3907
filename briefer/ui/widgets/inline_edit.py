"""A label that turns into a field where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from briefer.ui.accessible import Role, named
from briefer.ui.overriding import override
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent


_ENDS = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class InlineEdit(QStackedWidget):
    """Shows a value; Enter, F2 or a click edits it, Enter keeps it, Esc leaves it as it was.

    `committed(text)` comes when the value was changed, also on leaving the field. An unknown value
    shows `unknown` in the muted tone.
    """

    committed = Signal(str)

    def __init__(
        self, name: str, accessible: str, *, unknown: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._unknown = unknown
        named(self, name, accessible, role=Role.Button)
        self.label = ElidedLabel()
        holder = QWidget()
        self._row = tight(QHBoxLayout(holder))
        self._row.addWidget(self.label, 1)
        self.field = named(QLineEdit(), f"{name}.field", accessible)
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self.commit)
        self.addWidget(holder)
        self.addWidget(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.set_value("")

    @override
    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        if self.currentWidget() is self.field:
            return QSize(self.field.sizeHint().width() * 2, height)
        return QSize(self.label.sizeHint().width() + 4, height)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget at the end of the value, gone while that is edited."""
        self._row.addWidget(widget)

    @property
    def value(self) -> str:
        """The text that is kept."""
        return self._value

    def set_value(self, text: str, shown: str = "") -> None:
        """Show another value, without a signal; `shown` is how it reads while it is not edited."""
        self._value = text
        self.label.setText(shown or text or self._unknown)
        self.updateGeometry()
        look(self.label, tone="" if shown or text else "muted")
        if self.currentWidget() is not self.field:
            self.field.setText(text)

    def spoken_value(self) -> str:
        """Return what a screen reader says after the name."""
        return self.label.text()

    def press(self) -> None:
        """Begin to edit, when a screen reader presses it."""
        self.edit()

    def edit(self) -> None:
        """Begin to edit."""
        if not self.isEnabled():
            return
        self.field.setText(self._value)
        self.setCurrentWidget(self.field)
        self.updateGeometry()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is typed, if it is being edited."""
        if self.currentWidget() is not self.field:
            return
        text = self.field.text().strip()
        self._leave()
        if text != self._value:
            self.set_value(text)
            self.committed.emit(text)

    def _leave(self) -> None:
        had_focus = self.field.hasFocus()
        self.setCurrentIndex(0)
        self.updateGeometry()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENDS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.field.setText(self._value)
                self.commit()
            return True
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}:
            self.edit()
        else:
            super().keyPressEvent(event)
