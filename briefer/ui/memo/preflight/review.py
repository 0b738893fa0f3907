"""The findings one by one, in place of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from briefer.ui.accessible import named
from briefer.ui.memo.preflight.finding_row import FindingRow
from briefer.ui.memo.preflight.verdicts import passed, total
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.key_cap import KeyCap
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance


class PreflightReview(QWidget):
    """Lists what blocks, what is to know and what passed.

    `finding_chosen(finding)` comes with a click or Enter, `closed` with Esc or the cross. F4 goes
    to the next finding.
    """

    finding_chosen = Signal(object)
    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.review", tr("Checks before the export"))
        surface(self, "panel")
        self._appearance = appearance
        self._rows: list[FindingRow] = []
        self._chosen: Finding | None = None
        px = appearance.px
        column = tight(QVBoxLayout(self))
        head = tight(QHBoxLayout(), (px(14), px(8), px(8), px(6)), px(8))
        head.addWidget(look(QLabel(tr("Pre-flight")), weight="semibold"))
        self._count = look(named(QLabel(), "memo.review.count"), tone="muted", scale="small")
        head.addWidget(self._count)
        head.addStretch(1)
        cross = IconButton(
            appearance, "close", "memo.review.close", tr("Back to the outline (Esc)")
        )
        cross.clicked.connect(self.closed)
        head.addWidget(cross)
        column.addLayout(head)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = surface(QWidget(), "panel")
        self._column = tight(QVBoxLayout(body), (0, 0, 0, px(12)))
        scroll.setWidget(body)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot())

    def show_rendering(self, rendering: Rendering) -> None:
        """Show the findings of a rendering."""
        blocking = [finding for finding in rendering.findings if finding.blocks]
        known = [finding for finding in rendering.findings if not finding.blocks]
        self._count.setText(total(rendering).words)
        self._clear()
        self._add_group(tr("Blocks the export"), blocking)
        self._add_group(tr("To know"), known)
        self._column.addWidget(self._label(tr("Passed")))
        for verdict in passed(rendering):
            self._column.addWidget(self._passed(verdict.tone, verdict.words))
        self._column.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus on the first finding, or on the pane where there is none."""
        target = self._rows[0] if self._rows else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_finding(self) -> None:
        """Choose the finding after the one chosen last, from the end the first one."""
        if not self._rows:
            return
        findings = [row.finding for row in self._rows]
        place = findings.index(self._chosen) + 1 if self._chosen in findings else 0
        self._choose(self._rows[place % len(self._rows)])

    def _choose(self, row: FindingRow) -> None:
        self._chosen = row.finding
        for other in self._rows:
            other.show_chosen(is_chosen=other is row)
        self.finding_chosen.emit(row.finding)

    def _add_group(self, title: str, findings: Sequence[Finding]) -> None:
        if findings:
            self._column.addWidget(self._label(title))
        for finding in findings:
            row = FindingRow(self._appearance, finding, len(self._rows))
            row.chosen.connect(lambda row=row: self._choose(row))
            row.show_chosen(is_chosen=finding == self._chosen)
            self._rows.append(row)
            self._column.addWidget(row)

    def _label(self, words: str) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        row = tight(QHBoxLayout(holder), (px(14), px(12), px(14), px(4)))
        row.addWidget(SectionLabel(self._appearance, words))
        return holder

    def _passed(self, tone: str, words: str) -> QWidget:
        px = self._appearance.px
        holder = QWidget()
        row = tight(QHBoxLayout(holder), (px(14), px(5), px(14), px(5)), px(8))
        icon = "check" if tone == "ok" else "warning"
        row.addWidget(IconLabel(self._appearance, icon, role=tone, size=14))
        label = look(QLabel(words), tone="" if tone == "ok" else tone)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        return holder

    def _foot(self) -> QWidget:
        px = self._appearance.px
        foot = surface(QWidget(), "panel", edge="top")
        row = tight(QHBoxLayout(foot), (px(14), px(8), px(14), px(8)), px(6))
        for keys, words in (("F4", tr("next finding")), ("Esc", tr("back to the memo"))):
            row.addWidget(KeyCap(self._appearance, keys))
            row.addWidget(look(QLabel(words), tone="muted", scale="small"))
            row.addSpacing(px(8))
        row.addStretch(1)
        return foot

    def _clear(self) -> None:
        self._rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.next_finding()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)
