"""The Evidence workspace: filters at left, the matrix, and below it the passages of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.model.positions import Mode
from briefer.ui.accessible import named, read_in_order
from briefer.ui.evidence.adding import MemoAdding
from briefer.ui.evidence.filters.panel import FilterPanel, FilterRail
from briefer.ui.evidence.matrix.grid import Grid
from briefer.ui.evidence.matrix.legend import Legend
from briefer.ui.evidence.matrix.view import MatrixView
from briefer.ui.evidence.panes import EvidencePanes
from briefer.ui.evidence.passages.panel import PassagesPanel
from briefer.ui.evidence.presenter import EvidencePresenter
from briefer.ui.evidence.summary import nothing_words, summary_words
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from briefer.ui.session import Session

_FILTERS = 236
_NARROW = 1200
_LEAST_BELOW = 120


class EvidenceWorkspace(QWidget):
    """Who stands where. `status(words)` comes with what the status line says of it."""

    status = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "evidence", tr("Evidence"))
        self._session = session
        self._is_narrow = self._is_folded = False
        self._is_placed = self._has_passages = False
        self._upper = surface(QWidget(), "panel")
        self._grid = Grid()
        appearance = session.appearance
        self.matrix = MatrixView(appearance, session.vocabulary)
        self.passages = PassagesPanel(session)
        self._filters = FilterPanel(appearance)
        self._rail = FilterRail(appearance)
        self._mode = SegmentedControl(
            "evidence.mode",
            [
                (Mode.SAYS.value, tr("Says")),
                (Mode.DOES.value, tr("Does")),
                (Mode.BOTH.value, tr("Both")),
            ],
            accessible=tr("Which passages count"),
        )
        self._count = look(named(QLabel(), "evidence.count"), tone="muted", scale="small")
        self._empty = EmptyState(
            appearance,
            "evidence.empty",
            tr("Nothing is tagged yet"),
            tr("Tag passages in Read. Who stands where, on which words, appears here."),
            icon="matrix",
        )
        self._nothing = EmptyState(appearance, "evidence.nothing", "", " ", icon="matrix")
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._body = QStackedWidget()
        self._build()
        panes = EvidencePanes(self.matrix, self.passages, self._filters, self._rail)
        self._presenter = EvidencePresenter(session, panes, self)
        self._adding = MemoAdding(session, self.passages)
        self._mode.choose(self._presenter.mode.value)
        self._mode.chosen.connect(self._presenter.choose_mode)
        self._presenter.shown.connect(self._show_grid)
        self.passages.menu_asked.connect(
            lambda: self._adding.show_menu(self._presenter.stakeholder_id)
        )
        self._filters.fold_asked.connect(lambda: self.fold_filters(folded=True))
        self._rail.unfold_asked.connect(lambda: self.fold_filters(folded=False))
        self.setFocusProxy(self.matrix)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes, from left to right and from above."""
        return self._filters, self._rail, self.matrix, self.passages

    def fold_filters(self, *, folded: bool) -> None:
        """Show the filters as a rail, or whole."""
        self._is_folded = folded
        self._show_filters()

    def _show_filters(self) -> None:
        self._filters.setVisible(self._has_passages and not self._is_folded)
        self._rail.setVisible(self._has_passages and self._is_folded)

    def _build(self) -> None:
        px = self._session.appearance.px
        self._filters.setFixedWidth(px(_FILTERS))
        self._splitter.addWidget(self._upper)
        column = tight(QVBoxLayout(self._upper))
        column.addWidget(self.matrix, 1)
        column.addWidget(Legend(self._session.appearance, self._session.vocabulary))
        self._splitter.addWidget(self.passages)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(0, 1)
        read_in_order(self._splitter)
        self._body.addWidget(self._splitter)
        self._body.addWidget(self._nothing)
        self._reset = named(QPushButton(tr("Reset the filters")), "evidence.nothing.reset")
        self._reset.clicked.connect(self._filters.reset_asked)
        self._nothing.add_button(self._reset)
        holder = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(holder))
        column.addLayout(self._head())
        column.addWidget(self._body, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(holder)
        row = tight(QHBoxLayout(self))
        row.addWidget(self._filters)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._show_filters()

    def _head(self) -> QHBoxLayout:
        px = self._session.appearance.px
        head = tight(QHBoxLayout(), (px(14), px(10), px(14), px(6)), px(8))
        head.addWidget(look(QLabel(tr("Who stands where")), weight="semibold"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._mode)
        return head

    def _show_grid(self, grid: Grid, everything: int) -> None:
        self._grid = grid
        self._has_passages = bool(everything)
        self._stack.setCurrentIndex(1 if everything else 0)
        self._body.setCurrentIndex(0 if grid.lines else 1)
        self._say_nothing(everything)
        self._show_filters()
        self._say_summary()
        if grid.lines and not self._is_placed:
            self._place_splitter()
        words = tr("{all} passages · {shown} shown in the matrix")
        shown = words.format(all=f"{everything:,}", shown=f"{grid.passages:,}")
        self.status.emit(shown if everything else "")

    def _say_nothing(self, everything: int) -> None:
        """Say why no passage is counted."""
        words = nothing_words(self._grid.mode, everything, filtered=self._presenter.is_filtered)
        self._nothing.say(*words)
        self._reset.setVisible(self._presenter.is_filtered)

    def _say_summary(self) -> None:
        self._count.setText(summary_words(self._grid, short=self._is_narrow))

    def _place_splitter(self) -> None:
        """Give the matrix the height that it wants, and the passages at least some lines."""
        self._is_placed = True
        px = self._session.appearance.px
        around = self._upper.height() - self.matrix.height()
        wanted = self.matrix.content_height + around
        whole = self._splitter.height()
        below = max(whole - wanted, px(_LEAST_BELOW) + px(35), round(whole * 0.22))
        # Where text is large, two rows of the matrix come before more passages.
        most = whole - around - self.matrix.least_height
        below = min(below, max(most, px(_LEAST_BELOW) // 2))
        self._splitter.setSizes([whole - below, below])

    # ---- showing

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.set_wanted(wanted=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.set_wanted(wanted=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._session.appearance.px(_NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.fold_filters(folded=narrow)
            self._say_summary()
