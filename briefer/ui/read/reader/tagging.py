"""Tagging from the reader: what the palette is opened on, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefer.ui.after_painting import AfterPainting
from briefer.ui.announcing import announce
from briefer.ui.read.palette.panel import TaggingPalette
from briefer.ui.read.palette.visit import Target
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QInputMethodEvent

    from briefer.model.anchor import Span
    from briefer.model.changes import ChangeSet
    from briefer.ui.read.palette.visit import Tags
    from briefer.ui.read.reader.desk import ReaderDesk


class Tagging(QObject):
    """Opens the palette on the selection, else on the chosen passages, and keeps it in view."""

    def __init__(self, desk: ReaderDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = desk.session
        self._pane = desk.pane
        self._view = desk.view
        self._text = desk.text
        self.palette = TaggingPalette(desk.session, desk.pane)
        self._writing = self.palette.writing
        self.palette.closed.connect(self._end)
        self.palette.room_wanted.connect(self._find_room)
        self._writing.tagged.connect(self._follow_tag)
        self._choosing = AfterPainting(self._choose_tagged, self)
        self._text.composed.connect(self._compose)
        self._view.scrolled.connect(self._follow_scroll)
        self._view.resized.connect(self._follow_size)

    def leave(self) -> None:
        """End what was being tagged: another article is shown, or none."""
        self.palette.close_panel()
        self._text.painter.tagging = ()

    def follow(self, changes: ChangeSet) -> None:
        """Take in a change."""
        self.palette.follow(changes)

    def type(self, text: str) -> None:
        """Open the palette with a letter in it, or write on in it."""
        if self.palette.isVisible():
            self.palette.type_on(text)
        else:
            self.open_palette(text)

    def open_palette(self, text: str = "", *, focus: bool = True) -> None:
        """Open the palette on the selection, else on the chosen passages."""
        target = self._target()
        if target is not None and self._desk.may_write():
            self._begin(target, text, focus=focus)

    def open_on(self, spans: Sequence[Span]) -> None:
        """Open the palette on all of these spans at once."""
        opened = self._desk.opened
        if opened is not None and spans and self._desk.may_write():
            self._begin(Target(opened.article, opened.text, tuple(spans)), "")

    def second_statement(self) -> None:
        """Open the palette for another statement on the words of the chosen passage."""
        target = self._target(new=True)
        if target is not None and self._desk.may_write():
            self._begin(target, "")

    def tag_pinned(self, digit: str) -> None:
        """Tag with the topic that a digit stands for, at once."""
        codebook = self._session.workspace.codebook.load()
        topic = next((t for t in codebook.topics if t.shortcut == digit), None)
        target = self._target()
        if topic is None:
            self._pane.tell(tr("No topic is pinned to {digit}.").format(digit=digit))
        elif target is not None and self._desk.may_write():
            self._writing.tag_at_once(target, topic.id)

    def repeat(self) -> None:
        """Give the tags that were given last once more."""
        target = self._target()
        if target is not None and self._desk.may_write() and not self._writing.repeat(target):
            self._pane.tell(tr("There are no tags to repeat yet."))

    def give(self, tags: Tags) -> None:
        """Give these tags to the selection, else to the chosen passages."""
        target = self._target()
        if target is not None:
            self._writing.give(target, tags)

    def set_statement(self, field: str, key: str, words: str) -> None:
        """Set the type, whose words or how sure of the selection, else of the chosen passages."""
        target = self._target()
        if target is not None and self._desk.may_write():
            self._writing.set_at_once(target, field, key, words)

    def _target(self, *, new: bool = False) -> Target | None:
        opened = self._desk.opened
        if opened is None:
            return None
        span = self._desk.selected_span()
        if span is not None:
            there = () if new else self._passages_on(span)
            return Target(opened.article, opened.text, (span,), there)
        passage_id = self._desk.passage_id
        ids = self._desk.passage_ids
        if not ids:
            return None
        if new or len(ids) == 1:
            own = opened.span_of(passage_id)
            return Target(opened.article, opened.text, (own,), () if new else ids)
        # The palette stands beside the one that was chosen last.
        rest = (one for one in ids if one != passage_id)
        spans = tuple(opened.span_of(one) for one in (passage_id, *rest))
        return Target(opened.article, opened.text, spans, ids)

    def _passages_on(self, span: Span) -> tuple[int, ...]:
        """Return the passage that has exactly these words: the chosen one where several have."""
        opened = self._desk.opened
        if opened is None:
            return ()
        units = opened.to_units(span)
        same = [m.passage_id for m in opened.marks.within(*units) if (m.start, m.end) == units]
        return tuple(one for one in same if one == self._desk.passage_id) or tuple(same[:1])

    def _begin(self, target: Target, text: str, *, focus: bool = True) -> None:
        opened = self._desk.opened
        if opened is None:
            return
        self._text.painter.tagging = tuple(opened.to_units(span) for span in target.spans)
        self._text.viewport().update()
        self._make_room(self.palette.wanted_height())
        self.palette.open_for(target, text, focus=focus)
        self._place()

    def _compose(self, event: QInputMethodEvent) -> None:
        """Open the palette for a dead key or an input method, and hand its text on."""
        if not self.palette.isVisible():
            writes = event.commitString() or event.preeditString()
            if not writes or self._desk.selected_span() is None:
                return
            self.open_palette(focus=False)
        self.palette.compose(event)

    def _find_room(self, height: int) -> None:
        self._make_room(height)
        self._place()

    def _make_room(self, height: int) -> None:
        """Scroll so far that the palette finds room below or above the selection."""
        tagged = self._text.painter.tagging
        if not tagged:
            return
        self._view.reveal(*tagged[0])
        boxes = self._view.boxes(*tagged[0])
        if not boxes:
            return
        below = self._view.height() - boxes[-1].bottom()
        if below < height and boxes[0].top() < height:
            self._view.scroll_by(min(height - below, max(0, boxes[-1].top() - 8)))

    def _place(self) -> None:
        tagged = self._text.painter.tagging
        if tagged:
            self.palette.place_beside(self._view.boxes(*tagged[0]), self._view)

    def _follow_scroll(self) -> None:
        if self.palette.isVisible():
            self._place()

    def _follow_size(self) -> None:
        """Keep what is tagged in view, and the palette beside it, when the window changes."""
        if self.palette.isVisible():
            self._make_room(self.palette.height())
            self._place()

    def _end(self) -> None:
        """The palette was closed: what it tagged is chosen."""
        self._text.painter.tagging = ()
        if self._writing.passage_ids:
            self._drop_selection()
            self._choose(self._writing.passage_ids)
        self._text.viewport().update()
        self._text.setFocus()

    def _follow_tag(self, passage_ids: tuple[int, ...], words: str) -> None:
        """A tag was written: its passages are chosen, and the tag is read out."""
        if self.palette.isVisible():
            # The tag is painted first: all that is told of its passage follows.
            self._choosing.start()
        else:
            self._drop_selection()
            self._choose(passage_ids)
        announce(self._text, words)

    def _choose_tagged(self) -> None:
        """Choose what the palette that is open has tagged."""
        if self.palette.isVisible():
            told = self._text.accessibleDescription()
            self._choose(self._writing.passage_ids)
            self._text.setAccessibleDescription(told)  # the tag, not yet the passage

    def _drop_selection(self) -> None:
        """What comes next is about the passage, and not about its words."""
        _, end = self._text.selected_units()
        self._text.select(end, end)

    def _choose(self, passage_ids: tuple[int, ...]) -> None:
        if len(passage_ids) > 1:
            self._desk.chosen.take(passage_ids)
        else:
            self._session.selection.choose_passage(passage_ids[0] if passage_ids else 0)
