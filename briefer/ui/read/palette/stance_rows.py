"""The rows of the second stage for where the speaker stands, one for each topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from briefer.model.vocabulary import CONDITIONAL, stance_key
from briefer.ui.accessible import Role, acts_as
from briefer.ui.overriding import override
from briefer.ui.read.palette.choice_button import ChoiceButton
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import StageRow
from briefer.ui.translation import tr
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.flow_layout import FlowLayout
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.topic_chip import TopicSquare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from briefer.model.codebook import Codebook, Proposition, Topic
    from briefer.model.passage import TopicTag
    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.ui.appearance import Appearance

_NONE = "none"
_IMPLIED = "p"
_LEAST_TOPIC = 200
_STRENGTH = 2
_STRONGEST = 3


class StanceRows(QWidget):
    """A row for each topic that has a proposition; `changed` carries the new TopicTag."""

    changed = Signal(object)
    resized = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._column = tight(QVBoxLayout(self))
        self.rows: list[StanceRow] = []

    def show_topics(self, tags: Sequence[TopicTag], codebook: Codebook) -> None:
        """Show the topics of a passage; rows that are there already keep the focus."""
        wanted = [
            (tag, codebook.topic_by_id[tag.topic_id])
            for tag in tags
            if codebook.topic_by_id[tag.topic_id].propositions
        ]
        while len(self.rows) > len(wanted):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(wanted):
            label = tr("&Stance") if not self.rows else ""
            row = StanceRow(self._appearance, self._vocabulary, len(self.rows), label)
            row.changed.connect(self.changed)
            row.resized.connect(self.resized)
            self._column.addWidget(row)
            row.show()
            self.rows.append(row)
        for row, (tag, topic) in zip(self.rows, wanted, strict=True):
            row.show_tag(tag, topic)


class StanceRow(StageRow):
    """A proposition and where the speaker stands towards it.

    A letter or an arrow chooses, + and - change the strength, * goes on to the topic's next
    proposition. The letter of a conditional stance leads on to the line for the condition, and p
    says that it is only implied.
    """

    changed = Signal(object)

    def __init__(
        self, appearance: Appearance, vocabulary: Vocabulary, number: int, label: str
    ) -> None:
        super().__init__(appearance, f"kindStance.{number}", label, goes_on=number > 0)
        self._vocabulary = vocabulary
        self._tag: TopicTag | None = None
        self._topic: Topic | None = None
        px = appearance.px
        line = self._line = tight(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=px(6))
        self._square = TopicSquare(appearance, 1)
        self._label = look(ElidedLabel(), scale="small")
        topic = tight(QHBoxLayout(), gap=px(6))
        topic.addWidget(self._square)
        topic.addWidget(self._label, 1)
        line.addLayout(topic, 1)
        self._group = QWidget()
        group = FlowLayout(self._group, gap=px(2), line_gap=px(2))
        self._buttons: dict[str, ChoiceButton] = {}
        for key, words, letter, mark in self._options():
            button = ChoiceButton(
                appearance,
                f"kindStance.{number}.{key}",
                words,
                letter=letter,
                mark=mark,
                small=True,
            )
            acts_as(button, Role.RadioButton)
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            self._buttons[key] = button
            group.addWidget(button)
        line.addWidget(self._group)
        self.column.addLayout(line)
        self.column.addLayout(self._condition_line(appearance, number))

    def _condition_line(self, appearance: Appearance, number: int) -> QHBoxLayout:
        """Return the line for the words of a condition, shown while there is one to write."""
        row = tight(QHBoxLayout(), gap=appearance.px(6))
        self.line = StageLine(
            f"kindStance.{number}.condition", tr("Condition"), tr("if what? In a few words")
        )
        self.line.written.connect(self._set_condition)
        self.line.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self._implied = ChoiceButton(
            appearance,
            f"kindStance.{number}.implied",
            tr("implied"),
            letter=_IMPLIED,
            small=True,
        )
        self._implied.setToolTip(tr("The text implies the condition and does not say it (p)"))
        self._implied.clicked.connect(self._turn_implied)
        row.addWidget(self.line, 1)
        row.addWidget(self._implied)
        self._show_condition(shown=False)
        return row

    def _show_condition(self, *, shown: bool) -> None:
        for part in (self.line, self._implied):  # nothing around them may cut the ring of the focus
            part.setVisible(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the stances below their topic where it would have no room beside them."""
        super().resizeEvent(event)
        px = self._appearance.px
        shown = [one for one in self._buttons.values() if not one.isHidden()]
        wanted = sum(one.sizeHint().width() + px(2) for one in shown)
        beside = wanted + px(_LEAST_TOPIC) <= self.width()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._group.setMinimumWidth(wanted if beside else 0)

    def button(self, key: str) -> ChoiceButton:
        """Return the button of a stance's key, or of `none`."""
        return self._buttons[key]

    def show_tag(self, tag: TopicTag, topic: Topic) -> None:
        """Show a topic's proposition and stance."""
        self._tag, self._topic = tag, topic
        self._square.set_colour(topic.colour)
        proposition = self._proposition()
        words = proposition.label if proposition else topic.name
        self._label.setText(words)
        chosen = _NONE if tag.stance is None else stance_key(tag.stance)
        for key, button in self._buttons.items():
            button.show_state(chosen=key == chosen)
        for key in ("for", "against"):
            self._buttons[key].show_words(self._strength_words(key, tag.stance))
        conditional = tag.stance == CONDITIONAL
        self.line.show_value(tag.condition or "")
        self._implied.show_state(chosen=tag.condition_inferred)
        if conditional == self.line.isHidden():
            self._show_condition(shown=conditional)
            self.resized.emit()
        self.setAccessibleName(
            tr("Stance: {words}, {stance}").format(words=words, stance=self._buttons[chosen].text())
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text().lower()
        letters = {letter: option for option, _words, letter, _mark in self._options()}
        if key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif text in {"+", "-"}:
            self._strengthen(1 if text == "+" else -1)
        elif text == "*":
            self._next_proposition()
        elif text == _IMPLIED and self._tag is not None and self._tag.stance == CONDITIONAL:
            self._turn_implied()
        elif text in letters or text == "c":
            self._choose(letters.get(text, CONDITIONAL))
            if not self.line.isHidden():
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._choose(_NONE)
        else:
            event.ignore()

    def _options(self) -> list[tuple[str, str, str, Stance | None]]:
        """Return the choices: key, words, access letter, mark."""
        options: list[tuple[str, str, str, Stance | None]] = []
        for term in self._vocabulary.stances.terms:
            words = tr("if …") if term.key == CONDITIONAL else term.label
            letter = "i" if term.key == CONDITIONAL else term.letter
            options.append((term.key, words, letter, stance_of(term.key)))
        return [*options, (_NONE, tr("none"), "o", None)]

    def _strength_words(self, key: str, stance: Stance | None) -> str:
        words = self._vocabulary.stances[key].label
        if isinstance(stance, int) and stance_key(stance) == key and abs(stance) != _STRENGTH:
            return f"{words} {stance:+d}".replace("-", "−")
        return words

    def _proposition(self) -> Proposition | None:
        if self._topic is None or self._tag is None:
            return None
        wanted = self._tag.proposition_id
        named = next((p for p in self._topic.propositions if p.id == wanted), None)
        return named or self._topic.default_proposition

    def _step(self, by: int) -> None:
        keys = list(self._buttons)
        stance = self._tag.stance if self._tag else None
        here = _NONE if stance is None else stance_key(stance)
        self._choose(keys[(keys.index(here) + by) % len(keys)])

    def _strengthen(self, by: int) -> None:
        """One step towards for, or towards against."""
        stance = self._tag.stance if self._tag else None
        if isinstance(stance, int):
            self._set(max(-_STRONGEST, min(_STRONGEST, stance + by)))
        else:
            self._set(_STRENGTH * by)

    def _choose(self, key: str) -> None:
        self._set(None if key == _NONE else stance_of(key))

    def _set(self, stance: Stance | None) -> None:
        if self._tag is None:
            return
        proposition = self._proposition()
        tag = replace(
            self._tag, stance=stance, proposition_id=proposition.id if proposition else None
        )
        if stance != CONDITIONAL:
            tag = replace(tag, condition=None, condition_inferred=False)
        self.changed.emit(tag)

    def _set_condition(self, words: str) -> None:
        if self._tag is not None and self._tag.stance == CONDITIONAL:
            self.changed.emit(replace(self._tag, condition=words or None))

    def _turn_implied(self) -> None:
        if self._tag is not None:
            implied = not self._tag.condition_inferred
            self.changed.emit(replace(self._tag, condition_inferred=implied))

    def _next_proposition(self) -> None:
        proposition = self._proposition()
        if self._topic is None or self._tag is None or proposition is None:
            return
        all_of_them = self._topic.propositions
        following = all_of_them[(all_of_them.index(proposition) + 1) % len(all_of_them)]
        self.changed.emit(replace(self._tag, proposition_id=following.id))


def stance_of(key: str) -> Stance:
    """Return the stance that a term stands for, at its usual strength."""
    return {"for": _STRENGTH, "against": -_STRENGTH, "neutral": 0}.get(key, key)
