"""How long a section should be, in lines or in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefer.memo.template import SectionKind
from briefer.ui.accessible import named
from briefer.ui.templates.number_box import NumberBox
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_box import ChoiceBox
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from briefer.memo.template import SectionSpec

_MOST = 99
_POINTS_ALONE = {SectionKind.SUMMARY, SectionKind.SAID}
_LIMITED = _POINTS_ALONE | {SectionKind.WRITTEN}


class SectionLength(QWidget):
    """A number and its unit; `chosen(lines, points)` comes from the user alone, 0 for no limit."""

    chosen = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        row = tight(QHBoxLayout(self), gap=4)
        row.addWidget(look(QLabel(tr("Length")), tone="muted", scale="small"))
        self.number = NumberBox(f"{name}.most", tr("Lines or points of the section at most"))
        self.number.setRange(0, _MOST)
        self.number.setDecimals(0)
        self.number.setSpecialValueText(tr("no limit"))
        self.unit = named(ChoiceBox(), f"{name}.unit", tr("Counted in"))
        self.unit.addItem(tr("lines"), "lines")
        self.unit.addItem(tr("points"), "points")
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch(1)
        self._shows = False
        self.number.valueChanged.connect(self._choose)
        self.unit.activated.connect(self._choose)

    def show_section(self, spec: SectionSpec, *, own: bool) -> None:
        """Show a section's length; one whose length nobody limits has none to show."""
        self.setVisible(own and spec.kind in _LIMITED)
        self._shows = True
        if spec.lines or spec.items or spec.kind in _POINTS_ALONE:
            in_lines = bool(spec.lines) and spec.kind not in _POINTS_ALONE
            self.unit.setCurrentIndex(self.unit.findData("lines" if in_lines else "points"))
        self.unit.setEnabled(spec.kind not in _POINTS_ALONE)
        self.number.setValue(spec.lines or spec.items)
        self._shows = False

    def _choose(self) -> None:
        if self._shows:
            return
        number = int(self.number.value())
        in_lines = self.unit.currentData() == "lines"
        self.chosen.emit(number if in_lines else 0, 0 if in_lines else number)
