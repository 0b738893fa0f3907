"""Tagging every place of a search at once: a small form with a preview that says how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from briefer.errors import BrieferError
from briefer.model.passage import PartyTag, TopicTag
from briefer.ui.accessible import named
from briefer.ui.read.articles.narrow_panel import topic_names, who_names
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.model.anchor import Span
    from briefer.model.codebook import Codebook
    from briefer.ui.appearance import Appearance


class TagForm(QWidget):
    """Speaker and topic for all places; `tagged(PartyTags, TopicTags)` comes with the button.

    Esc and Cancel emit `closed`.
    """

    tagged = Signal(object, object)
    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        named(self, "tag-all", tr("Tag all places"))
        surface(self, "foot")
        px = appearance.px
        self._codebook: Codebook | None = None
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

    def begin(self, places: Sequence[tuple[int, Span]], words: str, codebook: Codebook) -> None:
        """Say how many places there are, and offer the names of the codebook."""
        self._codebook = codebook
        articles = len({article_id for article_id, _ in places})
        says = tr("“{words}” stands outside of passages {times}, in {articles}.")
        times = tr("once") if len(places) == 1 else tr("{n} times").format(n=len(places))
        where = tr("1 article") if articles == 1 else tr("{n} articles").format(n=articles)
        self._says.setText(says.format(words=words, times=times, articles=where))
        one = len(places) == 1
        self._tag.setText(tr("Tag it") if one else tr("Tag {n} places").format(n=len(places)))
        self._tag.setEnabled(bool(places))
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

    def _submit(self) -> None:
        who, topic = self._who.text().strip(), self._topic.text().strip()
        if self._codebook is None:
            return
        if not who and not topic:
            self._say(tr("Name a speaker or a topic."))
            return
        try:
            parties = [PartyTag(self._codebook.find_stakeholder(who).id)] if who else []
            path = topic.replace(" › ", "/")
            topics = [TopicTag(self._codebook.find_topic(path).id)] if topic else []
        except BrieferError as error:
            self._say(str(error))
            return
        self._say("")
        self.tagged.emit(parties, topics)

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._submit()
        else:
            super().keyPressEvent(event)
