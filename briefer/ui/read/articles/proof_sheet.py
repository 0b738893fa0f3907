"""The proof sheet: what an import found, to be looked over and mended in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.services import articles
from briefer.services.articles import DUPLICATE, IMPORTED, REFUSED
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.dates import parse_day
from briefer.ui.overriding import override
from briefer.ui.read.articles.facts_panel import BETWEEN_AUTHORS
from briefer.ui.read.articles.proof_rows import (
    AUTHORS,
    COLUMNS,
    PUBLISHED,
    ProofRow,
    counts,
    left_out,
    proof_rows,
)
from briefer.ui.read.articles.proof_table import ProofModel, ProofTable
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.model.changes import ChangeSet
    from briefer.services.articles import ImportReport
    from briefer.ui.session import Session

_LOOK, _ALL = "look", "all"


class ProofSheet(QWidget):
    """A row per imported article; duplicate and refused files with their reason.

    `left` comes with Looks right and with Esc.
    """

    left = Signal()

    def __init__(self, session: Session, report: ImportReport) -> None:
        super().__init__()
        named(self, "proof", tr("Proof sheet"))
        surface(self, "panel")
        self._session = session
        self._report = report
        number = counts(report)
        self.model = ProofModel(self)
        self.table = ProofTable(session.appearance, self.model)
        self._rows: list[ProofRow] = []
        self._shown = SegmentedControl(
            "proof.shown",
            [
                (_LOOK, tr("Needs a look")),
                (_ALL, tr("All {n}").format(n=number[IMPORTED])),
                (DUPLICATE, tr("Duplicates {n}").format(n=number[DUPLICATE])),
                (REFUSED, tr("Refused {n}").format(n=number[REFUSED])),
            ],
            accessible=tr("Show"),
        )
        self._others = named(QLabel(), "proof.others")
        self._fault = look(named(QLabel(), "proof.fault"), tone="danger", scale="small")
        self._build()
        self._shown.chosen.connect(self._show)
        self.model.set_asked.connect(self._set)
        session.bridge.changed.connect(self._follow)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._read()
        if not any(row.needs_a_look for row in self._rows):
            self._shown.choose(_ALL)
        self._show()
        self._show_writable()
        self.setFocusProxy(self.table)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices below the heading where they have no room beside it."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        above = self._head.itemAt(0)
        wanted = self._shown.full_width + (above.sizeHint().width() if above else 0)
        beside = wanted + self._session.appearance.px(40) <= self.width()
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _build(self) -> None:
        px = self._session.appearance.px
        number = counts(self._report)
        column = tight(QVBoxLayout(self))
        edges = (px(16), px(10), px(16), px(10))
        self._head = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight), edges, px(8))
        head = tight(QHBoxLayout(), gap=px(8))
        self._head.addLayout(head)
        head.addWidget(look(QLabel(tr("Proof sheet")), scale="big", weight="semibold"))
        words = tr("{files} files · {imported} imported").format(
            files=len(self._report.items), imported=number[IMPORTED]
        )
        head.addWidget(look(named(QLabel(words), "proof.counts"), tone="muted", scale="small"))
        head.addStretch(1)
        self._head.addWidget(self._shown)
        column.addLayout(self._head)
        # The words of its first column stand below the heading.
        table = tight(QHBoxLayout(), (px(6), 0, px(6), 0))
        table.addWidget(self.table)
        column.addLayout(table, 1)
        self._others.setContentsMargins(px(16), px(8), px(16), px(8))
        self._others.setWordWrap(True)
        self._others.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._others, 1)
        foot = surface(QWidget(), "foot")
        row = tight(QHBoxLayout(foot), (px(16), px(10), px(16), px(10)), px(10))
        hint = tr("Enter, F2 or a double click edits a fact. Several authors with ;")
        says = look(QLabel(hint), tone="muted", scale="small")
        says.setWordWrap(True)
        row.addWidget(says, 1)
        row.addWidget(self._fault, 1)
        right = look(named(QPushButton(tr("Looks right")), "proof.right"), kind="primary")
        right.clicked.connect(self.left)
        row.addWidget(right)
        column.addWidget(foot)

    def _read(self) -> None:
        workspace = self._session.workspace
        ids = [id_ for item in self._report.items for id_ in item.articles]
        there = {article.id: article for article in workspace.articles.many(ids)}
        outlets = {outlet.id: outlet.reliability for outlet in workspace.articles.outlets()}
        self._rows = proof_rows(self._report, there, outlets)
        missing = sum(row.needs_a_look for row in self._rows)
        self._shown.button(_LOOK).setText(tr("Needs a look {n}").format(n=missing))

    def _show(self) -> None:
        """Show what is asked for; a row that was mended stays until something else is asked."""
        shown = self._shown.value
        is_table = shown in {_LOOK, _ALL}
        self.table.setVisible(is_table)
        self._others.setVisible(not is_table)
        if is_table:
            self.model.show_rows([row for row in self._rows if shown == _ALL or row.needs_a_look])
            return
        lines = [f"{name}: {reason}" for name, reason in left_out(self._report, shown)]
        self._others.setText("\n".join(lines) or tr("None."))

    def _follow(self, changes: ChangeSet) -> None:
        if not changes.touches("article", "article_author", "article_fact", "outlet"):
            return
        self._read()
        listed = {row.article.id for row in self.model.rows}
        self.model.show_rows([row for row in self._rows if row.article.id in listed])

    def _show_writable(self) -> None:
        self.model.writable = self._session.writable

    def _set(self, article_id: int, name: str, words: str) -> None:
        value: object = words
        try:
            if name == AUTHORS:
                value = [author.strip() for author in words.split(BETWEEN_AUTHORS.strip())]
            elif name == PUBLISHED and words:
                value = parse_day(words)
            articles.set_facts(self._session.workspace, article_id, **{name: value})
        except BrieferError as error:
            show_fault(self._fault, str(error))
        else:
            self._fault.setText("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            index = self.table.currentIndex()
            if index.isValid() and index.column() < len(COLUMNS) - 1:
                self.table.edit(index)
        else:
            super().keyPressEvent(event)
