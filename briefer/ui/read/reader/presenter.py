"""Keeps the page true to the briefing: the article, its passages, what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.model.settings import READER_SIZES
from briefer.ui.after_painting import AfterPainting
from briefer.ui.read.reader.accessible.page_parts import PageParts
from briefer.ui.read.reader.asking import Asking
from briefer.ui.read.reader.desk import ReaderDesk
from briefer.ui.read.reader.finding import Finding
from briefer.ui.read.reader.headline import Headline
from briefer.ui.read.reader.measures import type_of
from briefer.ui.read.reader.open_article import OpenArticle
from briefer.ui.read.reader.source_line import source_line
from briefer.ui.read.reader.suggested import Suggested
from briefer.ui.read.reader.tagging import Tagging
from briefer.ui.read.short_source import short_source
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.changes import ChangeSet, Place
    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.palette.panel import TaggingPalette
    from briefer.ui.read.reader.face import ReaderFace
    from briefer.ui.session import Session

_STEP = 10
"""Per cent by which a turn of the wheel makes the text larger."""
_TICKS = 1_000
"""So many places for ticks along the scroll bar; it has fewer pixels."""


class ReaderPresenter(QObject):
    """Shows what is chosen, and again what of it has changed."""

    def __init__(self, session: Session, pane: ReaderFace) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._view = pane.view
        self._text = pane.view.text
        self._desk = desk = ReaderDesk(session, pane)
        self._parts = PageParts(pane.view)
        self._tagging = Tagging(desk)
        self._finding = Finding(desk, self._tagging)
        self._asking = Asking(desk, self._tagging, self._finding)
        self._ticks = AfterPainting(self._show_ticks, self)
        self._connect()
        self._restyle()
        self._show_article(session.selection.article_id)

    @property
    def palette(self) -> TaggingPalette:
        """The tagging palette."""
        return self._tagging.palette

    def _connect(self) -> None:
        session = self._session
        session.selection.article_chosen.connect(self._show_article)
        session.selection.passage_chosen.connect(self._show_chosen)
        session.selection.place_asked.connect(self._show_place)
        session.selection.order_changed.connect(self._show_number)
        session.bridge.changed.connect(self._follow)
        session.appearance.changed.connect(self._restyle)
        session.preferences.changed.connect(self._follow_preferences)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)
        self._desk.chosen.changed.connect(self._show_also)
        self._finding.shown.connect(self._ticks.start)
        self._view.pointer.suggestion_clicked.connect(self._ask_suggestion)
        self._text.selectionChanged.connect(self._text.viewport().update)
        self._text.cursorPositionChanged.connect(self._text.viewport().update)
        self._view.scrolled.connect(self._follow_scroll)
        self._view.size_turned.connect(self._turn_size)
        self._show_writable()

    # ---- the article

    def _show_article(self, article_id: int) -> None:
        self._finding.close()
        self._pane.drop_question()
        self._tagging.leave()
        opened = None
        if article_id:
            opened = OpenArticle(self._session.workspace, article_id, self._session.vocabulary)
        self._desk.opened = opened
        painter = self._text.painter
        painter.chosen, painter.hovered, painter.also = 0, 0, frozenset()
        painter.suggested, painter.proposed = Suggested(), 0
        self._show_marks()
        self._parts.renew()
        if opened is None:
            return
        self._show_number()
        self._text.show_text(opened.text, opened.units)
        self._show_facts()
        self._show_chosen(self._session.selection.passage_id)

    def _show_number(self) -> None:
        """Say which one of the listed articles this is."""
        selection = self._session.selection
        listed = selection.article_id in selection.order
        number = selection.order.index(selection.article_id) + 1 if listed else 0
        self._pane.bar.show_place(number, len(selection.order))

    def _show_facts(self) -> None:
        opened = self._desk.opened
        if opened is None:
            return
        article = opened.article
        headline = Headline(article.title, source_line(article))
        self._pane.bar.show_article(article.title, short_source(article))
        self._view.show_page(headline)
        self._parts.renew_head()
        self._text.setAccessibleName(tr("Article: {title}").format(title=article.title))

    def _show_facts_in_place(self) -> None:
        offset = self._view.offset
        self._show_facts()
        self._view.scroll_to(offset)

    def _follow_scroll(self) -> None:
        self._pane.bar.show_title(shown=self._view.offset > self._view.headline_height)

    def _follow_preferences(self, _value: object) -> None:
        self._restyle()

    def _restyle(self) -> None:
        self._text.painter.theme = self._session.appearance.theme
        value = self._session.preferences.value
        kind = type_of(self._session.appearance, value.reader_size)
        self._view.set_look(kind, value.reader_width)
        self._ticks.start()

    def _turn_size(self, steps: int) -> None:
        """Make the article's text larger or smaller, and keep that."""
        choices = self._session.preferences
        smallest, largest = READER_SIZES
        size = choices.value.reader_size + _STEP * steps
        wanted = replace(choices.value, reader_size=min(max(size, smallest), largest))
        choices.change(wanted)

    def _show_writable(self) -> None:
        self._view.pointer.allow_ends(allowed=self._session.writable)

    # ---- its passages

    def _show_marks(self) -> None:
        opened = self._desk.opened
        painter = self._text.painter
        if opened is not None:
            painter.marks, painter.note_for = opened.marks, opened.note
            self._show_count()
            self._show_hint()
        self._text.viewport().update()
        self._ticks.start()

    def _show_pieces(self, pieces: tuple[tuple[int, int], ...]) -> None:
        self._show_count()
        self._text.update_units(pieces)
        self._ticks.start()
        if self._pane.hint.isVisible():
            self._show_hint()

    def _show_count(self) -> None:
        suggested = len(self._text.painter.suggested.marks)
        self._pane.bar.show_count(len(self._text.marks), suggested)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what is suggested in the article; the one that is outlined stays so."""
        opened = self._desk.opened
        if opened is None:
            return
        painter, session = self._text.painter, self._session
        codebook = session.workspace.codebook.load()
        painter.suggested.show(suggestions, opened.units, codebook, session.vocabulary)
        if painter.suggested.get(painter.proposed) is None:
            painter.proposed = 0
        self._show_count()
        self._parts.renew_suggestions()
        self._text.viewport().update()
        self._ticks.start()

    def outline_suggestion(self, suggestion: Suggestion | None) -> None:
        """Outline a suggestion of the article and bring it into view."""
        painter = self._text.painter
        painter.proposed = painter.suggested.number_of(suggestion)
        self._text.viewport().update()
        mark = painter.suggested.marks.get(painter.proposed)
        if mark is not None:
            self._view.reveal(mark.start, mark.end)

    def _ask_suggestion(self, number: int) -> None:
        suggestion = self._text.painter.suggested.get(number)
        if suggestion is not None:
            self._pane.suggestion_asked.emit(suggestion)

    def _show_hint(self) -> None:
        untagged = not self._session.workspace.passages.count()
        self._pane.hint.setVisible(untagged and self._session.writable)
        self._pane.hint.place()

    def _show_ticks(self) -> None:
        """Show along the scroll bar where passages are, suggestions, and hits."""
        opened = self._desk.opened
        if opened is None or not opened.text:
            return
        theme = self._session.appearance.theme
        length = opened.units.to_units(len(opened.text))
        passages, suggestions = (
            {
                part / _TICKS: theme.tint(mark.colours[0]).strong
                if mark.colours
                else theme.colour("muted")
                for part, mark in marks.spread(length, _TICKS)
            }
            for marks in (opened.marks, self._text.painter.suggested.marks)
        )
        self._view.bar.set_ticks(passages, suggestions)
        hits = {round(start / length, 3) for start, _end in self._text.painter.hits}
        self._view.bar.set_hits(hits, theme.colour("accent"))
        chosen = opened.marks.get(self._text.painter.chosen)
        share = None if chosen is None else chosen.start / length
        self._view.bar.set_chosen(share, theme.colour("accent"))

    def _follow(self, changes: ChangeSet) -> None:
        """Take in what was written, by whomever."""
        opened = self._desk.opened
        self._tagging.follow(changes)
        if opened is None:
            return
        update = opened.follow(changes)
        if update.nothing:
            return
        if update.gone:
            self._session.selection.choose_article(0)
            return
        if update.facts:
            self._show_facts_in_place()
        if update.everything:
            self._show_marks()
            self._parts.renew()
        elif update.pieces:
            self._show_pieces(update.pieces)
            self._parts.follow(update.passages)
        self._desk.chosen.keep(opened.marks)
        if self._text.painter.chosen and opened.marks.get(self._text.painter.chosen) is None:
            self._session.selection.choose_passage(0)

    # ---- what is chosen

    def _show_chosen(self, passage_id: int) -> None:
        painter = self._text.painter
        if painter.chosen == passage_id:
            return
        painter.chosen, painter.handles = passage_id, False
        self._text.viewport().update()
        self._ticks.start()
        opened = self._desk.opened
        mark = opened.marks.get(passage_id) if opened else None
        if mark is not None and opened is not None:
            self._view.reveal(mark.start, mark.end)
            self._text.setAccessibleDescription(opened.note(passage_id).spoken)
            if self._text.hasFocus():
                self._parts.tell_chosen(passage_id)

    def _show_also(self) -> None:
        self._text.painter.also = self._desk.chosen.also
        self._text.viewport().update()

    def _show_place(self, place: Place) -> None:
        """Bring a span of the article that is shown to the front."""
        opened = self._desk.opened
        if opened is None or place.article_id != opened.article.id or place.span is None:
            return
        end = min(place.span.end, len(opened.text))
        start = min(place.span.start, end)
        self._view.reveal(opened.units.to_units(start), opened.units.to_units(end))
        if not self._session.selection.passage_id:
            self._desk.select(start, end)
