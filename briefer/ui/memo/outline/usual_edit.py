"""A field of the memo's head with values to choose from, and any other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from briefer.ui.accessible import Role, acts_as
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.inline_edit import InlineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class UsualEdit(InlineEdit):
    """A value that is typed, or taken from a menu: by its button, or with Down."""

    def __init__(self, appearance: Appearance, name: str, accessible: str, *, unknown: str) -> None:
        super().__init__(name, accessible, unknown=unknown)
        self._usual: tuple[tuple[str, ...], ...] = ()
        says = tr("Choose: {name}").format(name=accessible)
        self.button = IconButton(
            appearance, "chevron-down", f"{name}.usual", says, role="muted", size=13
        )
        acts_as(self.button, Role.ButtonMenu)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self._open)
        self.add_beside(self.button)

    def offer(self, usual: Sequence[Sequence[str]]) -> None:
        """Offer these values, in groups."""
        self._usual = tuple(map(tuple, usual))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        self._add(menu, "", tr("none"))
        for group in self._usual:
            menu.addSeparator()
            for value in group:
                self._add(menu, value, value)
        menu.addSeparator()
        menu.addAction(tr("Other words…"), self.edit)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _add(self, menu: QMenu, value: str, words: str) -> None:
        action = menu.addAction(words, lambda: self._take(value))
        action.setCheckable(True)
        action.setChecked(value == self.value)

    def _take(self, value: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if value != self.value:
            self.set_value(value)
            self.committed.emit(value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._open()
        else:
            super().keyPressEvent(event)
