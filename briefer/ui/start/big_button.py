"""A large button of the start screen, with its keys or a remark at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefer.ui.appearance import Appearance


class BigButton(QPushButton):
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
        named(self, name, text)
        look(self, scale="big", kind="primary" if primary else "")
        row = tight(QHBoxLayout(self), (0, 0, appearance.px(16), 0))
        row.addStretch(1)
        if keys:
            row.addWidget(KeyCap(appearance, keys, ink_role="on-accent" if primary else ""))
        self._remark: QLabel | None = None
        if remark:
            label = self._remark = look(QLabel(remark), tone="muted", scale="small")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._remark is not None:
            words = super().sizeHint().width() + self._remark.sizeHint().width()
            self._remark.setVisible(words <= self.width())
