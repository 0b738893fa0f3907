"""Tagging from the reader: what the palette is opened on, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.announcing import announce
from briefer.ui.read.palette.panel import TaggingPalette
from briefer.ui.read.palette.visit import Target
from briefer.ui.read.reader.boundaries import snapped
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent

    from briefer.model.anchor import Span
    from briefer.model.changes import ChangeSet
    from briefer.ui.read.reader.face import ReaderFace
    from briefer.ui.read.reader.open_article import OpenArticle
    from briefer.ui.session import Session


class Tagging(QObject):
    """Opens the palette on the selection, else on the chosen passage, and keeps it in view."""

    def __init__(self, session: Session, pane: ReaderFace) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._view = pane.view
        self._text = pane.view.text
        self._open: OpenArticle | None = None
        self.palette = TaggingPalette(session, pane)
        self.palette.closed.connect(self._end)
        self.palette.room_wanted.connect(self._find_room)
        self.palette.tagged.connect(self._follow_tag)
        self._text.composed.connect(self._compose)
        self._view.scrolled.connect(self._follow_scroll)

    def work_on(self, opened: OpenArticle | None) -> None:
        """Tag in another article, or in none."""
        self.palette.close_panel()
        self._text.painter.tagging = None
        self._open = opened

    def follow(self, changes: ChangeSet) -> None:
        """Take in a change."""
        self.palette.follow(changes)

    def selected_span(self) -> Span | None:
        """Return what is selected, on grapheme edges and without space at its ends."""
        if self._open is None:
            return None
        start, end = self._text.selected_units()
        units = self._open.units
        return snapped(self._open.text, units.to_point(start), units.to_point(end))

    def type(self, text: str) -> None:
        """Open the palette with a letter in it, or write on in it."""
        if self.palette.isVisible():
            self.palette.type_on(text)
        else:
            self.open_palette(text)

    def open_palette(self, text: str = "", *, focus: bool = True) -> None:
        """Open the palette on the selection, else on the chosen passage."""
        target = self._target()
        if target is not None and self.may_write():
            self._begin(target, text, focus=focus)

    def second_statement(self) -> None:
        """Open the palette for another statement on the words of the chosen passage."""
        target = self._target(new=True)
        if target is not None and self.may_write():
            self._begin(target, "")

    def tag_pinned(self, digit: str) -> None:
        """Tag with the topic that a digit stands for, at once."""
        codebook = self._session.workspace.codebook.load()
        topic = next((t for t in codebook.topics if t.shortcut == digit), None)
        target = self._target()
        if topic is None:
            self._pane.tell(tr("No topic is pinned to {digit}.").format(digit=digit))
        elif target is not None and self.may_write():
            self.palette.tag_at_once(target, topic.id)

    def repeat(self) -> None:
        """Give the tags that were given last once more."""
        target = self._target()
        if target is not None and self.may_write() and not self.palette.repeat(target):
            self._pane.tell(tr("There are no tags to repeat yet."))

    def may_write(self) -> bool:
        """Return whether the briefing can be changed; say so below the page where it cannot."""
        if not self._session.writable:
            self._pane.tell(tr("This briefing is open for reading only; nothing is written."))
        return self._session.writable

    def _target(self, *, new: bool = False) -> Target | None:
        opened = self._open
        if opened is None:
            return None
        span = self.selected_span()
        chosen = self._session.selection.passage_id
        if span is not None:
            return Target(opened.article, opened.text, span)
        if chosen and opened.marks.get(chosen) is not None:
            passage = opened.passage(chosen)
            return Target(opened.article, opened.text, passage.span, 0 if new else chosen)
        return None

    def _begin(self, target: Target, text: str, *, focus: bool = True) -> None:
        if self._open is None:
            return
        self._text.painter.tagging = self._open.to_units(target.span)
        self._text.viewport().update()
        self._make_room(self.palette.wanted_height())
        self.palette.open_for(target, text, focus=focus)
        self._place()

    def _compose(self, event: QInputMethodEvent) -> None:
        """Open the palette for a dead key or an input method, and hand its text on."""
        if not self.palette.isVisible():
            writes = event.commitString() or event.preeditString()
            if not writes or self.selected_span() is None:
                return
            self.open_palette(focus=False)
        self.palette.compose(event)

    def _find_room(self, height: int) -> None:
        self._make_room(height)
        self._place()

    def _make_room(self, height: int) -> None:
        """Scroll so far that the palette finds room below or above the selection."""
        tagged = self._text.painter.tagging
        if tagged is None:
            return
        self._view.reveal(*tagged)
        boxes = self._view.boxes(*tagged)
        if not boxes:
            return
        below = self._view.height() - boxes[-1].bottom()
        if below < height and boxes[0].top() < height:
            self._view.scroll_by(min(height - below, max(0, boxes[-1].top() - 8)))

    def _place(self) -> None:
        tagged = self._text.painter.tagging
        if tagged is not None:
            self.palette.place_beside(self._view.boxes(*tagged), self._view)

    def _follow_scroll(self) -> None:
        if self.palette.isVisible():
            self._place()

    def _end(self) -> None:
        """The palette was closed: what it tagged is the chosen passage."""
        self._text.painter.tagging = None
        passage_id = self.palette.passage_id
        if passage_id:
            _, end = self._text.selected_units()
            self._text.select(end, end)
            self._session.selection.choose_passage(passage_id)
        self._text.viewport().update()
        self._text.setFocus()

    def _follow_tag(self, passage_id: int, words: str) -> None:
        """A tag was written: its passage is the chosen one, and the tag is read out."""
        self._session.selection.choose_passage(passage_id)
        announce(self._text, words)
        self._follow_scroll()
