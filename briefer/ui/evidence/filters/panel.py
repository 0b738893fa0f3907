"""The panel of filters, and the rail to which it folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer.analysis.passage_sets import Facet
from briefer.ui.accessible import named
from briefer.ui.evidence.filters.elided_check_box import ElidedCheckBox
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefer.analysis.evidence_filter import EvidenceFilter
    from briefer.ui.appearance import Appearance
    from briefer.ui.evidence.filters.choice import FacetLine

_FEW = 6
_RAIL = 40
_CHEVRON = 13


class FacetBox(QWidget):
    """One facet: a heading, and a check box with a count for each thing in it.

    `turned(key, on)` comes with a check box.
    """

    turned = Signal(str, bool)

    def __init__(self, appearance: Appearance, name: str, title: str) -> None:
        super().__init__()
        named(self, f"evidence.filter.{name}", title)
        self._appearance = appearance
        self._name = name
        self._all = False
        self._boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, QLabel] = {}
        self._rows: list[QWidget] = []
        px = appearance.px
        column = tight(QVBoxLayout(self), (0, px(6), 0, px(4)))
        head = tight(QHBoxLayout(), (px(14), px(4), px(14), px(4)))
        head.addWidget(SectionLabel(appearance, title))
        head.addStretch(1)
        self._taken = look(QLabel(), tone="muted", scale="small")
        head.addWidget(self._taken)
        column.addLayout(head)
        self._lines = tight(QVBoxLayout())
        column.addLayout(self._lines)
        more = named(QPushButton(), f"evidence.filter.{name}.more")
        self._more = look(more, kind="link", weight="regular")
        self._more.clicked.connect(self._turn)
        below = tight(QHBoxLayout(), (px(11), px(2), px(14), px(2)))
        below.addWidget(self._more)
        below.addStretch(1)
        column.addLayout(below)
        appearance.changed.connect(self._show_some)

    def show_lines(self, lines: tuple[FacetLine, ...], off: frozenset[str]) -> None:
        """Show what there is, and what is switched off."""
        if [line.key for line in lines] != list(self._boxes):
            self._fill(lines)
        for line in lines:
            box = self._boxes[line.key]
            box.blockSignals(True)
            box.setChecked(line.key not in off)
            box.blockSignals(False)
            self._counts[line.key].setText(f"{line.count:,}")
            box.setAccessibleDescription(tr("{n} passages").format(n=line.count))
        taken = len(lines) - len(off & {line.key for line in lines})
        words = tr("{n} of {all}").format(n=taken, all=len(lines))
        self._taken.setText(words if taken < len(lines) else "")
        self._show_some()

    def _fill(self, lines: tuple[FacetLine, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self._boxes.clear()
        self._counts.clear()
        px = self._appearance.px
        for number, line in enumerate(lines):
            row = QWidget()
            layout = tight(QHBoxLayout(row), (px(14), px(3), px(14), px(3)), px(6))
            name = f"evidence.filter.{self._name}.{number}"
            box = named(ElidedCheckBox(line.words), name, line.words)
            box.toggled.connect(lambda on, key=line.key: self.turned.emit(key, on))
            count = look(QLabel(), tone="muted", scale="small")
            layout.addWidget(box, 1)
            layout.addWidget(count)
            self._lines.addWidget(row)
            self._rows.append(row)
            self._boxes[line.key], self._counts[line.key] = box, count

    def _turn(self) -> None:
        self._all = not self._all
        self._show_some()

    def _show_some(self) -> None:
        for number, row in enumerate(self._rows):
            row.setVisible(self._all or number < _FEW)
        more = len(self._rows) - _FEW
        self._more.setVisible(more > 0)
        self._more.setText(tr("Fewer") if self._all else tr("{n} more").format(n=more))
        chevron = "chevron-up" if self._all else "chevron-down"
        self._more.setIcon(self._appearance.icon(chevron, "accent", _CHEVRON))


class FilterPanel(QWidget):
    """Statement type, whose words, outlet. `turned(facet, key, on)` comes with a check box."""

    turned = Signal(object, str, bool)
    reset_asked = Signal()
    fold_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "evidence.filters", tr("Filters"))
        surface(self, "panel", edge="right")
        px = appearance.px
        column = tight(QVBoxLayout(self), (0, 0, 1, 0))
        head = tight(QHBoxLayout(), (px(14), px(8), px(10), px(4)), px(6))
        head.addWidget(look(QLabel(tr("Filters")), weight="semibold"))
        head.addStretch(1)
        reset = named(QPushButton(tr("Reset")), "evidence.filters.reset")
        self._reset = look(reset, kind="link", scale="small")
        self._reset.clicked.connect(self.reset_asked)
        head.addWidget(self._reset)
        fold = IconButton(
            appearance, "chevron-left", "evidence.filters.fold", tr("Fold the filters"), size=13
        )
        fold.clicked.connect(self.fold_asked)
        head.addWidget(fold)
        column.addLayout(head)
        body = surface(QWidget(), "panel")
        inner = tight(QVBoxLayout(body))
        self._boxes: dict[Facet, FacetBox] = {}
        titles = {
            Facet.TYPE: tr("Statement type"),
            Facet.VOICE: tr("Whose words"),
            Facet.OUTLET: tr("Outlet"),
        }
        for facet in Facet:
            box = FacetBox(appearance, facet, titles[facet])
            box.turned.connect(lambda key, on, facet=facet: self.turned.emit(facet, key, on))
            self._boxes[facet] = box
            inner.addWidget(box)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        column.addWidget(scroll, 1)

    def show_facet(
        self, facet: Facet, lines: tuple[FacetLine, ...], chosen: EvidenceFilter
    ) -> None:
        """Show one facet."""
        self._boxes[facet].show_lines(lines, chosen.left_out.get(facet, frozenset()))
        self._reset.setEnabled(chosen.facets_set > 0)


class FilterRail(QWidget):
    """The folded panel: a funnel, and how many filters are set."""

    unfold_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "evidence.rail", tr("Filters"))
        surface(self, "panel", edge="right")
        self._appearance = appearance
        self._words = tr("Filters")
        self.setFixedWidth(appearance.px(_RAIL))
        px = appearance.px
        column = tight(QVBoxLayout(self), (0, px(9), 1, 0))
        says = tr("Show the filters")
        self.funnel = IconButton(appearance, "filter", "evidence.filters.unfold", says)
        self.funnel.clicked.connect(self.unfold_asked)
        column.addWidget(self.funnel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def count(self, number: int) -> None:
        """Say how many filters are set."""
        self._words = tr("Filters · {n} set").format(n=number) if number else tr("Filters")
        self.funnel.setAccessibleDescription(self._words)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.unfold_asked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._appearance.sans(12))
        painter.setPen(self._appearance.colour("muted"))
        painter.translate(self.width() / 2 - self._appearance.px(4), self._appearance.px(44))
        painter.rotate(90)
        painter.drawText(0, 0, self._words)
