"""One topic of the passage, with its proposition, the stance, and the condition of a stance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from briefer.model.vocabulary import CONDITIONAL
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.read.codebook.new_proposition import NewProposition
from briefer.ui.read.inspector.proposition_menu import proposition_menu
from briefer.ui.read.inspector.stance_button import StanceButton
from briefer.ui.read.inspector.topic_words import TopicWords
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.translation import tr
from briefer.ui.widgets.choice_menu import open_below
from briefer.ui.widgets.giving_row import GivingRow
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from briefer.model.codebook import Codebook, Topic
    from briefer.model.passage import TopicTag
    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.ui.appearance import Appearance

_WORDS = 96
"""Pixels that the topic needs beside its stance."""


class TopicRow(QWidget):
    """`changed(tag)` carries the TopicTag as it should be, `removed(topic_id)` one that goes.

    `proposed(topic_id, sentence, label)` asks for a new proposition for this topic.
    """

    changed = Signal(object)
    removed = Signal(int)
    proposed = Signal(int, str, str)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._tag: TopicTag | None = None
        self._topic: Topic | None = None
        self._is_last = False
        px = appearance.px
        named(self, name)
        column = tight(QVBoxLayout(self), (px(11), px(3), px(11), px(3)), px(3))
        self.words = TopicWords(appearance, f"{name}.proposition")
        self.words.clicked.connect(self._show_menu)
        self.words.removed.connect(self._remove)
        self.setFocusProxy(self.words)
        self.stance = StanceButton(appearance, vocabulary, f"{name}.stance")
        self.stance.chosen.connect(self._set_stance)
        line = GivingRow(self.words, self.stance, gap=px(8), room=px(_WORDS))
        line.setContentsMargins(0, 0, px(3), 0)
        column.addWidget(line)
        self.condition = TypedLine(
            f"{name}.condition", tr("Condition"), hint=tr("On what condition, in words")
        )
        self.condition.written.connect(self._set_condition)
        self.implied = named(QCheckBox(tr("implied, not stated")), f"{name}.implied")
        self.implied.clicked.connect(self._set_implied)
        self._conditions = QWidget()
        below = tight(QVBoxLayout(self._conditions), (px(19), px(2), px(3), px(3)), px(4))
        below.addWidget(self.condition)
        below.addWidget(self.implied)
        column.addWidget(self._conditions)
        self.new = NewProposition(appearance, f"{name}.new")
        self.new.made.connect(self._propose)
        self.new.left.connect(self._leave_new)
        self.new.hide()
        column.addWidget(self.new)

    @property
    def topic_id(self) -> int:
        """The topic that is shown, or 0."""
        return self._tag.topic_id if self._tag else 0

    def show_tag(self, tag: TopicTag, codebook: Codebook, *, is_last: bool) -> None:
        """Show a topic of the passage."""
        if tag.topic_id != self.topic_id:
            self.new.hide()
        self._tag, self._is_last = tag, is_last
        self._topic = topic = codebook.topic_by_id[tag.topic_id]
        proposition = codebook.proposition_by_id.get(tag.proposition_id or 0)
        path = codebook.path(topic.id).replace("/", ARROW)
        below = proposition.label if proposition else tr("no proposition")
        self.words.show_topic(path, below, topic.colour)
        says = (proposition.text if proposition else "", topic.meaning)
        self.words.setToolTip("\n".join(filter(None, says)))
        about = proposition.label if proposition else path
        self.stance.can_stand = bool(topic.propositions)
        self.stance.show_stance(tag.stance, about)
        self.condition.set_value(tag.condition or "")
        self.implied.setChecked(tag.condition_inferred)
        self._conditions.setVisible(tag.stance == CONDITIONAL)
        self.update()

    def allow(self, *, writable: bool) -> None:
        """Let the user change things, or show them plainly."""
        self.words.setEnabled(writable)
        self.stance.allow(writable=writable)
        self.condition.setReadOnly(not writable)
        self.implied.setEnabled(writable)
        if not writable:
            self.new.hide()

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        self.condition.flush()

    def close_new(self) -> None:
        """Take the lines for a new proposition away."""
        self.new.hide()

    def _show_menu(self) -> None:
        if self._topic is None or self._tag is None:
            return
        menu = proposition_menu(
            self.words, self._topic, self._tag, self._change, self.new.begin, self._remove
        )
        open_below(self.words, menu)

    def _change(self, tag: TopicTag) -> None:
        if tag != self._tag:
            self.changed.emit(tag)

    def _set_stance(self, stance: Stance | None) -> None:
        if self._tag is None:
            return
        tag = replace(self._tag, stance=stance)
        if stance != CONDITIONAL:
            tag = replace(tag, condition=None, condition_inferred=False)
        self._change(tag)

    def _set_condition(self, words: str) -> None:
        if self._tag is not None:
            self._change(replace(self._tag, condition=words or None))

    def _set_implied(self, implied: bool) -> None:
        if self._tag is not None:
            self._change(replace(self._tag, condition_inferred=implied))

    def _propose(self, sentence: str, label: str) -> None:
        self.proposed.emit(self.topic_id, sentence, label)

    def _leave_new(self) -> None:
        self.new.hide()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        self.removed.emit(self.topic_id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_last:
            return
        painter = QPainter(self)
        side = self._appearance.px(14)
        y = self.height() - 1
        painter.fillRect(side, y, self.width() - 2 * side, 1, self._appearance.colour("line"))
