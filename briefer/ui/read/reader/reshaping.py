"""Splitting, joining and removing passages, and carrying their tags to other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from briefer.services import joining, splitting, tagging
from briefer.ui.read.palette.visit import tags_of
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.model.anchor import Span
    from briefer.model.passage import Passage
    from briefer.ui.read.palette.visit import Tags
    from briefer.ui.read.reader.desk import ReaderDesk
    from briefer.ui.read.reader.tagging import Tagging

_TAGS = "application/x-briefer-tags"


@dataclass(frozen=True, slots=True)
class _Copied:
    """Tags, and the mark that the clipboard carries as long as they are what was copied last."""

    mark: bytes
    tags: Tags


class Reshaping(QObject):
    """Works on the passages that are chosen."""

    def __init__(self, desk: ReaderDesk, tags: Tagging) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tagging = tags
        self._copied: _Copied | None = None

    # ---- one into several, several into one

    def split(self) -> None:
        """Split the chosen passage at the caret, or at both ends of what is selected in it."""
        passage = self._chosen()
        if passage is None:
            return
        pieces: list[Passage] = []
        cuts = self._cuts()

        def write() -> None:
            pieces.extend(splitting.split(self._desk.workspace, passage.id, cuts))

        if self._desk.attempt(write, tr("Split")):
            piece = next((p for p in pieces if p.span.start >= cuts[0]), pieces[-1])
            self._choose(piece)

    def join(self) -> None:
        """Join the chosen passage with the next one, or all that are chosen.

        Ask first where a memo uses one that goes.
        """
        opened = self._desk.opened
        passage = self._chosen()
        if opened is None or passage is None:
            return
        ids = self._desk.passage_ids
        following = list(ids[1:]) if len(ids) > 1 else self._next_to(passage)
        if not following:
            self._desk.pane.tell(tr("No passage touches or overlaps the end of this one."))
            return
        first = ids[0] if len(ids) > 1 else passage.id
        self._ask_if_used(following, tr("Join them"), lambda: self._join(first, following))

    def _join(self, first: int, others: list[int]) -> None:
        workspace = self._desk.workspace
        if self._desk.attempt(lambda: joining.join(workspace, [first, *others]), tr("Joined")):
            self._choose(workspace.passages.get(first))

    def _next_to(self, passage: Passage) -> list[int]:
        """Return the nearest passage after this one that touches or overlaps it."""
        opened = self._desk.opened
        if opened is None:
            return []
        number = opened.marks.number_of(passage.id) or 0
        for mark in opened.marks.some(number + 1, len(opened.marks)):
            other = opened.passage(mark.passage_id)
            if joining.touch(opened.text, passage.span, other.span):
                return [other.id]
            if other.span.start > passage.span.end:
                break
        return []

    # ---- away with them

    def remove(self) -> None:
        """Remove the chosen passages; ask first where a memo prints one."""
        ids = list(self._desk.passage_ids)
        if ids and self._desk.may_write():
            self._ask_if_used(ids, tr("Remove it"), lambda: self._remove(ids))

    def _remove(self, ids: list[int]) -> None:
        done = (
            tr("Passage removed")
            if len(ids) == 1
            else tr("{n} passages removed").format(n=len(ids))
        )
        self._desk.attempt(lambda: tagging.remove(self._desk.workspace, ids), done)

    # ---- the same tags elsewhere

    def copy(self) -> None:
        """Copy the words of the chosen passage, and its tags for other words."""
        passage = self._chosen()
        tags = tags_of(passage) if passage else None
        if passage is None:
            return
        data = QMimeData()
        data.setText(passage.quote)
        if tags is not None:
            mark = uuid4().bytes
            data.setData(_TAGS, mark)
            self._copied = _Copied(mark, tags)
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.session.messages.note(
            tr("Copied. Ctrl+V gives its tags to other words or passages.")
            if tags
            else tr("Copied. This passage has no tags yet.")
        )

    def paste(self) -> None:
        """Give the copied tags to what is selected, else to the chosen passages."""
        copied = self._copied
        # An empty clipboard has none, whatever its type says.
        data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        there = data.data(_TAGS).data() if data is not None else b""
        if copied is None or there != copied.mark:
            self._desk.pane.tell(
                tr("There are no tags to paste: choose a passage and press Ctrl+C first.")
            )
        elif self._desk.may_write():
            self._tagging.give(copied.tags)

    # ---- what all of them need

    def _chosen(self) -> Passage | None:
        opened, passage_id = self._desk.opened, self._desk.passage_id
        return opened.passage(passage_id) if opened and passage_id else None

    def _choose(self, passage: Passage) -> None:
        opened = self._desk.opened
        if opened is not None:
            self._desk.session.selection.choose_passage(passage.id)
            start = opened.units.to_units(passage.span.start)
            self._desk.text.select(start, start)

    def _cuts(self) -> list[int]:
        selected: Span | None = self._desk.selected_span()
        if selected is not None:
            return [selected.start, selected.end]
        opened = self._desk.opened
        caret = self._desk.text.textCursor().position()
        return [opened.units.to_point(caret)] if opened else []

    def _ask_if_used(self, ids: list[int], yes: str, act: Callable[[], object]) -> None:
        uses = tagging.memo_uses(self._desk.workspace, ids)
        if not uses:
            act()
            return
        places = ", ".join(dict.fromkeys(f"“{memo}”, {section}" for _id, memo, section in uses))
        words = (
            tr("This passage is used in {places}. The memo keeps its words.")
            if len(ids) == 1
            else tr("Passages are used in {places}. The memo keeps their words.")
        )
        self._desk.pane.ask(words.format(places=places), yes, act)
