"""The right side of the export dialog: what the checks found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefer.memo.document import Extract
from briefer.model.voice import Voice
from briefer.ui.accessible import named
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance


class FindingsList(QWidget):
    """What blocks first, then what is good to know, then what is in order."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "findings", tr("Checks before the export"))
        surface(self, "canvas")
        self._appearance = appearance
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(20), px(16), px(8), px(12)), px(8))
        head = tight(QHBoxLayout(), (0, 0, px(12), 0), px(5))
        head.addWidget(look(QLabel(tr("Checks")), weight="semibold"))
        head.addStretch(1)
        self._icon = IconLabel(appearance, "clock", role="muted", size=13)
        self._verdict = look(named(QLabel(), "findings.verdict"), tone="muted")
        head.addWidget(self._icon)
        head.addWidget(self._verdict)
        column.addLayout(head)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = surface(QWidget(), "canvas")
        self._rows = tight(QVBoxLayout(holder))
        self._rows.addStretch(1)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)

    def show_checking(self) -> None:
        """Say that the checks run."""
        self._clear()
        self._say("clock", "muted", tr("checking…"))

    def show_fault(self, sentence: str) -> None:
        """Say why nothing can be checked."""
        self._clear()
        self._say("warning", "danger", tr("cannot be written"))
        self._add("warning", "danger", tr("This memo cannot be written"), sentence)

    def show_rendering(self, rendering: Rendering) -> None:
        """Show the findings, and what is in order."""
        self._clear()
        blocking = sum(finding.blocks for finding in rendering.findings)
        if blocking:
            words = tr("1 blocks") if blocking == 1 else tr("{n} block").format(n=blocking)
            self._say("warning", "danger", words)
        else:
            self._say("check", "ok", tr("nothing blocks"))
        for finding in rendering.findings:
            self._add_finding(finding)
        if not blocking:
            self._add("check", "ok", tr("Whose words"), voices_words(rendering))
        pages = tr("{n} pages in all").format(n=rendering.typeset.page_count)
        self._add("check", "ok", tr("Length"), pages)

    def _add_finding(self, finding: Finding) -> None:
        role = "danger" if finding.blocks else "warn"
        self._add("warning", role, finding.where, finding.message)

    def _add(self, icon: str, role: str, title: str, text: str) -> None:
        px = self._appearance.px
        row = surface(QWidget(), "finding", edge="top")
        line = tight(QHBoxLayout(row), (0, px(8), px(12), px(8)), px(10))
        line.addWidget(IconLabel(self._appearance, icon, role=role), 0, Qt.AlignmentFlag.AlignTop)
        words = tight(QVBoxLayout(), gap=px(1))
        for label in (
            look(QLabel(title), weight="semibold"),
            look(QLabel(text), tone="muted", scale="small"),
        ):
            label.setWordWrap(True)
            words.addWidget(label)
        line.addLayout(words, 1)
        self._rows.insertWidget(self._rows.count() - 1, row)

    def _say(self, icon: str, role: str, words: str) -> None:
        self._icon.show_icon(icon, role)
        look(self._verdict, tone=role).setText(words)

    def _clear(self) -> None:
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()


def voices_words(rendering: Rendering) -> str:
    """Return how many extracts stand in whose words."""
    blocks = rendering.composed.memo.blocks
    voices = Counter(block.voice for block in blocks if isinstance(block, Extract))
    parts = (
        (voices[Voice.OWN], tr("{n} in own words")),
        (voices[Voice.OFFICIAL], tr("{n} from official texts")),
        (voices[Voice.REPORT] + voices[Voice.PARTIAL], tr("{n} as reported, naming the outlet")),
        (voices[Voice.OUTLET], tr("{n} in the outlet’s words")),
    )
    said = ", ".join(words.format(n=count) for count, words in parts if count)
    return tr("Extracts, all verbatim: {said}").format(said=said) if said else tr("No extract")
