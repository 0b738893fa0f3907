"""The row of the second stage in which each stakeholder gets its part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from briefer.ui.accessible import Role, acts_as
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefer.model.codebook import Codebook
    from briefer.model.passage import PartyTag
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance

_INFERRED = "i"


class PartyRow(StageRow):
    """Stakeholders with their parts: arrows move between them, a letter or Space sets the part.

    Letters one after the other go from name to name. `changed(old, new)` carries two PartyTags. The
    letter i says that the text does not say it.
    """

    changed = Signal(object, object)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__(appearance, "kindWho", tr("&Who"))
        self._vocabulary = vocabulary
        self._parties: tuple[PartyTag, ...] = ()
        self._buttons: list[ChoiceButton] = []
        self._at = 0
        self._just_set = False
        self._flow = FlowLayout(gap=appearance.px(4), line_gap=appearance.px(4))
        self.column.addLayout(self._flow)
        letters = ", ".join(
            f"{term.letter} {term.label.lower()}" for term in vocabulary.parts.terms
        )
        self._hint = look(QLabel(), tone="muted", scale="small")
        self._hint.setWordWrap(True)
        self._hint.setText(
            tr(
                "Space or a letter: {letters}, i inferred. The next letter is for the next name."
            ).format(letters=letters)
        )
        self._hint.hide()
        self.column.addWidget(self._hint)

    def begin(self) -> None:
        """Start again at the first stakeholder."""
        self._at, self._just_set = 0, False

    def show_parties(self, parties: Sequence[PartyTag], codebook: Codebook) -> None:
        """Show the stakeholders of a passage."""
        self._parties = tuple(parties)
        self._at = min(self._at, max(0, len(self._parties) - 1))
        self._flow.clear()
        self._buttons = []
        for number, party in enumerate(self._parties):
            name = codebook.stakeholder_by_id[party.stakeholder_id].short
            button = ChoiceButton(self._appearance, f"kindWho.{number}", self._words(name, party))
            acts_as(button, Role.Button)
            button.clicked.connect(lambda _checked=False, number=number: self._click(number))
            self._buttons.append(button)
            self._flow.addWidget(button)
            button.show()
        self._show_current()
        self.setAccessibleName(", ".join([tr("Who"), *(b.text() for b in self._buttons)]))
        self.setVisible(bool(self._parties))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_set = False
        self._hint.show()
        self._show_current()
        self.resized.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hint.hide()
        self._show_current()
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letter = event.key(), event.text().lower()
        parts = {term.letter: term.key for term in self._vocabulary.parts.terms}
        if not self._parties:
            event.ignore()
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self._just_set = False
            self._at = (self._at + (1 if key == Qt.Key.Key_Right else -1)) % len(self._parties)
            self._show_current()
            announce(self, self._buttons[self._at].text())
        elif key == Qt.Key.Key_Space:
            self._cycle()
        elif letter in parts:
            self._set_next(parts[letter])
        elif letter == _INFERRED:
            self._set(inferred=not self._parties[self._at].inferred)
        else:
            event.ignore()

    def _set_next(self, part: str) -> None:
        """Set the part of this name, or of the next one where this one has just got its own."""
        if self._just_set:
            self._at = min(self._at + 1, len(self._parties) - 1)
        self._just_set = True
        self._set(part=part)
        self._show_current()

    def _click(self, number: int) -> None:
        self._at, self._just_set = number, False
        self._cycle()

    def _cycle(self) -> None:
        keys = self._vocabulary.parts.keys
        here = keys.index(self._parties[self._at].part)
        self._set(part=keys[(here + 1) % len(keys)])

    def _set(self, **fields: object) -> None:
        old = self._parties[self._at]
        new = replace(old, **fields)  # type: ignore[arg-type]  # fields of PartyTag
        if new != old:
            self.changed.emit(old, new)

    def _words(self, name: str, party: PartyTag) -> str:
        part = self._vocabulary.parts[party.part].label.lower()
        inferred = f" · {tr('inferred')}" if party.inferred else ""
        return f"{name}: {part}{inferred}"

    def _show_current(self) -> None:
        for number, button in enumerate(self._buttons):
            current = self.hasFocus() and number == self._at
            button.show_state(
                chosen=not self._parties[number].inferred,
                suggested=self._parties[number].inferred,
                current=current,
            )
