"""Who is suggested, with the part of each, why, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.part_menu import part_menu
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.translation import tr
from briefer.ui.widgets.chip import Chip, ChipFace
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook
    from briefer.model.passage import PartyTag
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance


class _Row(QWidget):
    """A chip, and the reason for it below."""

    def __init__(self, appearance: Appearance, number: int, *, writable: bool) -> None:
        super().__init__()
        px = appearance.px
        column = tight(QVBoxLayout(self), (px(14), 0, px(14), 0), px(4))
        line = tight(QHBoxLayout())
        self.chip = Chip(appearance, ChipFace("", ""), removable=writable, active=writable)
        self.chip.setObjectName(f"suggestion.who.{number}")
        self.setFocusProxy(self.chip)
        line.addWidget(self.chip)
        line.addStretch(1)
        column.addLayout(line)
        self.why = look(named(QLabel(), f"suggestion.who.{number}.why"), tone="muted")
        look(self.why, scale="small").setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self.why)


class WhoPart(QWidget):
    """`part_set(old, new)` and `removed(party)` carry PartyTags; `add_asked` comes with Add."""

    add_asked = Signal()
    part_set = Signal(object, object)
    removed = Signal(object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "suggestion.who", tr("Who"))
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._parties: tuple[PartyTag, ...] = ()
        self._writable = True
        column = tight(QVBoxLayout(self))
        self.head = SectionHead(
            appearance, "suggestion.who", tr("Who"), adds=tr("Add a stakeholder")
        )
        self.head.add_asked.connect(self.add_asked)
        column.addWidget(self.head)
        rows = tight(QVBoxLayout(), gap=appearance.px(7))
        column.addLayout(rows)
        self.rows = Rows(rows, self._make_row, self.head.add)
        self._nobody = look(QLabel(tr("nobody")), tone="muted", scale="small")
        self._nobody.setContentsMargins(appearance.px(14), 0, 0, 0)
        column.addWidget(self._nobody)

    def show_parties(
        self, parties: Sequence[PartyTag], reasons: Sequence[str], codebook: Codebook
    ) -> None:
        """Show who is suggested; an empty reason is not shown."""
        self._parties = tuple(parties)
        self.rows.keep(len(self._parties))
        for row, party, why in zip(self.rows, self._parties, reasons, strict=True):
            who = codebook.stakeholder_by_id[party.stakeholder_id]
            part = self._vocabulary.parts[party.part].label.lower()
            face = ChipFace(who.short, who.initials, part, party.inferred, tentative=True)
            row.chip.show_face(face)
            row.chip.setToolTip(who.name)
            row.why.setText(why)
            row.why.setVisible(bool(why))
        self._nobody.setVisible(not self._parties)

    def allow(self, *, writable: bool) -> None:
        """Let the analyst change things, or show them plainly."""
        self.head.allow(writable=writable)
        if writable != self._writable:
            self._writable = writable
            self.rows.keep(0)

    def _make_row(self, number: int) -> _Row:
        row = _Row(self._appearance, number, writable=self._writable)
        row.chip.clicked.connect(lambda: self._show_menu(number))
        row.chip.removed.connect(lambda: self.removed.emit(self._parties[number]))
        return row

    def _show_menu(self, number: int) -> None:
        chip, party = self.rows[number].chip, self._parties[number]
        menu = part_menu(
            chip,
            self._vocabulary,
            party,
            lambda new: self.part_set.emit(party, new),
            lambda: self.removed.emit(party),
        )
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
