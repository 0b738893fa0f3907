"""A button that is only an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from briefer.ui.accessible import Role, named
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from briefer.ui.appearance import Appearance

_MENUS = frozenset({"more", "menu"})
"""Icons of buttons that open a menu."""


class IconButton(QToolButton):
    """A bare button with an icon of the set; `says` is its tip and its accessible name."""

    def __init__(
        self,
        appearance: Appearance,
        icon: str,
        name: str,
        says: str,
        *,
        role: str = "ink",
        size: int = 16,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._icon = icon
        self._role = role
        self._size = size
        named(self, name, says, role=Role.ButtonMenu if icon in _MENUS else None)
        look(self, kind="bare")
        self.setToolTip(says)
        appearance.changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon: str, role: str = "ink") -> None:
        """Show another icon, perhaps in the colour of another role."""
        self._icon, self._role = icon, role
        self._draw()

    def _draw(self) -> None:
        side = self._appearance.px(self._size)
        self.setIconSize(QSize(side, side))
        self.setIcon(self._appearance.icon(self._icon, self._role, self._size))
