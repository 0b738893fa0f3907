"""A large button of the start screen, with its keys or a remark at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance


class BigButton(ElidedButton):
    """Words at the left; at the right `keys`, or else `remark`."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        text: str,
        *,
        keys: str = "",
        remark: str = "",
        primary: bool = False,
    ) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name, text)
        look(self, scale="big", kind="primary" if primary else "")
        row = tight(QHBoxLayout(self), (0, 0, appearance.px(16), 0))
        row.addStretch(1)
        self._aside: QWidget | None = None
        if keys:
            self._aside = KeyCap(appearance, keys, ink_role="on-accent" if primary else "")
            row.addWidget(self._aside)
        if remark:
            self._aside = look(QLabel(remark), tone="muted", scale="small")
            self._aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(self._aside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._aside is not None:
            words = super().sizeHint().width() + self._aside.sizeHint().width()
            self._aside.setVisible(words <= self.width())
