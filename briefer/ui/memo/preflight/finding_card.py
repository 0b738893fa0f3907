"""One finding in full: what it compares, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.preflight.compared import compared
from briefer.ui.memo.preflight.finding_actions import FindingActions
from briefer.ui.memo.preflight.verdicts import heading
from briefer.ui.memo.preflight.words_box import WordsBox
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance

_WIDE = 620
"""From this width on the memo and its source stand side by side."""


class FindingCard(QWidget):
    """A frame with head, message, the words compared, and buttons.

    `place_asked` comes with its place. The signals of its `ways` say what else is asked.
    """

    place_asked = Signal()

    def __init__(
        self,
        appearance: Appearance,
        finding: Finding,
        rendering: Rendering,
        *,
        count: tuple[int, int],
        writable: bool,
    ) -> None:
        """`count` is its number, and of how many."""
        super().__init__()
        self.finding = finding
        self._appearance = appearance
        number, total = count
        name = f"memo.card.{number}"
        said = f"{heading(finding)}. {finding.where}. "
        said += tr("{n} of {total}").format(n=number, total=total)
        named(self, name, said, finding.message)
        surface(self, "card")
        px = appearance.px
        column = tight(QVBoxLayout(self))
        column.addWidget(self._head(name, tr("{n} of {total}").format(n=number, total=total)))
        body = QWidget()
        inner = tight(QVBoxLayout(body), (px(16), px(12), px(16), px(14)), px(10))
        inner.addWidget(wrapped_label(finding.message, f"{name}.message"))
        found = compared(finding, rendering)
        self._sides = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=px(14))
        for place, box in enumerate(found.sides):
            self._sides.addWidget(WordsBox(appearance, f"{name}.box.{place}", box), 1)
        if found.sides:
            inner.addLayout(self._sides)
        if found.prints:
            inner.addWidget(WordsBox(appearance, f"{name}.prints", found.prints))
        if found.note:
            note = wrapped_label(found.note, f"{name}.note")
            inner.addWidget(look(note, tone="muted", scale="small"))
        self._fault = wrapped_label("", f"{name}.fault", tone="danger")
        self._fault.hide()
        inner.addWidget(self._fault)
        self.ways = FindingActions(appearance, name, finding, rendering, writable=writable)
        inner.addWidget(self.ways)
        column.addWidget(body)

    def show_fault(self, sentence: str) -> None:
        """Say why it could not be mended."""
        self._fault.setText(sentence)
        self._fault.show()

    def focus_first(self) -> None:
        """Put the focus on the first way to mend it, else on its place."""
        if not self.ways.focus_first():
            self._place.setFocus(Qt.FocusReason.TabFocusReason)

    def _head(self, name: str, count: str) -> QWidget:
        finding, px = self.finding, self._appearance.px
        head = surface(QWidget(), "card-head")
        row = tight(QHBoxLayout(head), (px(16), px(8), px(12), px(8)), px(9))
        role = "danger" if finding.blocks else "muted" if finding.accepted else "warn"
        icon = "blocked" if finding.blocks else "check" if finding.accepted else "warning"
        row.addWidget(IconLabel(self._appearance, icon, role=role))
        row.addWidget(wrapped_label(heading(finding), weight="semibold"), 1)
        where = tr("Go to {place}").format(place=finding.where)
        self._place = look(
            named(QPushButton(finding.where), f"{name}.place", where), kind="link", scale="small"
        )
        self._place.setAutoDefault(False)
        self._place.setToolTip(where)
        self._place.clicked.connect(self.place_asked)
        row.addWidget(self._place)
        row.addWidget(look(QLabel(count), tone="muted", scale="small"))
        return head

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._appearance.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way != self._sides.direction():
            self._sides.setDirection(way)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._place.hasFocus():
                self.place_asked.emit()
        else:
            super().keyPressEvent(event)
