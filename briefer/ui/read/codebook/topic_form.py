"""Everything that can be said of a topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefer.model.codebook import Keyword
from briefer.ui.accessible import named
from briefer.ui.read.codebook.form import BETWEEN, Form, several, several_line
from briefer.ui.read.codebook.proposition_lines import PropositionLines
from briefer.ui.read.codebook.tint_row import TintRow
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.translation import tr
from briefer.ui.widgets.badge import Badge
from briefer.ui.widgets.long_term_box import LongTermBox
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.term_box import TermBox
from briefer.ui.widgets.typed_line import TypedLine
from briefer.ui.widgets.typed_text import TypedText

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook, Topic
    from briefer.ui.appearance import Appearance

_DIGITS = "123456789"


class TopicForm(Form):
    """`changed(topic_id, field, value, spell)` names the topic; `spell` joins what is typed.

    `proposed(topic_id, sentence, label)` asks for a proposition of it; what concerns those that are
    there comes from `propositions`.
    """

    changed = Signal(int, str, object, str)
    proposed = Signal(int, str, str)

    def __init__(self, appearance: Appearance, *, roomy: bool = False) -> None:
        super().__init__(appearance, roomy=roomy)
        named(self, "codebook.topic-form", tr("Topic"))
        self._appearance = appearance
        self._topic: Topic | None = None
        self.name = TypedLine("codebook.topic.name", tr("Name"))
        self.full_name = TypedLine("codebook.topic.full-name", tr("Full name"))
        self.definition = TypedText("codebook.topic.definition", tr("Definition"), least=2)
        self.propositions = PropositionLines(appearance, roomy=roomy)
        self.tints = TintRow(appearance, "codebook.topic.colour")
        self.key = TermBox("codebook.topic.key", tr("Key"), (), unset=tr("no key"))
        self.parent_box = LongTermBox(
            "codebook.topic.parent", tr("Under"), (), unset=tr("top level")
        )
        self.keywords = {
            (language, excludes): several_line(
                appearance,
                f"codebook.topic.{'beside' if excludes else 'words'}-{language}",
                words,
                roomy=roomy,
            )
            for language, excludes, words in _keyword_lines()
        }
        self._place()
        self._connect()

    def _place(self) -> None:
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Full name"), self.full_name)
        self.add_field(tr("Definition"), self.definition)
        self.add_part(tr("Propositions"), self.propositions)
        if self.roomy:
            self.add_field(tr("Colour, key"), self._in_one_row())
        else:
            self.add_field(tr("Colour"), self.tints)
            self.add_field(tr("Key"), self.key)
        self.add_field(tr("Under"), self.parent_box)
        if self.roomy:
            self.add_field(tr("Keywords"), self._by_language(excludes=False))
            self.add_field(tr("Not beside"), self._by_language(excludes=True))
        else:
            for language, excludes, words in _keyword_lines():
                self.add_field(words, self.keywords[language, excludes])
        self.end()

    def _in_one_row(self) -> QWidget:
        """Return colour and key beside each other."""
        holder = QWidget()
        row = tight(QHBoxLayout(holder), gap=self._gap)
        row.addWidget(self.tints, 1)
        self.key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.key.setMinimumContentsLength(3)
        self.key.setMaximumWidth(self._appearance.px(150))
        row.addWidget(self.key)
        return holder

    def _by_language(self, *, excludes: bool) -> QWidget:
        """Return the words of each language behind its sign."""
        holder = QWidget()
        column = tight(QVBoxLayout(holder), gap=self._gap // 2)
        for (language, kind), line in self.keywords.items():
            if kind == excludes:
                row = tight(QHBoxLayout(), gap=self._gap)
                sign = Badge(self._appearance, language.upper())
                sign.setFixedSize(self._appearance.px(30), self._appearance.px(24))
                row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(line, 1)
                column.addLayout(row)
        return holder

    def _connect(self) -> None:
        self.name.written.connect(lambda text: self._tell("name", text))
        self.full_name.written.connect(lambda text: self._tell("full_name", text or None))
        self.definition.written.connect(
            lambda text, spell: self._tell("definition", text or None, spell)
        )
        self.propositions.proposed.connect(self._propose)
        self.tints.chosen.connect(lambda colour: self._tell("colour", colour))
        self.key.chosen.connect(lambda digit: self._tell("shortcut", digit or None))
        self.parent_box.chosen.connect(lambda key: self._tell("parent_id", int(key or 0) or None))
        for (language, excludes), line in self.keywords.items():
            line.written.connect(
                lambda text, language=language, excludes=excludes: self._set_keywords(
                    text, language, excludes=excludes
                )
            )

    def show_topic(self, topic: Topic, codebook: Codebook) -> None:
        """Show a topic; what is being typed of the same one stays."""
        another = self._topic is None or self._topic.id != topic.id
        self._topic = topic
        self.name.set_value(topic.name)
        self.full_name.set_value(topic.full_name or "")
        if another:
            self.definition.begin(topic.definition or "")
            self.propositions.close_new()
        else:
            self.definition.set_value(topic.definition or "")
        self.propositions.show_topic(topic)
        self.tints.set_value((topic.colour - 1) % 8 + 1)
        self.key.offer(_key_options(topic, codebook))
        self.key.set_value(topic.shortcut or "")
        above = codebook.path(topic.parent_id).replace("/", ARROW) if topic.parent_id else ""
        self.parent_box.show_taken(
            str(topic.parent_id or ""), above, lambda: _parent_options(topic, codebook)
        )
        for (language, excludes), line in self.keywords.items():
            words = [
                k.word for k in topic.keywords if (k.language, k.excludes) == (language, excludes)
            ]
            line.set_value(BETWEEN.join(words))

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        for line in (self.name, self.full_name, *self.keywords.values()):
            line.setReadOnly(not writable)
        self.definition.setReadOnly(not writable)
        self.propositions.allow(writable=writable)
        self.tints.setEnabled(writable)
        self.key.allow(writable=writable)
        self.parent_box.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in (self.name, self.full_name, *self.keywords.values()):
            line.flush()
        self.definition.flush()
        self.propositions.flush()

    def _tell(self, field: str, value: object, spell: str = "") -> None:
        if self._topic is not None:
            self.changed.emit(self._topic.id, field, value, spell)

    def _propose(self, sentence: str, label: str) -> None:
        if self._topic is not None:
            self.proposed.emit(self._topic.id, sentence, label)

    def _set_keywords(self, text: str, language: str, *, excludes: bool) -> None:
        if self._topic is None:
            return
        kind = (language, excludes)
        others = [k for k in self._topic.keywords if (k.language, k.excludes) != kind]
        words = [Keyword(word, language, excludes) for word in several(text)]
        self._topic = replace(self._topic, keywords=(*others, *words))
        self._tell("keywords", self._topic.keywords)


def _keyword_lines() -> tuple[tuple[str, bool, str], ...]:
    return (
        ("en", False, tr("Words, English")),
        ("es", False, tr("Words, Spanish")),
        ("en", True, tr("Not beside, English")),
        ("es", True, tr("Not beside, Spanish")),
    )


def _key_options(topic: Topic, codebook: Codebook) -> list[tuple[str, str, str]]:
    """Return the digits, each with the topic that has it now."""
    holders = {t.shortcut: t.name for t in codebook.topics if t.shortcut and t.id != topic.id}
    return [
        (digit, f"{digit}  ({holders[digit]})" if digit in holders else digit, "")
        for digit in _DIGITS
    ]


def _parent_options(topic: Topic, codebook: Codebook) -> list[tuple[str, str, str]]:
    below = codebook.below(topic.id)
    return [
        (str(other.id), codebook.path(other.id).replace("/", ARROW), "")
        for other in codebook.topics
        if other.id not in below
    ]
