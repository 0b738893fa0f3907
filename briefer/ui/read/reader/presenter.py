"""From the reader's keys and clicks to the services, and from changes back to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.errors import BrieferError
from briefer.services import tagging
from briefer.ui.announcing import announce
from briefer.ui.read.reader.accessible.page_parts import PageParts
from briefer.ui.read.reader.boundaries import grown, shrunk
from briefer.ui.read.reader.headline import Headline
from briefer.ui.read.reader.keys import (
    MODIFIER_KEYS,
    Command,
    Situation,
    command_for,
    typed_text,
)
from briefer.ui.read.reader.measures import type_of
from briefer.ui.read.reader.open_article import OpenArticle
from briefer.ui.read.reader.source_line import short_source, source_line
from briefer.ui.read.reader.tagging import Tagging
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu

    from briefer.model.changes import ChangeSet, Place
    from briefer.ui.read.palette.panel import TaggingPalette
    from briefer.ui.read.reader.face import ReaderFace
    from briefer.ui.session import Session


class ReaderPresenter(QObject):
    """Keeps the page true to the briefing, and turns what is asked of it into changes."""

    def __init__(self, session: Session, pane: ReaderFace) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._view = pane.view
        self._text = pane.view.text
        self._open: OpenArticle | None = None
        self._parts = PageParts(pane.view)
        self._grown: list[tuple[int, int]] = []
        self._tagging = tags = Tagging(session, pane)
        self._ticks = QTimer(self)
        self._ticks.setSingleShot(True)
        self._ticks.setInterval(0)
        self._ticks.timeout.connect(self._show_ticks)
        self._commands: dict[Command, Callable[[str], object]] = {
            Command.TYPE: tags.type,
            Command.OPEN_PALETTE: lambda _text: tags.open_palette(),
            Command.TAG_PINNED: tags.tag_pinned,
            Command.REPEAT: lambda _text: tags.repeat(),
            Command.SECOND_STATEMENT: lambda _text: tags.second_statement(),
            Command.GROW: lambda _text: self._grow(),
            Command.SHRINK: lambda _text: self._shrink(),
            Command.NEXT_PASSAGE: lambda _text: self._step_passage(1),
            Command.PREVIOUS_PASSAGE: lambda _text: self._step_passage(-1),
            Command.NEXT_ARTICLE: lambda _text: session.selection.step_article(1),
            Command.PREVIOUS_ARTICLE: lambda _text: session.selection.step_article(-1),
            Command.FIND: lambda _text: self._find(),
            Command.REMOVE: lambda _text: self._remove(),
            Command.CANCEL: lambda _text: self._cancel(),
            Command.PAGE_DOWN: lambda _text: self._page(1),
            Command.PAGE_UP: lambda _text: self._page(-1),
        }
        self._connect()
        self._restyle()
        self._show_article(session.selection.article_id)

    @property
    def palette(self) -> TaggingPalette:
        """The tagging palette."""
        return self._tagging.palette

    def _connect(self) -> None:
        session, pane = self._session, self._pane
        session.selection.article_chosen.connect(self._show_article)
        session.selection.passage_chosen.connect(self._show_chosen)
        session.selection.place_asked.connect(self._show_place)
        session.selection.order_changed.connect(self._show_number)
        session.bridge.changed.connect(self._follow)
        session.appearance.changed.connect(self._restyle)
        session.preferences.changed.connect(self._follow_preferences)
        self._text.key_read.connect(self._read_key)
        self._view.pointer.passage_clicked.connect(self._click_passage)
        self._view.pointer.fact_clicked.connect(pane.fact_asked)
        self._text.selectionChanged.connect(self._text.viewport().update)
        self._text.cursorPositionChanged.connect(self._text.viewport().update)
        self._view.scrolled.connect(self._follow_scroll)
        pane.bar.set_menu(self._fill_menu)
        pane.bar.find_asked.connect(self._find)
        pane.find_bar.hit_wanted.connect(self._show_hit)
        pane.find_bar.closed.connect(self._text.setFocus)

    # ---- showing

    def _show_article(self, article_id: int) -> None:
        self._pane.find_bar.hide()
        self._pane.drop_question()
        self._grown.clear()
        self._open = None
        if article_id:
            self._open = OpenArticle(self._session.workspace, article_id, self._session.vocabulary)
        self._tagging.work_on(self._open)
        painter = self._text.painter
        painter.chosen, painter.hovered = 0, 0
        self._show_marks()
        self._parts.renew()
        if self._open is None:
            return
        self._show_number()
        self._text.show_text(self._open.text, self._open.units)
        self._show_facts()
        self._show_chosen(self._session.selection.passage_id)

    def _show_number(self) -> None:
        """Say which one of the listed articles this is."""
        selection = self._session.selection
        listed = selection.article_id in selection.order
        number = selection.order.index(selection.article_id) + 1 if listed else 0
        self._pane.bar.show_place(number, len(selection.order))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Find in this article"), self._find)
        facts = menu.addAction(tr("Set its facts…"), lambda: self._pane.fact_asked.emit("title"))
        facts.setEnabled(self._session.writable)
        menu.addSeparator()
        selection = self._session.selection
        menu.addAction(tr("Next article"), lambda: selection.step_article(1))
        menu.addAction(tr("Previous article"), lambda: selection.step_article(-1))

    def _show_marks(self) -> None:
        opened = self._open
        painter = self._text.painter
        if opened is not None:
            painter.marks, painter.note_for = opened.marks, opened.note
            self._pane.bar.show_count(len(opened.marks))
            self._show_hint()
        self._text.viewport().update()
        self._ticks.start()

    def _show_facts(self) -> None:
        if self._open is None:
            return
        article = self._open.article
        headline = Headline(article.title, source_line(article))
        self._pane.bar.show_article(article.title, short_source(article))
        self._view.show_page(headline)
        self._parts.renew_head()
        self._text.setAccessibleName(tr("Article: {title}").format(title=article.title))

    def _follow_preferences(self, _value: object) -> None:
        self._restyle()

    def _restyle(self) -> None:
        self._text.painter.theme = self._session.appearance.theme
        width = self._session.preferences.value.reader_width
        self._view.set_look(type_of(self._session.appearance), width)
        self._ticks.start()

    def _show_hint(self) -> None:
        untagged = not self._session.workspace.passages.count()
        self._pane.hint.setVisible(untagged and self._session.writable)
        self._pane.hint.place()

    def _show_ticks(self) -> None:
        """Show along the scroll bar where passages are."""
        opened = self._open
        if opened is None or not opened.text:
            return
        theme = self._session.appearance.theme
        length = opened.units.to_units(len(opened.text))
        ticks = {}
        for mark in opened.marks.some(0, len(opened.marks)):
            colour = theme.tint(mark.colours[0]).strong if mark.colours else theme.colour("muted")
            ticks[round(mark.start / length, 3)] = colour
        self._view.bar.set_ticks(ticks)
        chosen = opened.marks.get(self._text.painter.chosen)
        share = None if chosen is None else chosen.start / length
        self._view.bar.set_chosen(share, theme.colour("accent"))

    def _follow_scroll(self) -> None:
        self._pane.bar.show_title(shown=self._view.offset > self._view.headline_height)

    def _follow(self, changes: ChangeSet) -> None:
        """Take in what was written, by whomever."""
        opened = self._open
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
            self._show_pieces(opened, update.pieces)
            self._parts.follow(update.passages)
        if self._text.painter.chosen and opened.marks.get(self._text.painter.chosen) is None:
            self._session.selection.choose_passage(0)

    def _show_pieces(self, opened: OpenArticle, pieces: tuple[tuple[int, int], ...]) -> None:
        self._pane.bar.show_count(len(opened.marks))
        self._text.update_units(pieces)
        self._ticks.start()
        if self._pane.hint.isVisible():
            self._show_hint()

    def _show_facts_in_place(self) -> None:
        offset = self._view.offset
        self._show_facts()
        self._view.scroll_to(offset)

    def _show_chosen(self, passage_id: int) -> None:
        painter = self._text.painter
        if painter.chosen == passage_id:
            return
        painter.chosen = passage_id
        self._text.viewport().update()
        self._ticks.start()
        mark = self._open.marks.get(passage_id) if self._open else None
        if mark is not None and self._open is not None:
            self._view.reveal(mark.start, mark.end)
            self._text.setAccessibleDescription(self._open.note(passage_id).spoken)
            if self._text.hasFocus():
                self._parts.tell_chosen(passage_id)

    def _show_place(self, place: Place) -> None:
        """Bring a span of the article that is shown to the front."""
        opened = self._open
        if opened is None or place.article_id != opened.article.id or place.span is None:
            return
        end = min(place.span.end, len(opened.text))
        start = min(place.span.start, end)
        self._view.reveal(opened.units.to_units(start), opened.units.to_units(end))
        if not self._session.selection.passage_id:
            self._text.select(opened.units.to_units(start), opened.units.to_units(end))

    # ---- keys and clicks

    def _read_key(self, event: QKeyEvent) -> None:
        situation = Situation(
            selected=self._tagging.selected_span() is not None,
            chosen=bool(self._session.selection.passage_id),
            single_keys=self._session.preferences.value.single_keys,
        )
        if event.key() in MODIFIER_KEYS:
            return
        command = command_for(event, situation)
        if command not in {Command.GROW, Command.SHRINK}:
            self._grown.clear()
        if command is None or self._open is None:
            QTimer.singleShot(0, self._view, self._view.follow_caret)
            return
        event.accept()
        self._commands[command](typed_text(event))

    def _grow(self) -> None:
        self._resize_selection(grow=True)

    def _shrink(self) -> None:
        self._resize_selection(grow=False)

    def _resize_selection(self, *, grow: bool) -> None:
        if self._open is None:
            return
        units = self._open.units
        start, end = (units.to_point(unit) for unit in self._text.selected_units())
        if grow:
            wanted = grown(self._open.text, start, end)
            self._grown.append((start, end))
        elif self._grown:
            wanted = self._grown.pop()
        else:
            wanted = shrunk(self._open.text, start, end)
        self._text.select(units.to_units(wanted[0]), units.to_units(wanted[1]))
        self._view.follow_caret()

    def _step_passage(self, step: int) -> None:
        opened = self._open
        if opened is None or not len(opened.marks):
            return
        number = opened.marks.number_of(self._session.selection.passage_id)
        if number is not None:
            number = min(max(0, number + step), len(opened.marks) - 1)
            mark = opened.marks[number]
        else:
            caret = self._text.textCursor().position()
            found = opened.marks.next_from(caret) if step > 0 else opened.marks.previous_from(caret)
            if found is None:
                return
            mark = found
        self._text.select(mark.start, mark.start)
        self._session.selection.choose_passage(mark.passage_id)

    def _click_passage(self, passage_id: int) -> None:
        self._session.selection.choose_passage(passage_id)

    def _find(self) -> None:
        if self._open is None:
            return
        start, _ = self._text.selected_units()
        self._pane.find_bar.open_bar(self._open.text, self._open.units.to_point(start))

    def _show_hit(self, start: int, end: int) -> None:
        if self._open is None:
            return
        units = self._open.units
        self._text.select(units.to_units(start), units.to_units(end))
        self._view.reveal(units.to_units(start), units.to_units(end))

    def _page(self, step: int) -> None:
        self._view.scroll_by(step * self._view.bar.pageStep())

    def _cancel(self) -> None:
        if self._pane.asking:
            self._pane.drop_question()
        elif self._text.textCursor().hasSelection():
            _, end = self._text.selected_units()
            self._text.select(end, end)
        else:
            self._session.selection.choose_passage(0)

    # ---- changes

    def _remove(self) -> None:
        """Remove the chosen passage; ask first where a memo prints it."""
        passage_id = self._session.selection.passage_id
        if not passage_id or not self._tagging.may_write():
            return
        uses = tagging.memo_uses(self._session.workspace, [passage_id])
        if not uses:
            self._remove_now(passage_id)
            return
        places = ", ".join(dict.fromkeys(f"“{memo}”, {section}" for _id, memo, section in uses))
        self._pane.ask(
            tr("This passage is used in {places}. The memo keeps its words.").format(places=places),
            tr("Remove it"),
            lambda: self._remove_now(passage_id),
        )

    def _remove_now(self, passage_id: int) -> None:
        try:
            tagging.remove(self._session.workspace, [passage_id])
        except BrieferError as error:
            self._pane.tell(str(error))
            return
        announce(self._text, tr("Passage removed"))
