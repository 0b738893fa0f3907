"""The right side of the export dialog: what the checks found, and how to mend what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.preflight.finding_actions import FindingActions
from briefer.ui.memo.preflight.verdicts import heading, passed
from briefer.ui.translation import tr
from briefer.ui.widgets.emptying import empty
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance

_LISTED = 40
"""So many findings are listed; the review in the memo has them all."""


class FindingsList(QWidget):
    """What blocks first, with its ways to mend it, then what is in order and what is to know.

    `fix_asked(finding, fix)` and `place_asked(finding)` come with the buttons.
    """

    fix_asked = Signal(object, object)
    place_asked = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "findings", tr("Checks before the export"))
        surface(self, "canvas")
        self._appearance = appearance
        self._blocking: list[FindingActions] = []
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(20), px(16), px(8), px(12)), px(8))
        head = tight(QHBoxLayout(), (0, 0, px(12), 0), px(5))
        head.addWidget(look(QLabel(tr("Pre-flight")), weight="semibold"))
        head.addStretch(1)
        self._icon = IconLabel(appearance, "clock", role="muted", size=13)
        self._verdict = look(named(QLabel(), "findings.verdict"), tone="muted")
        head.addWidget(self._icon)
        head.addWidget(self._verdict)
        column.addLayout(head)
        holder = surface(QWidget(), "canvas")
        self._rows = tight(QVBoxLayout(holder))
        self._rows.addStretch(1)
        column.addWidget(scrolled(holder), 1)

    def show_checking(self) -> None:
        """Say that the checks run."""
        self._say("clock", "muted", tr("checking…"))
        self.setEnabled(False)

    def show_fault(self, sentence: str) -> None:
        """Say why nothing can be checked."""
        self.setEnabled(True)
        self._clear()
        self._say("warning", "danger", tr("cannot be written"))
        self._add("warning", "danger", tr("This memo cannot be written"), sentence)

    def show_rendering(self, rendering: Rendering, *, writable: bool) -> None:
        """Show the findings, and what is in order."""
        self.setEnabled(True)
        self._clear()
        blocking = [finding for finding in rendering.findings if finding.blocks]
        if blocking:
            words = tr("1 blocks") if len(blocking) == 1 else tr("{n} block")
            self._say("blocked", "danger", words.format(n=len(blocking)))
        else:
            self._say("check", "ok", tr("nothing blocks"))
        for number, finding in enumerate(blocking[:_LISTED]):
            self._add_blocking(number, finding, rendering, writable=writable)
        for verdict in passed(rendering):
            icon = "check" if verdict.tone == "ok" else "warning"
            self._add(icon, verdict.tone, verdict.words)
        open_ones = [f for f in rendering.findings if not f.blocks and not f.accepted]
        for finding in open_ones[:_LISTED]:
            self._add("warning", "warn", heading(finding), finding.message, finding)
        more = len(blocking[_LISTED:]) + len(open_ones[_LISTED:])
        if more:
            self._add("warning", "warn", tr("{n} more; the memo lists them all").format(n=more))

    def focus_first(self) -> bool:
        """Put the focus on the first way to mend what blocks; False where nothing does."""
        return bool(self._blocking) and self._blocking[0].focus_first()

    def _add_blocking(
        self, number: int, finding: Finding, rendering: Rendering, *, writable: bool
    ) -> None:
        words = self._add("blocked", "danger", heading(finding), finding.message, finding)
        ways = FindingActions(
            self._appearance,
            f"findings.{number}",
            finding,
            rendering,
            writable=writable,
            is_compact=True,
        )
        ways.fix_asked.connect(lambda fix: self.fix_asked.emit(finding, fix))
        words.addWidget(ways)
        self._blocking.append(ways)

    def _add(
        self, icon: str, role: str, title: str, text: str = "", finding: Finding | None = None
    ) -> QVBoxLayout:
        px = self._appearance.px
        row = surface(QWidget(), "finding", edge="top")
        line = tight(QHBoxLayout(row), (0, px(8), px(12), px(8)), px(10))
        line.addWidget(IconLabel(self._appearance, icon, role=role), 0, Qt.AlignmentFlag.AlignTop)
        words = tight(QVBoxLayout(), gap=px(2))
        head = tight(QHBoxLayout(), gap=px(8))
        head.addWidget(wrapped_label(title, weight="semibold"), 1)
        if finding is not None:
            where = tr("Show {place}").format(place=finding.where)
            show = named(QPushButton(tr("Show")), "findings.show", f"{where}: {title}")
            look(show, kind="link", scale="small")
            show.setAutoDefault(False)
            show.setToolTip(where)
            show.clicked.connect(lambda: self.place_asked.emit(finding))
            head.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        for said in filter(None, (finding.where if finding else "", text)):
            words.addWidget(wrapped_label(said, tone="muted", scale="small"))
        line.addLayout(words, 1)
        self._rows.insertWidget(self._rows.count() - 1, row)
        return words

    def _say(self, icon: str, role: str, words: str) -> None:
        self._icon.show_icon(icon, role)
        look(self._verdict, tone=role).setText(words)

    def _clear(self) -> None:
        self._blocking.clear()
        empty(self._rows, keep=1)
