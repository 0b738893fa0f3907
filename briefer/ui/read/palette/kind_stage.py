"""The second stage of the palette: parts, whose words, type, stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from briefer.errors import BrieferError
from briefer.ui.accessible import named
from briefer.ui.read.palette.guess import guess_modality
from briefer.ui.read.palette.party_row import PartyRow
from briefer.ui.read.palette.print_sentence import print_sentence, reason_sentence
from briefer.ui.read.palette.stage_row import Choice, ChoiceRow, StageRow
from briefer.ui.read.palette.stance_rows import StanceRows
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, tight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from briefer.model.passage import PartyTag, Passage, TopicTag
    from briefer.model.vocabulary import TermList
    from briefer.ui.read.palette.visit import Visit
    from briefer.ui.session import Session


class KindStage(QWidget):
    """Rows for the whole passage; each choice is written at once.

    `done` comes with Enter, which takes a suggested modality too; `back_asked` with Shift+Tab on
    the first row.
    """

    done = Signal()
    back_asked = Signal()
    faulted = Signal(str)
    resized = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._visit: Visit | None = None
        self._guess = ""
        appearance, words = session.appearance, session.vocabulary
        named(self, "paletteKind", tr("Kind and stance"))
        self.who = PartyRow(appearance, words)
        self.words = ChoiceRow(
            appearance, "kindWords", tr("Whose words"), _choices(words.modalities)
        )
        self.type = ChoiceRow(
            appearance, "kindType", tr("Type"), _choices(words.types), by_word=True
        )
        self.stances = StanceRows(appearance, words)
        self.sentence = look(named(QLabel(), "kindSentence"), tone="muted", scale="small")
        self.sentence.setWordWrap(True)
        self._column = tight(QVBoxLayout(self))
        for row in (self.who, self.words, self.type, self.stances):
            self._column.addWidget(row)
        self._column.addWidget(self._sentence_row())
        self.who.resized.connect(self.resized)
        self.who.changed.connect(self._set_party)
        self.words.chosen.connect(self._set_modality)
        self.type.chosen.connect(self._set_type)
        self.stances.changed.connect(self._set_topic)

    def show_visit(self, visit: Visit) -> None:
        """Show what is tagged in a visit, and focus the row of the type."""
        self._visit = visit
        self._guess = guess_modality(visit.target.text, visit.target.span)
        self.who.begin()
        self.refresh()
        self.type.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show the passage as it is in the briefing now."""
        visit = self._visit
        if visit is None:
            return
        passage = visit.passage
        codebook = self._session.workspace.codebook.load()
        statement = visit.statement
        has_speaker = bool(passage and passage.speakers)
        self.who.show_parties(passage.parties if passage else (), codebook)
        self.words.show_value(statement.modality or "", self._guess if has_speaker else "")
        self.type.show_value(statement.type or "")
        self.stances.show_topics(passage.topics if passage else (), codebook)
        self.sentence.setText(self._sentence_for(passage))
        self.resized.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return self._move(1 if next else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_suggestion()
            self.done.emit()
        elif key == Qt.Key.Key_Down:
            self._move(1)
        elif key == Qt.Key.Key_Up:
            self._move(-1)
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[StageRow]:
        rows = [self.who, self.words, self.type, *self.stances.rows]
        return [row for row in rows if not row.isHidden()]

    def _move(self, by: int) -> bool:
        """Focus the next row, or leave the stage above the first one."""
        rows = self._rows()
        here: QObject | None = self.focusWidget()
        at = next((n for n, row in enumerate(rows) if row is here), 0) + by
        if at < 0:
            self.back_asked.emit()
        else:
            rows[at % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _sentence_row(self) -> QWidget:
        row = StageRow(self._session.appearance, "kindPrints", "")
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.label.hide()
        line = tight(QHBoxLayout(), gap=self._session.appearance.px(8))
        icon = IconLabel(self._session.appearance, "quote", role="muted", size=13)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1)
        row.column.addLayout(line)
        return row

    def _sentence_for(self, passage: Passage | None) -> str:
        if self._visit is None:
            return ""
        codebook = self._session.workspace.codebook.load()
        speakers = [
            codebook.stakeholder_by_id[entry].short
            for entry in (passage.speakers if passage else ())
        ]
        chosen = self.words.value
        outlet = self._visit.target.article.outlet or tr("the outlet")
        prints = print_sentence(chosen or self.words.suggested, speakers, outlet)
        return f"{reason_sentence(self._guess)} {prints}" if speakers and not chosen else prints

    def _take_suggestion(self) -> None:
        if self._visit is not None and self.words.suggested:
            self._write(lambda visit: visit.set_statement(modality=self.words.suggested))

    def _set_party(self, old: PartyTag, new: PartyTag) -> None:
        self._write(lambda visit: visit.set_party(old, new))

    def _set_modality(self, key: str) -> None:
        self._write(lambda visit: visit.set_statement(modality=key or None))

    def _set_type(self, key: str) -> None:
        self._write(lambda visit: visit.set_statement(type=key or None))

    def _set_topic(self, tag: TopicTag) -> None:
        self._write(lambda visit: visit.set_topic(tag))

    def _write(self, write: Callable[[Visit], None]) -> None:
        if self._visit is None:
            return
        try:
            write(self._visit)
        except BrieferError as error:
            self.faulted.emit(str(error))
        self.refresh()


def _choices(terms: TermList) -> list[Choice]:
    return [Choice(term.key, term.label, term.hint, term.letter) for term in terms.terms]
