"""The Evidence workspace: filters at left, the matrix, and below it the passages of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from briefer.model.positions import Mode
from briefer.ui.accessible import named
from briefer.ui.evidence.filters.panel import FilterPanel, FilterRail
from briefer.ui.evidence.matrix.legend import Legend
from briefer.ui.evidence.matrix.view import MatrixView
from briefer.ui.evidence.panes import EvidencePanes
from briefer.ui.evidence.passages.panel import PassagesPanel
from briefer.ui.evidence.presenter import EvidencePresenter
from briefer.ui.translation import tr
from briefer.ui.widgets.empty_state import EmptyState
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.evidence.matrix.grid import Grid
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
        self._is_narrow = False
        self._is_placed = False
        appearance = session.appearance
        self.matrix = MatrixView(appearance, session.vocabulary)
        self.passages = PassagesPanel(appearance)
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
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._build()
        panes = EvidencePanes(
            self.matrix, self.passages, self._filters, self._rail, self._show_grid
        )
        self._presenter = EvidencePresenter(session, panes, self)
        self._mode.choose(self._presenter.mode.value)
        self._mode.chosen.connect(self._presenter.choose_mode)
        self._presenter.counted.connect(self._tell)
        self.passages.menu_asked.connect(self._show_menu)
        self._filters.fold_asked.connect(lambda: self.fold_filters(folded=True))
        self._rail.unfold_asked.connect(lambda: self.fold_filters(folded=False))
        self.setFocusProxy(self.matrix)

    def fold_filters(self, *, folded: bool) -> None:
        """Show the filters as a rail, or whole."""
        self._filters.setVisible(not folded)
        self._rail.setVisible(folded)

    def _build(self) -> None:
        px = self._session.appearance.px
        self._filters.setFixedWidth(px(_FILTERS))
        upper = surface(QWidget(), "panel")
        column = tight(QVBoxLayout(upper))
        head = tight(QHBoxLayout(), (px(14), px(10), px(14), px(6)), px(8))
        head.addWidget(look(QLabel(tr("Who stands where")), weight="semibold"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._mode)
        column.addLayout(head)
        column.addWidget(self.matrix, 1)
        column.addWidget(Legend(self._session.appearance, self._session.vocabulary))
        self._splitter.addWidget(upper)
        self._splitter.addWidget(self.passages)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(0, 1)
        self._upper = upper
        holder = surface(QWidget(), "panel")
        tight(QVBoxLayout(holder)).addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(holder)
        row = tight(QHBoxLayout(self))
        row.addWidget(self._filters)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._rail.hide()

    def _show_grid(self, grid: Grid, *, any_passages: bool) -> None:
        self._stack.setCurrentIndex(1 if any_passages else 0)
        topics = sum(column.is_topic for column in grid.columns)
        propositions = len(grid.columns) - topics
        parts = [tr("{n} passages").format(n=grid.passages)]
        if not self._is_narrow:
            parts += [
                tr("{n} stakeholders").format(n=grid.speakers),
                tr("{n} propositions, {topics} topics").format(n=propositions, topics=topics),
            ]
        self._count.setText(" · ".join(parts))
        if not self._is_placed and grid.lines:
            self._is_placed = True
            self._place_splitter()

    def _place_splitter(self) -> None:
        """Give the matrix the height that it wants, and the passages at least some lines."""
        px = self._session.appearance.px
        around = self._upper.height() - self.matrix.height()
        wanted = self.matrix.content_height + around
        whole = self._splitter.height()
        below = max(whole - wanted, px(_LEAST_BELOW) + px(35), round(whole * 0.22))
        self._splitter.setSizes([whole - below, below])

    def _tell(self, shown: int, everything: int) -> None:
        words = tr("{all} passages · {shown} shown in the matrix")
        self.status.emit(words.format(all=everything, shown=shown))

    # ---- the memo

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("evidence.sections")
        menu.aboutToHide.connect(menu.deleteLater)
        memo = self._presenter.memo()
        if memo is None:
            action = menu.addAction(tr("There is no memo yet; draft one in Memo"))
            action.setEnabled(False)
        else:
            self._fill_menu(menu, memo)
        menu.popup(self.passages.add.mapToGlobal(self.passages.add.rect().bottomLeft()))

    def _fill_menu(self, menu: QMenu, memo: KeptMemo) -> None:
        """List the sections, those that fit the chosen cell first."""
        fitting = [section for section in memo.walk() if self._presenter.fits(section)]
        for section in fitting:
            self._offer(menu, memo, section, section.title)
        if fitting:
            menu.addSeparator()
        for section in memo.sections:
            self._offer(menu, memo, section, section.title)
            for child in section.children:
                self._offer(menu, memo, child, f"    {child.title}")

    def _offer(self, menu: QMenu, memo: KeptMemo, section: MemoSection, words: str) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        can_add = self._session.writable and self.passages.list.chosen is not None
        action.setEnabled(can_add)
        action.triggered.connect(
            lambda _checked=False: self._presenter.add_to_section(memo, section)
        )

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
        narrow = event.size().width() < _NARROW
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.fold_filters(folded=narrow)
