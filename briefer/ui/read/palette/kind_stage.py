"""The second stage of the palette: parts, whose words, type, stances, and what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.model.vocabulary import OUTLET, PARAPHRASE
from briefer.services import figure_proposals
from briefer.ui.accessible import named
from briefer.ui.announcing import announce
from briefer.ui.overriding import override
from briefer.ui.read.palette.date_row import DateRow
from briefer.ui.read.palette.figure_row import FigureRow
from briefer.ui.read.palette.guess import guess_modality
from briefer.ui.read.palette.link_row import LinkRow
from briefer.ui.read.palette.nearby import found, nearby
from briefer.ui.read.palette.note_row import NoteRow
from briefer.ui.read.palette.party_row import PartyRow
from briefer.ui.read.palette.print_sentence import print_sentence, reason_sentence
from briefer.ui.read.palette.stage_line import StageLine
from briefer.ui.read.palette.stage_row import Choice, ChoiceRow, StageRow
from briefer.ui.read.palette.stance_rows import StanceRows
from briefer.ui.read.palette.translation_rows import ENGLISH, TranslationRows
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.wrapped_label import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.model.passage import Figure, Passage
    from briefer.model.vocabulary import TermList
    from briefer.ui.read.palette.nearby import Nearby
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
        self._proposed: tuple[Figure, ...] = ()
        appearance, words = session.appearance, session.vocabulary
        named(self, "paletteKind", tr("Kind and stance"))
        self.who = PartyRow(appearance, words)
        self.words = ChoiceRow(
            appearance, "kindWords", tr("Wh&ose words"), _choices(words.modalities)
        )
        self.type = ChoiceRow(
            appearance, "kindType", tr("&Type"), _choices(words.types), by_word=True
        )
        self.stances = StanceRows(appearance, words)
        self.certainty = ChoiceRow(
            appearance, "kindCertainty", tr("&How sure"), _choices(words.certainties)
        )
        self.when = DateRow(appearance)
        self.via = ChoiceRow(appearance, "kindVia", tr("Heard &via"), _choices(words.vias))
        self.figures = FigureRow(appearance)
        self.translation = TranslationRows(appearance, words, session.workspace.who)
        self.links = LinkRow(appearance, words, self._around, self._found)
        self.note = NoteRow(appearance)
        self.sentence = wrapped_label("", "kindSentence", tone="muted", scale="small")
        self.prints = self._sentence_row()
        """How it prints; it stands below the rows and does not scroll with them."""
        column = tight(QVBoxLayout(self))
        for row in (
            self.who,
            self.words,
            self.type,
            self.stances,
            self.when,
            self.certainty,
            self.via,
            self.figures,
            self.translation,
            self.links,
            self.note,
        ):
            column.addWidget(row)
        self._connect()

    def _connect(self) -> None:
        def set_field(field: str) -> Callable[[str], None]:
            def write(key: str) -> None:
                self._write(lambda visit: visit.set_statement(**{field: key or None}))

            return write

        self.words.chosen.connect(set_field("modality"))
        self.type.chosen.connect(self._set_type)
        self.certainty.chosen.connect(set_field("certainty"))
        self.via.chosen.connect(set_field("via"))
        self.note.written.connect(set_field("note"))
        self.note.taken.connect(self._take_suggestion)
        self.note.left.connect(self.done)
        self.when.changed.connect(
            lambda date, inferred: self._write(
                lambda visit: visit.set_statement(event_date=date, event_date_inferred=inferred)
            )
        )
        self.who.changed.connect(
            lambda old, new: self._write(lambda visit: visit.set_party(old, new))
        )
        self.stances.changed.connect(lambda tag: self._write(lambda visit: visit.set_topic(tag)))
        self.figures.changed.connect(
            lambda figures: self._write(lambda visit: visit.set_figures(figures))
        )
        self.translation.changed.connect(
            lambda texts: self._write(lambda visit: visit.set_translations(texts))
        )
        self.links.changed.connect(lambda links: self._write(lambda visit: visit.set_links(links)))
        for row in (self.who, self.stances, self.when, self.figures, self.links):
            row.resized.connect(self.resized)

    def _set_type(self, key: str) -> None:
        before = self.who.accessibleName()
        self._write(lambda visit: visit.set_statement(type=key or None))
        if self.who.accessibleName() != before:
            announce(self.who, self.who.accessibleName())

    def show_visit(self, visit: Visit) -> None:
        """Show what is tagged in a visit, and focus the row of the type."""
        self._visit = visit
        target = visit.target
        guesses = {guess_modality(target.text, span) for span in target.spans}
        self._guess = guesses.pop() if len(guesses) == 1 else ""
        self._proposed = ()
        if visit.count == 1:
            self._proposed = figure_proposals.propose(target.article, target.text, target.span)
        self.when.begin(
            target.text[target.span.start : target.span.end] if visit.count == 1 else "",
            target.article.published,
        )
        for row in (self.who, self.figures, self.links):
            row.begin()
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
        self.who.show_parties(passage.parties if passage else (), codebook)
        self.words.show_value(statement.modality or "", self._suggested(passage))
        self.type.show_value(statement.type or "")
        self.stances.show_topics(passage.topics if passage else (), codebook)
        self.when.show_statement(statement)
        self.certainty.show_value(statement.certainty or "")
        self.via.show_value(statement.via or "")
        self.note.show_note(statement.note or "")
        self._show_rest(visit, passage)
        self.sentence.setText(self._sentence_for(passage))
        self.resized.emit()

    def _suggested(self, passage: Passage | None) -> str:
        """Return whose words these seem to be: without a speaker and without marks the outlet's."""
        if passage is not None and passage.speakers:
            return self._guess
        return OUTLET if passage is not None and self._guess == PARAPHRASE else ""

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in self.findChildren(StageLine):
            line.flush()

    def _show_rest(self, visit: Visit, passage: Passage | None) -> None:
        """Show what only a single passage has: figures, a translation, links."""
        self.figures.show_figures(passage.figures if passage else (), self._proposed)
        language = visit.target.article.language
        foreign = visit.count == 1 and language not in {None, ENGLISH}
        self.translation.show_translations(passage.translations if passage else (), foreign=foreign)
        links = passage.links if passage else ()
        others = self._session.workspace.passages.many([link.other_id for link in links])
        self.links.show_links(links, {other.id: other.quote for other in others})
        self.links.setVisible(visit.count == 1)

    def _around(self) -> Sequence[Nearby]:
        """Return the passages that this one can be linked to; it is made if it is not there yet."""
        if self._visit is None:
            return ()
        workspace = self._session.workspace
        return nearby(workspace, workspace.passages.get(self._visit.made()))

    def _found(self, typed: str) -> Sequence[Nearby]:
        """Return the passages of the briefing that have these words."""
        if self._visit is None:
            return ()
        workspace = self._session.workspace
        return found(workspace, workspace.passages.get(self._visit.made()), typed)

    # ---- keys

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
        rows: list[StageRow] = [
            self.who,
            self.words,
            self.type,
            *self.stances.rows,
            self.when,
            self.certainty,
            self.via,
            self.figures,
            *self.translation.rows,
            self.links,
            self.note,
        ]
        return [row for row in rows if not row.isHidden()]

    @property
    def current_row(self) -> StageRow | None:
        """The row that has the keys."""
        here = self.focusWidget()
        return next((row for row in self._rows() if here in row.keyed), None)

    def _move(self, by: int) -> bool:
        """Focus the next row, or leave the stage above the first one."""
        here = self.focusWidget()
        if isinstance(here, StageLine):
            here.flush()
        rows = self._rows()
        row = self.current_row
        at = (rows.index(row) if row else 0) + by
        if at < 0:
            self.back_asked.emit()
        else:
            rows[at % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # ---- how it prints

    def _sentence_row(self) -> QWidget:
        row = StageRow(self._session.appearance, "kindPrints", "")
        row.hide()
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
        if speakers and not chosen and self._guess:
            return f"{reason_sentence(self._guess)} {prints}"
        return prints

    def _take_suggestion(self) -> None:
        if self._visit is not None and self.words.suggested:
            self._write(lambda visit: visit.set_statement(modality=self.words.suggested))

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
