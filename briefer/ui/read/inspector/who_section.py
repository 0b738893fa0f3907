"""Who: the stakeholders of the passage, each with its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.inspector.part_menu import part_menu
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.choice_menu import open_below
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.model.codebook import Stakeholder
    from briefer.model.passage import PartyTag
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.inspector.shown import Shown

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class WhoSection(QWidget):
    """`part_set(old, new)` and `removed(party)` carry PartyTags; `add_asked` comes with Add.

    The arrow keys go from chip to chip, Space or Enter opens the menu of parts, Delete removes.
    """

    add_asked = Signal()
    part_set = Signal(object, object)
    removed = Signal(object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "inspector.who", tr("Who"))
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._parties: tuple[PartyTag, ...] = ()
        self._writable = True
        px = appearance.px
        column = tight(QVBoxLayout(self))
        self.head = SectionHead(
            appearance, "inspector.who", tr("Who"), adds=tr("Add a stakeholder")
        )
        self.head.add_asked.connect(self.add_asked)
        column.addWidget(self.head)
        self._flow = FlowLayout(gap=px(5), line_gap=px(5))
        self._flow.setContentsMargins(px(14), 0, px(14), 0)
        column.addLayout(self._flow)
        self.chips = Rows(self._flow, self._make_chip, self.head.add)
        self._nobody = look(QLabel(tr("nobody")), tone="muted", scale="small")
        self._nobody.setContentsMargins(px(14), 0, px(14), 0)
        column.addWidget(self._nobody)

    def show_passage(self, shown: Shown) -> None:
        """Show the stakeholders of a passage; a chip that has the focus keeps it."""
        known = shown.codebook.stakeholder_by_id
        self._parties = tuple(p for p in shown.passage.parties if p.stakeholder_id in known)
        self.chips.keep(len(self._parties))
        date = shown.passage.statement.event_date or shown.article.published
        for chip, party in zip(self.chips, self._parties, strict=True):
            entry = known[party.stakeholder_id]
            chip.show_face(self._face(entry, party))
            chip.setToolTip(_about(entry, self._vocabulary, date))
        self._nobody.setVisible(not self._parties)
        self.updateGeometry()

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or show them plainly."""
        self.head.allow(writable=writable)
        if writable != self._writable:
            self._writable = writable
            shown = self._parties
            faces = [(chip.face, chip.toolTip()) for chip in self.chips]
            self.chips.keep(0)
            self.chips.keep(len(shown))
            for chip, (face, tip) in zip(self.chips, faces, strict=True):
                chip.show_face(face)
                chip.setToolTip(tip)

    def focus_party(self, stakeholder_id: int) -> None:
        """Put the focus on the newest chip of a stakeholder."""
        for chip, party in zip(reversed(list(self.chips)), reversed(self._parties), strict=True):
            if party.stakeholder_id == stakeholder_id:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _face(self, entry: Stakeholder, party: PartyTag) -> ChipFace:
        part = self._vocabulary.parts[party.part].label.lower()
        return ChipFace(entry.short, entry.initials, part, party.inferred)

    def _make_chip(self, number: int) -> Chip:
        chip = Chip(
            self._appearance, ChipFace("", ""), removable=self._writable, active=self._writable
        )
        chip.setObjectName(f"inspector.who.{number}")
        chip.clicked.connect(lambda: self._show_menu(number))
        chip.removed.connect(lambda: self.removed.emit(self._parties[number]))
        return chip

    def _show_menu(self, number: int) -> None:
        chip, party = self.chips[number], self._parties[number]
        menu = part_menu(
            chip,
            self._vocabulary,
            party,
            lambda new: self.part_set.emit(party, new),
            lambda: self.removed.emit(party),
        )
        open_below(chip, menu)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.chips[(at + step) % len(self.chips)].setFocus(Qt.FocusReason.TabFocusReason)


def _about(entry: Stakeholder, vocabulary: Vocabulary, date: str | None) -> str:
    """Return what is known of a stakeholder, for its tip."""
    kind = vocabulary.kinds[entry.kind].label.lower() if entry.kind else ""
    words = (entry.name, entry.role_on(date) or "", kind, entry.side or "")
    return " · ".join(filter(None, words))
