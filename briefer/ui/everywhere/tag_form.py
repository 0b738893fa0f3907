"""Tagging every place of a search at once: a small form with a preview that says how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.model.passage import PartyTag, TopicTag
from briefer.services.everywhere import ToTag
from briefer.ui.accessible import named
from briefer.ui.announcing import show_fault
from briefer.ui.overriding import override
from briefer.ui.read.articles.narrow_panel import topic_names, who_names
from briefer.ui.read.palette.stance_rows import stance_of
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.term_box import TermBox, term_options

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import TermList, Vocabulary
    from briefer.ui.appearance import Appearance


@dataclass(frozen=True, slots=True)
class WhatToTag:
    """The tags for all places. `onto` says that passages on the same words take them too."""

    parties: tuple[PartyTag, ...]
    topics: tuple[TopicTag, ...]
    type: str | None
    onto: bool


class TagForm(QWidget):
    """Tags for all places; `tagged(WhatToTag)` comes with the button.

    Whose words these are is left open: that is seen at each place alone. Esc and Cancel emit
    `closed`.
    """

    tagged = Signal(object)
    closed = Signal()

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "tag-all", tr("Tag all places"))
        surface(self, "foot")
        px = appearance.px
        self._codebook: Codebook | None = None
        self._found = ToTag()
        column = tight(QVBoxLayout(self), (px(18), px(12), px(18), px(12)), px(7))
        self._says = look(named(QLabel(), "tag-all.says"), weight="semibold")
        self._says.setWordWrap(True)
        column.addWidget(self._says)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(px(10))
        column.addLayout(self._grid)
        self._who = self._field("tag-all.who", tr("Speaker"), tr("nobody, or a stakeholder"))
        self._topic = self._field("tag-all.topic", tr("Topic"), tr("none, or a topic"))
        self._stance = self._box("tag-all.stance", tr("Stance"), vocabulary.stances)
        self._type = self._box("tag-all.type", tr("Type"), vocabulary.types)
        self._onto = named(QCheckBox(), "tag-all.onto")
        self._onto.toggled.connect(self._show_count)
        column.addWidget(self._onto)
        open_words = tr("Whose words these are is left open at each place.")
        column.addWidget(look(QLabel(open_words), tone="muted", scale="small"))
        self._fault = look(named(QLabel(), "tag-all.fault"), tone="danger", scale="small")
        column.addWidget(self._fault)
        row = tight(QHBoxLayout(), gap=px(8))
        row.addStretch(1)
        cancel = named(QPushButton(tr("Cancel")), "tag-all.cancel")
        cancel.clicked.connect(self.closed)
        self._tag = look(named(QPushButton(), "tag-all.tag"), kind="primary")
        self._tag.clicked.connect(self._submit)
        row.addWidget(cancel)
        row.addWidget(self._tag)
        column.addLayout(row)

    def begin(self, found: ToTag, words: str, codebook: Codebook) -> None:
        """Say how many places there are, and offer the names of the codebook."""
        self._codebook, self._found = codebook, found
        places, there = found.places, len(found.passages)
        articles = len({article_id for article_id, _ in places})
        says = tr("“{words}” stands outside of passages {times}, in {articles}.")
        times = tr("once") if len(places) == 1 else tr("{n} times").format(n=len(places))
        where = tr("1 article") if articles == 1 else tr("{n} articles").format(n=articles)
        self._says.setText(says.format(words=words, times=times, articles=where))
        onto = tr("Give the tags to the {n} passages on exactly these words too")
        one = tr("Give the tags to the passage on exactly these words too")
        self._onto.setText(one if there == 1 else onto.format(n=there))
        named(self._onto, "tag-all.onto", self._onto.text())
        self._onto.setChecked(False)
        self._onto.setVisible(bool(there))
        for box in (self._stance, self._type):
            box.set_value("")
        self._show_count()
        self._say("")
        for field, names in (
            (self._who, who_names(codebook)),
            (self._topic, topic_names(codebook)),
        ):
            field.clear()
            completer = QCompleter(names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, name: str, label: str, hint: str) -> QLineEdit:
        row = self._grid.rowCount()
        field = named(QLineEdit(), name, label)
        field.setPlaceholderText(hint)
        words = look(QLabel(label), tone="muted", scale="small")
        words.setBuddy(field)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)
        return field

    def _box(self, name: str, label: str, terms: TermList) -> TermBox:
        row = self._grid.rowCount()
        box = TermBox(name, label, term_options(terms))
        words = look(QLabel(label), tone="muted", scale="small")
        words.setBuddy(box)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(box, row, 1)
        return box

    def _show_count(self) -> None:
        """Say on the button how many places it tags."""
        count = len(self._found.places)
        count += len(self._found.passages) if self._onto.isChecked() else 0
        self._tag.setText(tr("Tag it") if count == 1 else tr("Tag {n} places").format(n=count))
        self._tag.setEnabled(bool(count))

    def _submit(self) -> None:
        who, topic = self._who.text().strip(), self._topic.text().strip()
        if self._codebook is None:
            return
        if not who and not topic:
            self._say(tr("Name a speaker or a topic."))
            return
        if self._stance.value and not topic:
            self._say(tr("Name the topic that the stance is about."))
            return
        try:
            parties = (PartyTag(self._codebook.find_stakeholder(who).id),) if who else ()
            topics = (self._topic_tag(self._codebook, topic),) if topic else ()
        except BrieferError as error:
            self._say(str(error))
            return
        self._say("")
        wanted = WhatToTag(parties, topics, self._type.value or None, self._onto.isChecked())
        self.tagged.emit(wanted)

    def _topic_tag(self, codebook: Codebook, typed: str) -> TopicTag:
        """Return the tag of a topic; only a stance brings its proposition with it."""
        topic = codebook.find_topic(typed.replace(" › ", "/"))
        if not self._stance.value:
            return TopicTag(topic.id)
        proposition = topic.default_proposition
        stance = stance_of(self._stance.value)
        return TopicTag(topic.id, proposition.id if proposition else None, stance)

    def _say(self, sentence: str) -> None:
        show_fault(self._fault, sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._submit()
        else:
            super().keyPressEvent(event)
