"""The row of the second stage that ties a passage to others, nearby or anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from briefer.model.anchor import shorten
from briefer.model.passage import Link
from briefer.ui.accessible import Role, acts_as, named
from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.finder_line import FinderLine
from briefer.ui.read.palette.link_words import direction_words
from briefer.ui.read.palette.nearby_list import NearbyList
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.appearance import Appearance
    from briefer.ui.read.palette.nearby import Nearby

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SHOWN = 44
_FIND = "/"


class LinkRow(StageRow):
    """Kinds of links, each by its letter; then a passage by its letter, by arrows and Enter.

    With / or any other letter words are typed, and the passages of the briefing that have them take
    the place of those nearby. `changed(links)` carries all links as they should be. Delete takes
    the current link away.
    """

    changed = Signal(list)

    def __init__(
        self,
        appearance: Appearance,
        vocabulary: Vocabulary,
        around: Callable[[], Sequence[Nearby]],
        find: Callable[[str], Sequence[Nearby]],
    ) -> None:
        super().__init__(appearance, "kindLinks", tr("&Links"))
        self._vocabulary = vocabulary
        self._around, self._find = around, find
        self._links: list[Link] = []
        self._made: list[ChoiceButton] = []
        self._kind = ""
        self._at = 0
        self._letters = {term.letter: term.key for term in vocabulary.link_kinds.terms}
        gap = appearance.px(4)
        self._links_flow = FlowLayout(gap=gap, line_gap=gap)
        self._kinds_flow = FlowLayout(gap=gap, line_gap=gap)
        self.column.addLayout(self._links_flow)
        self.column.addLayout(self._kinds_flow)
        self._kinds: dict[str, ChoiceButton] = {}
        for term in vocabulary.link_kinds.terms:
            button = ChoiceButton(
                appearance, f"kindLinks.{term.key}", term.label, letter=term.letter, small=True
            )
            acts_as(button, Role.RadioButton).setToolTip(term.hint)
            button.clicked.connect(lambda _checked=False, key=term.key: self._pick(key))
            self._kinds[term.key] = button
            self._kinds_flow.addWidget(button)
        self.direction = look(named(QLabel(), "kindLinks.direction"), tone="muted", scale="small")
        self.direction.setWordWrap(True)
        self.column.addWidget(self.direction)
        self.line = FinderLine(
            "kindLinks.line",
            tr("Words of the other passage"),
            tr("words, a name, a topic, a title"),
        )
        self.line.textEdited.connect(self._search)
        self.line.left.connect(self._leave_line)
        self.column.addWidget(self.line)
        self.list = NearbyList(appearance)
        self.list.taken.connect(self._take)
        self.line.moved.connect(self.list.step)
        self.line.taken.connect(self.list.take)
        self.column.addWidget(self.list)
        for widget in (self.direction, self.line, self.list):
            widget.hide()

    def begin(self) -> None:
        """Start with no kind chosen."""
        self._at = 0
        self._pick("")

    def show_links(self, links: Sequence[Link], words: Mapping[int, str]) -> None:
        """Show the links of a passage; `words` are those of the other passages by their ids."""
        self._links = list(links)
        self._at = min(self._at, max(0, len(self._links) - 1))
        self._links_flow.clear()
        self._made = []
        for number, link in enumerate(self._links):
            kind = self._vocabulary.link_kinds[link.kind].label
            shown = shorten(words.get(link.other_id, ""), _SHOWN)
            button = ChoiceButton(
                self._appearance,
                f"kindLink.{number}",
                tr("{kind}: {words}").format(kind=kind, words=shown),
            )
            acts_as(button, Role.Button)
            button.clicked.connect(lambda _checked=False, number=number: self._go(number))
            self._made.append(button)
            self._links_flow.addWidget(button)
            button.show()
        self._show_current()
        spoken = [tr("Links"), *(button.text() for button in self._made)]
        self.setAccessibleName(", ".join(spoken))

    @property
    def picking(self) -> bool:
        """Whether a passage is being chosen."""
        return bool(self._kind)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressed_in_list(event) if self.picking else self._pressed(event):
            event.accept()
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_current()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.line.hasFocus():
            self._pick("")

    def _pressed(self, event: QKeyEvent) -> bool:
        key, letter = event.key(), event.text().lower()
        if letter in self._letters:
            self._pick(self._letters[letter])
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left} and self._links:
            self._go((self._at + (1 if key == Qt.Key.Key_Right else -1)) % len(self._links))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._links:
            self.changed.emit([one for n, one in enumerate(self._links) if n != self._at])
        else:
            return False
        return True

    def _pressed_in_list(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            self.list.take()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Backspace}:
            self._pick("")
        elif self.list.take_letter(event.text()):
            return True
        elif event.text() == _FIND or event.text().isalnum():
            self._open_line(event.text().removeprefix(_FIND))
        else:
            return False
        return True

    def _open_line(self, typed: str) -> None:
        """Type words of the other passage."""
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(typed)
        self._search(typed)

    def _search(self, typed: str) -> None:
        if typed.strip():
            self.list.show_passages(self._find(typed), lettered=False)
        else:
            self.list.show_passages(self._around())
        self.resized.emit()

    def _leave_line(self) -> None:
        """Esc: the passages nearby are offered once more."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.hide()
        self.line.setText("")
        self._search("")

    def _pick(self, kind: str) -> None:
        """Offer passages for a kind of link, or none."""
        self._kind = kind
        if kind:
            self.list.show_passages(self._around())
            found = tr("/ finds any passage by its words.")
            self.direction.setText(f"{direction_words(self._vocabulary, kind)} {found}")
        self.line.hide()
        self.line.setText("")
        for widget in (self.direction, self.list):
            widget.setVisible(bool(kind))
        self._show_current()
        self.resized.emit()

    def _take(self, passage_id: int) -> None:
        link = Link(self._kind, passage_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pick("")
        there = {(one.kind, one.other_id) for one in self._links}
        if (link.kind, link.other_id) not in there:
            self._at = len(self._links)
            self.changed.emit([*self._links, link])

    def _go(self, number: int) -> None:
        self._at = number
        self._show_current()

    def _show_current(self) -> None:
        for number, button in enumerate(self._made):
            button.show_state(chosen=True, current=self.hasFocus() and number == self._at)
        for key, button in self._kinds.items():
            button.show_state(chosen=key == self._kind)
