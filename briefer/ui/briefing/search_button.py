"""The button in the top bar that looks like a field and opens the finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.key_cap import key_cap_size, key_text, paint_key_cap
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.ui.appearance import Appearance

_WIDE, _NARROW, _ICON = 270, 104, 34
_GLASS = 13


class SearchButton(QPushButton):
    """Magnifying glass, words where there is room for them, and the keys."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "search", tr("Search or run a command"))
        look(self, kind="search")
        self._appearance = appearance
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool, icon: bool = False) -> None:
        """Leave out the words; as an icon also the keys, which the tip has then."""
        words = tr("Search or run a command")
        self._is_icon = icon
        self.setText("" if narrow else words)
        self.setToolTip(f"{words} (Ctrl+K)" if icon else "")
        self._wide = self._appearance.px(_ICON if icon else _NARROW if narrow else _WIDE)
        self.setFixedWidth(self._wide)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._appearance.px
        painter = QPainter(self)
        glass = QRectF(px(10), (self.height() - px(_GLASS)) / 2, px(_GLASS), px(_GLASS))
        self._appearance.paint_icon(painter, glass, "search", "muted")
        if self._is_icon:
            return
        text = key_text("Ctrl+K")
        size = key_cap_size(self._appearance, text)
        x = self.width() - size.width() - px(9)
        box = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
        paint_key_cap(painter, self._appearance, box, text)
