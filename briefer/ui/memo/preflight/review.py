"""The findings one by one, in place of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.aside import Aside, heading
from briefer.ui.memo.preflight.finding_row import FindingRow
from briefer.ui.memo.preflight.verdicts import passed, total
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.fold import FoldHead
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance
    from briefer.ui.memo.preflight.verdicts import Verdict

_AT_ONCE, _PAUSE = 40, 25
"""So many rows are made in one turn, and so many milliseconds lie between two."""


class PreflightReview(Aside):
    """Lists what blocks, what is to know, what was accepted and what passed.

    `finding_chosen(finding)` comes with a click or Enter. F4 goes to the next finding.
    """

    finding_chosen = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "memo.review", tr("Checks before the export"))
        self._chosen = ""
        self._findings: tuple[Finding, ...] = ()
        column = tight(QVBoxLayout(self))
        column.addWidget(self._head(self._title()))
        body = surface(QWidget(), "panel")
        inner = tight(QVBoxLayout(body), (0, 0, 0, appearance.px(12)))
        self._blocking = _Group(appearance, tr("Blocks the export"), self._choose)
        self._known = _Group(appearance, tr("To know"), self._choose)
        self._accepted = _Group(appearance, tr("Accepted"), self._choose, folds=True)
        self._passed = tight(QVBoxLayout())
        for group in self._groups:
            inner.addWidget(group)
        inner.addLayout(self._passed)
        inner.addStretch(1)
        column.addWidget(scrolled(body), 1)
        column.addWidget(self._foot())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of the list."""
        return self._findings

    @property
    def chosen(self) -> int:
        """The place of the chosen finding among all, -1 where none is chosen."""
        keys = [finding.key for finding in self._findings]
        return keys.index(self._chosen) if self._chosen in keys else -1

    def show_rendering(self, rendering: Rendering) -> None:
        """Show the findings of a rendering; the chosen one stays chosen while it is there."""
        self._findings = rendering.findings
        self._count.setText(total(rendering).words)
        self._blocking.show_findings([f for f in self._findings if f.blocks])
        self._known.show_findings([f for f in self._findings if not f.blocks and not f.accepted])
        self._accepted.show_findings([f for f in self._findings if f.accepted])
        self._mark()
        empty(self._passed)
        self._passed.addWidget(heading(self._appearance, tr("Passed")))
        for verdict in passed(rendering):
            self._passed.addWidget(self._verdict(verdict))

    def choose(self, place: int) -> None:
        """Choose the finding at a place, the last one where there are fewer; none of none."""
        if not self._findings:
            self._chosen = ""
            return
        finding = self._findings[min(max(place, 0), len(self._findings) - 1)]
        self._chosen = finding.key
        self._mark()

    def choose_next(self) -> None:
        """Choose the finding after the chosen one, from the end the first one."""
        if self._findings:
            self._choose(self._findings[(self.chosen + 1) % len(self._findings)])

    def focus_first(self) -> None:
        """Put the focus on the chosen finding, else the first, else on the pane."""
        rows = self._rows()
        there = [row for row in rows if row.finding.key == self._chosen] or rows
        (there[0] if there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _groups(self) -> tuple[_Group, ...]:
        return self._blocking, self._known, self._accepted

    def _rows(self) -> list[FindingRow]:
        return [row for group in self._groups for row in group.rows]

    def _choose(self, finding: Finding) -> None:
        self._chosen = finding.key
        self._mark()
        self.finding_chosen.emit(finding)

    def _mark(self) -> None:
        for group in self._groups:
            group.mark(self._chosen)

    def _title(self) -> QWidget:
        words = QWidget()
        flow = FlowLayout(words, gap=self._appearance.px(8), line_gap=0)
        flow.addWidget(look(QLabel(tr("Pre-flight")), weight="semibold"))
        self._count = look(named(QLabel(), "memo.review.count"), tone="muted", scale="small")
        flow.addWidget(self._count)
        return words

    def _verdict(self, verdict: Verdict) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        row = tight(QHBoxLayout(holder), (px(14), px(5), px(14), px(5)), px(8))
        icon = "check" if verdict.tone == "ok" else "warning"
        mark = IconLabel(self._appearance, icon, role=verdict.tone, size=14)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        label = wrapped_label(verdict.words, tone="" if verdict.tone == "ok" else verdict.tone)
        row.addWidget(label, 1)
        return holder

    def _foot(self) -> QWidget:
        px = self._appearance.px
        foot = surface(QWidget(), "panel", edge="top")
        outer = tight(QVBoxLayout(foot), (px(14), px(8), px(14), px(8)))
        flow = FlowLayout(gap=px(14), line_gap=px(4))
        outer.addLayout(flow)
        for keys, words in (("F4", tr("next finding")), ("Esc", tr("back to the memo"))):
            pair = QWidget()
            row = tight(QHBoxLayout(pair), gap=px(6))
            row.addWidget(KeyCap(self._appearance, keys))
            row.addWidget(look(QLabel(words), tone="muted", scale="small"))
            flow.addWidget(pair)
        return foot

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.choose_next()
        else:
            super().keyPressEvent(event)


class _Group(QWidget):
    """A title with its rows; rows are used again, so that a refresh keeps the focus."""

    def __init__(
        self,
        appearance: Appearance,
        title: str,
        choose: Callable[[Finding], None],
        *,
        folds: bool = False,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._choose = choose
        self.rows: list[FindingRow] = []
        self._findings: tuple[Finding, ...] = ()
        self._marked = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._grow)
        column = tight(QVBoxLayout(self))
        self._fold = FoldHead(appearance, "memo.review.accepted", title) if folds else None
        column.addWidget(self._fold or heading(appearance, title))
        self._holder = QWidget()
        self._column = tight(QVBoxLayout(self._holder))
        column.addWidget(self._holder)
        if self._fold is not None:
            self._fold.toggled.connect(self._holder.setVisible)
            self._holder.hide()
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings; without any the group is not there.

        Where there are hundreds, the rows come a few in each turn, so that no key waits for them.
        """
        self._findings = tuple(findings)
        for number, (row, finding) in enumerate(zip(self.rows, findings, strict=False)):
            row.show_finding(finding, number)
        for row in self.rows[len(findings) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(findings) :]
        if self._fold is not None:
            self._fold.set_summary(str(len(findings)))
        self._grow()
        self.setVisible(bool(findings))

    def mark(self, key: str) -> None:
        """Mark the row of the finding that is shown in full."""
        self._marked = key
        for row in self.rows:
            row.show_chosen(is_chosen=row.finding.key == key)

    def _grow(self) -> None:
        """Make the next rows."""
        start = len(self.rows)
        for number, finding in enumerate(self._findings[start : start + _AT_ONCE], start):
            row = FindingRow(self._appearance, finding, number)
            row.show_chosen(is_chosen=finding.key == self._marked)
            row.chosen.connect(lambda row=row: self._choose(row.finding))
            self.rows.append(row)
            self._column.addWidget(row)
        if len(self.rows) < len(self._findings):
            self._later.start()
