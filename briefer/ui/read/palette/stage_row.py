"""The rows of the second stage: a label, and choices that the keys move through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefer.ui.accessible import Role, acts_as, named
from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.term_letters import TermLetters
from briefer.ui.read.typed_letters import typed_text
from briefer.ui.translation import tr
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from briefer.model.vocabulary import Stance
    from briefer.ui.appearance import Appearance

_LABEL, _SIDE, _PAD = 86, 12, 6
_PAUSE = 1200
"""Milliseconds after which typed letters begin a new word."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key, the words, a hint, the access letter, perhaps a mark."""

    key: str
    words: str
    hint: str = ""
    letter: str = ""
    mark: Stance | None = None


class StageRow(QWidget):
    """A label at left and a place for choices; it takes the focus as a whole.

    Alt and the letter after an & in the label lead to the row. A row that `goes_on` with the one
    above has no line between them.
    """

    resized = Signal()

    def __init__(
        self, appearance: Appearance, name: str, label: str, *, goes_on: bool = False
    ) -> None:
        super().__init__()
        self._goes_on = goes_on
        self._appearance = appearance
        named(self, name, label.replace("&", ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = tight(QHBoxLayout(self))
        self.label = look(QLabel(label), weight="semibold", scale="small")
        self.label.setBuddy(self)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self.column = tight(QVBoxLayout())
        row.addLayout(self.column, 1)
        self._row = row
        self._measure()
        appearance.changed.connect(self._measure)

    def _measure(self) -> None:
        """Take the sizes that go with the size of text."""
        px = self._appearance.px
        self._row.setContentsMargins(
            px(_SIDE), 0 if self._goes_on else px(_PAD), px(_SIDE), px(_PAD)
        )
        self._row.setSpacing(px(8))
        self.label.setFixedWidth(px(_LABEL))
        self.label.setContentsMargins(0, px(3), 0, 0)
        self.column.setSpacing(px(4))

    @property
    def keyed(self) -> tuple[QWidget, ...]:
        """The row and the lines in it: where the keys may be."""
        return (self, *self.findChildren(StageLine))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        colour = self._appearance.colour
        if self.hasFocus():
            painter.fillRect(box, colour("hover"))
            painter.fillRect(QRectF(0, 0, self._appearance.px(3), box.height()), colour("accent"))
        if not self._goes_on:
            painter.setPen(colour("line"))
            painter.drawLine(box.topLeft(), box.topRight())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class ChoiceRow(StageRow):
    """One of several terms, or none. `chosen(key)` comes with an arrow key, a letter or a click.

    With `by_word` the letters that are typed one after the other choose as `TermLetters` says; else
    each access letter chooses its own, and going on with the word does.
    """

    chosen = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        label: str,
        choices: Sequence[Choice],
        *,
        by_word: bool = False,
    ) -> None:
        super().__init__(appearance, name, label)
        self._choices = tuple(choices)
        self._by_word = by_word
        self._typed = ""
        self._typed_at = 0
        self._value = ""
        self._suggested = ""
        self._label = label.replace("&", "")
        self._buttons: dict[str, ChoiceButton] = {}
        self._letters = TermLetters(tuple(choice.words for choice in self._choices))
        flow = FlowLayout(gap=appearance.px(4), line_gap=appearance.px(4))
        for place, choice in enumerate(self._choices):
            letter = self._letters.letters_of(place) if by_word else choice.letter
            button = ChoiceButton(
                appearance, f"{name}.{choice.key}", choice.words, letter=letter, mark=choice.mark
            )
            acts_as(button, Role.RadioButton).setToolTip(choice.hint)
            button.clicked.connect(lambda _checked=False, key=choice.key: self._choose(key))
            self._buttons[choice.key] = button
            flow.addWidget(button)
        self.column.addLayout(flow)
        self._hint = look(QLabel(tr("Type letters to choose")), tone="muted", scale="small")
        # Shown before it has a parent it would be a window of its own, and take the focus away.
        self.column.addWidget(self._hint)
        self._hint.setVisible(by_word)

    @property
    def value(self) -> str:
        """The key that is chosen, or nothing."""
        return self._value

    @property
    def suggested(self) -> str:
        """The key that is only suggested, or nothing."""
        return self._suggested

    def button(self, key: str) -> ChoiceButton:
        """Return the button of a choice."""
        return self._buttons[key]

    def show_value(self, value: str, suggested: str = "") -> None:
        """Show what is chosen; without it perhaps what is suggested."""
        self._value, self._suggested = value, "" if value else suggested
        for key, button in self._buttons.items():
            button.show_state(chosen=key == value, suggested=key == self._suggested)
        words = next((c.words for c in self._choices if c.key == (value or suggested)), "")
        self.setAccessibleName(f"{self._label}: {words}" if words else self._label)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._forget_letters()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        text = typed_text(event)
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif text.isalpha() and self._letter(event):
            event.accept()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._forget_letters()
            self._choose("")
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        keys = [choice.key for choice in self._choices]
        here = self._value or self._suggested
        at = keys.index(here) if here in keys else (-1 if by > 0 else len(keys))
        self._choose(keys[(at + by) % len(keys)])

    def _letter(self, event: QKeyEvent) -> bool:
        letter, at = event.text().lower(), event.timestamp()
        # The pause is the hand's: a key that waited here for its turn was typed in time.
        if at - self._typed_at > _PAUSE:
            self._typed = ""
        self._typed_at = at
        for typed in dict.fromkeys((self._typed + letter, letter)):
            found = self._found(typed)
            if found is not None:
                self._typed = typed
                self._hint.setText(tr("Type letters to choose: {typed}").format(typed=typed))
                self._choose(self._choices[found].key)
                return True
        return False

    def _found(self, typed: str) -> int | None:
        """Return the place of what the letters typed so far choose, if anything."""
        if self._by_word:
            return self._letters.find(typed)
        if len(typed) > 1:
            return self._letters.begun(typed)
        places = (n for n, choice in enumerate(self._choices) if choice.letter == typed)
        return next(places, None)

    def _forget_letters(self) -> None:
        self._typed = ""
        self._hint.setText(tr("Type letters to choose"))

    def _choose(self, key: str) -> None:
        self.show_value(key)
        self.chosen.emit(key)
