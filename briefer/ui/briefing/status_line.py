"""The line at the foot of an open briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.ui.appearance import Appearance

_HEIGHT = 28


class StatusLine(QWidget):
    """Saved or read-only, the file, the counts, and what Ctrl+Z takes back."""

    undo_asked = Signal()

    def __init__(self, appearance: Appearance, path: Path, *, read_only: bool) -> None:
        super().__init__()
        named(self, "status")
        surface(self, "status")
        self._appearance = appearance
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(14), 0, px(14), 0), px(5))
        icon, role = ("lock", "muted") if read_only else ("check", "ok")
        self._icon = IconLabel(appearance, icon, role=role, size=13)
        words = tr("Read-only") if read_only else tr("Saved")
        self._state = look(named(QLabel(words), "status.state"), scale="small")
        look(self._state, tone="muted" if read_only else "ok")
        name = ElidedLabel(path.name, tip=str(path), tall=True)
        self._file = look(named(name, "status.file"), tone="muted", scale="small")
        self._counts = look(
            named(ElidedLabel(tall=True), "status.counts"), tone="muted", scale="small"
        )
        self._undo = look(named(ElidedButton(), "status.undo"), kind="status")
        self._undo.clicked.connect(self.undo_asked)
        self._cap = KeyCap(appearance, "Ctrl+Z")
        row.addWidget(self._icon)
        row.addWidget(self._state)
        row.addSpacing(px(13))
        row.addWidget(self._file)
        row.addStretch(1)
        row.addWidget(self._counts)
        self._back = QWidget()
        back = tight(QHBoxLayout(self._back), (px(13), 0, 0, 0), px(5))
        back.addWidget(self._undo)
        back.addWidget(self._cap)
        row.addWidget(self._back)
        self.show_undo("")
        appearance.changed.connect(self._measure)
        self._measure()

    def show_counts(self, words: str) -> None:
        """Show how much is in the briefing."""
        self._counts.setText(words)

    def show_busy(self, words: str) -> None:
        """Say what is being written, or with no words that all is saved."""
        self._icon.show_icon("clock" if words else "check", "muted" if words else "ok")
        look(self._state, tone="muted" if words else "ok").setText(words or tr("Saved"))

    def show_undo(self, label: str) -> None:
        """Show what undo takes back; nothing without a label."""
        self._undo.setText(tr("Undo: {label}").format(label=label))
        self._back.setVisible(bool(label))

    def _measure(self) -> None:
        self.setFixedHeight(self._appearance.px(_HEIGHT))
