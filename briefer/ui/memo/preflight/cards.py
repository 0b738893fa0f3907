"""The findings as cards, in place of the memo: the chosen one, and what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.memo.preflight.finding_card import FindingCard
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.escape import takes_escape
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from briefer.memo.finding import Finding
    from briefer.services.exporting import Rendering
    from briefer.ui.appearance import Appearance

_SHOWN = 3
"""So many cards are made at once: what comes after them is a key away."""
_WIDTH = 880


class FindingCards(QWidget):
    """Shows cards.

    `fix_asked(finding, fix)`, `accept_asked(finding, reason)`, `withdraw_asked(finding)`,
    `place_asked(finding)` and `source_asked(finding)` come with their buttons; `closed` with Esc,
    `next_asked` with F4.
    """

    fix_asked = Signal(object, object)
    accept_asked = Signal(object, str)
    withdraw_asked = Signal(object)
    place_asked = Signal(object)
    source_asked = Signal(object)
    closed = Signal()
    next_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "memo.cards", tr("Findings"))
        surface(self, "canvas")
        self._appearance = appearance
        self._cards: list[FindingCard] = []
        px = appearance.px
        holder = surface(QWidget(), "canvas")
        outer = tight(QHBoxLayout(holder), (px(20), px(20), px(20), px(20)))
        middle = QWidget()
        middle.setMaximumWidth(px(_WIDTH))
        self._column = tight(QVBoxLayout(middle), gap=px(16))
        self._none = look(named(QLabel(tr("Nothing is left to look at.")), "memo.cards.none"))
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        self._area = scrolled(holder)
        tight(QVBoxLayout(self)).addWidget(self._area)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        """The cards that are shown."""
        return tuple(self._cards)

    @property
    def is_giving_reason(self) -> bool:
        """Whether a reason is being typed, which a refresh must not take away."""
        return any(card.ways.is_giving_reason for card in self._cards)

    def show_findings(
        self, findings: Sequence[Finding], chosen: int, rendering: Rendering, *, writable: bool
    ) -> None:
        """Show the cards of the findings from `chosen` on."""
        self._clear()
        for number, finding in list(enumerate(findings, 1))[chosen : chosen + _SHOWN]:
            card = FindingCard(
                self._appearance,
                finding,
                rendering,
                count=(number, len(findings)),
                writable=writable,
            )
            self._connect(card)
            self._cards.append(card)
            self._column.insertWidget(len(self._cards) - 1, card)
        self._none.setVisible(not self._cards)
        self._area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the focus into the first card, on the page itself where there is none."""
        if self._cards:
            self._cards[0].focus_first()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say in the first card why it could not be mended."""
        if self._cards:
            self._cards[0].show_fault(sentence)

    def _connect(self, card: FindingCard) -> None:
        finding, ways = card.finding, card.ways
        card.place_asked.connect(lambda: self.place_asked.emit(finding))
        ways.fix_asked.connect(lambda fix: self.fix_asked.emit(finding, fix))
        ways.accept_asked.connect(lambda reason: self.accept_asked.emit(finding, reason))
        ways.withdraw_asked.connect(lambda: self.withdraw_asked.emit(finding))
        ways.source_asked.connect(lambda: self.source_asked.emit(finding))

    def _clear(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)
