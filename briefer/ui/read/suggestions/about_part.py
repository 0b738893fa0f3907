"""About what: the suggested topics, why, and the stance that the analyst gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from briefer.ui.accessible import named
from briefer.ui.read.inspector.section_head import SectionHead
from briefer.ui.read.inspector.stance_button import StanceButton
from briefer.ui.read.inspector.topic_words import TopicWords
from briefer.ui.read.palette.catalogue import ARROW
from briefer.ui.translation import tr
from briefer.ui.widgets.giving_row import GivingRow
from briefer.ui.widgets.looks import look, tight
from briefer.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook, Topic
    from briefer.model.passage import TopicTag
    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.ui.appearance import Appearance

_WORDS = 96
"""Pixels that the topic needs beside its stance."""


class _Row(QWidget):
    """A topic with its proposition, its stance, and the reason for it below."""

    changed = Signal(object)
    removed = Signal(int)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary, number: int) -> None:
        super().__init__()
        name = f"suggestion.topic.{number}"
        px = appearance.px
        self._tag: TopicTag | None = None
        self._topic: Topic | None = None
        self._codebook: Codebook | None = None
        column = tight(QVBoxLayout(self), (px(11), 0, px(14), 0), px(3))
        self.words = TopicWords(appearance, f"{name}.words")
        self.words.clicked.connect(self._show_menu)
        self.words.removed.connect(self._remove)
        self.setFocusProxy(self.words)
        self.stance = StanceButton(appearance, vocabulary, f"{name}.stance")
        self.stance.chosen.connect(self._set_stance)
        column.addWidget(GivingRow(self.words, self.stance, gap=px(8), room=px(_WORDS)))
        self.why = look(named(QLabel(), f"{name}.why"), tone="muted", scale="small")
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.RichText)
        self.why.setContentsMargins(px(3), 0, 0, 0)
        column.addWidget(self.why)

    def show_tag(self, tag: TopicTag, why: str, codebook: Codebook) -> None:
        """Show a topic; without a stance its proposition is only what a stance would be on."""
        self._tag, self._codebook = tag, codebook
        self._topic = topic = codebook.topic_by_id[tag.topic_id]
        proposition = codebook.proposition_by_id.get(tag.proposition_id or 0)
        path = codebook.path(topic.id).replace("/", ARROW)
        self.words.show_topic(path, self._below(), topic.colour)
        self.words.setToolTip(proposition.text if proposition else topic.definition or "")
        self.stance.can_stand = bool(topic.propositions)
        self.stance.show_stance(tag.stance, proposition.label if proposition else path)
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def _below(self) -> str:
        """Return the proposition that is tagged, or what a stance would be on."""
        if self._tag is None or self._topic is None or self._codebook is None:
            return ""
        proposition = self._codebook.proposition_by_id.get(self._tag.proposition_id or 0)
        if proposition is not None:
            return proposition.label
        if not self._topic.propositions:
            return tr("no proposition")
        usual = self._codebook.require_default(self._topic)
        return tr("for or against: {label}").format(label=usual.label)

    def allow(self, *, writable: bool) -> None:
        """Let the analyst change things, or show them plainly."""
        self.words.setEnabled(writable)
        self.stance.allow(writable=writable)

    def _set_stance(self, stance: Stance | None) -> None:
        """Take a stance; it is on the topic's usual proposition where none was chosen."""
        if self._tag is None or self._topic is None or self._codebook is None:
            return
        proposition_id = self._tag.proposition_id
        if stance is not None and proposition_id is None:
            proposition_id = self._codebook.require_default(self._topic).id
        self.changed.emit(replace(self._tag, stance=stance, proposition_id=proposition_id))

    def _show_menu(self) -> None:
        if self._tag is None or self._topic is None:
            return
        menu = named(QMenu(self.words), "suggestion.topic-menu", tr("Proposition"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for proposition in self._topic.propositions:
            action = menu.addAction(proposition.label.replace("&", "&&"))
            action.setToolTip(proposition.text)
            action.setCheckable(True)
            action.setChecked(proposition.id == self._tag.proposition_id)
            tag = replace(self._tag, proposition_id=proposition.id)
            action.triggered.connect(lambda _checked=False, tag=tag: self.changed.emit(tag))
        menu.addSeparator()
        gone = menu.addAction(tr("Remove topic"))
        gone.setObjectName("suggestion.topic.remove")
        gone.triggered.connect(lambda _checked=False: self._remove())
        menu.popup(self.words.mapToGlobal(self.words.rect().bottomLeft()))

    def _remove(self) -> None:
        if self._tag is not None:
            self.removed.emit(self._tag.topic_id)


class AboutPart(QWidget):
    """`changed(TopicTag)` and `removed(topic_id)` name a topic; `add_asked` comes with Add."""

    add_asked = Signal()
    changed = Signal(object)
    removed = Signal(int)

    def __init__(self, appearance: Appearance, vocabulary: Vocabulary) -> None:
        super().__init__()
        named(self, "suggestion.topics", tr("About what"))
        self._appearance = appearance
        self._vocabulary = vocabulary
        self._writable = True
        column = tight(QVBoxLayout(self))
        self.head = SectionHead(
            appearance, "suggestion.topics", tr("About what"), adds=tr("Add a topic")
        )
        self.head.add_asked.connect(self.add_asked)
        column.addWidget(self.head)
        rows = tight(QVBoxLayout(), gap=appearance.px(5))
        column.addLayout(rows)
        self.rows = Rows(rows, self._make_row, self.head.add)
        self._nothing = look(QLabel(tr("no topic")), tone="muted", scale="small")
        self._nothing.setContentsMargins(appearance.px(14), 0, 0, 0)
        column.addWidget(self._nothing)

    def show_topics(
        self, tags: Sequence[TopicTag], reasons: Sequence[str], codebook: Codebook
    ) -> None:
        """Show the topics; an empty reason is not shown."""
        self.rows.keep(len(tags))
        for row, tag, why in zip(self.rows, tags, reasons, strict=True):
            row.show_tag(tag, why, codebook)
            row.allow(writable=self._writable)
        self._nothing.setVisible(not tags)

    def allow(self, *, writable: bool) -> None:
        """Let the analyst change things, or show them plainly."""
        self._writable = writable
        self.head.allow(writable=writable)
        for row in self.rows:
            row.allow(writable=writable)

    def _make_row(self, number: int) -> _Row:
        row = _Row(self._appearance, self._vocabulary, number)
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        return row
