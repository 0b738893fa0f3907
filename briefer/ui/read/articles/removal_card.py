"""The line in the pane that asks before passages go with their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance


class RemovalCard(QWidget):
    """What would go, with Remove and Keep; Esc keeps.

    `removed()` and `kept()` say what was chosen.
    """

    removed = Signal()
    kept = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "removal", tr("Remove articles"))
        surface(self, "danger")
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(12), px(9), px(12), px(10)), px(5))
        self._question = look(named(QLabel(), "removal.question"), weight="semibold")
        self._detail = look(named(QLabel(), "removal.detail"), scale="small")
        for label in (self._question, self._detail):
            label.setWordWrap(True)
            column.addWidget(label)
        row = tight(QHBoxLayout(), gap=px(6))
        self._remove = named(QPushButton(tr("Remove")), "removal.remove")
        self._keep = named(QPushButton(tr("Keep")), "removal.keep")
        look(self._remove, kind="danger", scale="small").clicked.connect(self.removed)
        look(self._keep, scale="small").clicked.connect(self.kept)
        row.addWidget(self._remove)
        row.addWidget(self._keep)
        row.addStretch(1)
        column.addLayout(row)

    def ask(self, question: str, detail: str) -> None:
        """Show the question with the focus on Keep."""
        self._question.setText(question)
        self._detail.setText(detail)
        self.setAccessibleDescription(f"{question} {detail}")
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)
