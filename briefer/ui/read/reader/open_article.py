"""The article in the reader: its text, and its passages as marks and notes, kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.collecting import no_collecting
from briefer.model.anchor import Span
from briefer.model.utf16 import Utf16Map
from briefer.ui.read.reader.marks import Mark, Marks, mark_of
from briefer.ui.read.reader.notes import NoteWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.changes import ChangeSet
    from briefer.model.passage import Passage
    from briefer.model.vocabulary import Vocabulary
    from briefer.store.workspace import Workspace
    from briefer.ui.read.reader.notes import Note

_BATCH = 40
"""Passages whose tags are read at once, around the one that is asked for."""
_CODEBOOK = ("stakeholder", "alias", "role", "topic", "proposition")
_ARTICLE = ("article", "article_author", "article_fact", "outlet")


@dataclass(frozen=True, slots=True)
class Update:
    """What a change meant for the article: pieces (in units) to paint anew, or all of it.

    `passages` are those that were written, added or removed, `facts` says that title or facts
    have changed, `gone` that the article is no longer there.
    """

    pieces: tuple[tuple[int, int], ...] = ()
    passages: frozenset[int] = frozenset()
    everything: bool = False
    facts: bool = False
    gone: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the change was about something else."""
        return not (self.pieces or self.everything or self.facts or self.gone)


class OpenArticle:
    """Reads an article once, and after each change only the rows that it names.

    Highlights are read for the whole article, tags only for the passages that come into view.
    """

    def __init__(self, workspace: Workspace, article_id: int, vocabulary: Vocabulary) -> None:
        self._workspace = workspace
        self._vocabulary = vocabulary
        self.article = workspace.articles.get(article_id)
        self.text = workspace.articles.text(article_id)
        self.units = Utf16Map(self.text)
        self.marks = Marks()
        self._passages: dict[int, Passage] = {}
        self._notes: dict[int, Note] = {}
        self._writer = NoteWriter(workspace.codebook.load(), vocabulary)
        self._read_all()

    def passage(self, passage_id: int) -> Passage:
        """Return a passage of the article, with some of its neighbours read along."""
        if passage_id not in self._passages:
            self._read_around(passage_id)
        return self._passages[passage_id]

    def note(self, passage_id: int) -> Note:
        """Return the margin's line for a passage."""
        note = self._notes.get(passage_id)
        if note is None:
            note = self._writer.note(self.passage(passage_id))
            self._notes[passage_id] = note
        return note

    def span_of(self, passage_id: int) -> Span:
        """Return the place of a passage, without reading its tags."""
        mark = self.marks.get(passage_id)
        if mark is None:
            raise KeyError(passage_id)
        return Span(self.units.to_point(mark.start), self.units.to_point(mark.end))

    def to_units(self, span: Span) -> tuple[int, int]:
        """Return a span of the text in UTF-16 units."""
        return self.units.to_units(span.start), self.units.to_units(span.end)

    def follow(self, changes: ChangeSet) -> Update:
        """Take in a change, and say what has to be shown anew."""
        facts = changes.touches(*_ARTICLE)
        if facts and not self._read_article():
            return Update(gone=True)
        if changes.many or changes.touches(*_CODEBOOK):
            self._writer = NoteWriter(self._workspace.codebook.load(), self._vocabulary)
            self._read_all()
            return Update(everything=True, facts=facts)
        touched = self._workspace.passages.touched(dict(changes.rows))
        return Update(tuple(self._read_again(touched)), touched, facts=facts)

    def _read_article(self) -> bool:
        """Read title and facts again; return whether the article is still there."""
        found = self._workspace.articles.many([self.article.id])
        if found:
            self.article = found[0]
        return bool(found)

    def _read_all(self) -> None:
        codebook = self._workspace.codebook.load()
        with no_collecting():
            outlines = self._workspace.passages.outlines(self.article.id)
            self.marks = Marks(mark_of(outline, codebook, self.units) for outline in outlines)
        self._passages.clear()
        self._notes.clear()

    def _read_around(self, passage_id: int) -> None:
        number = self.marks.number_of(passage_id)
        ids = {passage_id}
        if number is not None:
            first = max(0, number - _BATCH // 2)
            ids.update(mark.passage_id for mark in self.marks.some(first, first + _BATCH))
        wanted = [one for one in ids if one not in self._passages]
        for passage in self._workspace.passages.many(wanted):
            self._passages[passage.id] = passage

    def _read_again(self, ids: Iterable[int]) -> Iterable[tuple[int, int]]:
        """Read passages again; yield the units that they took and that they take."""
        wanted = tuple(ids)
        if not wanted:
            return
        codebook = self._workspace.codebook.load()
        here = {p.id: p for p in self._workspace.passages.many(wanted)}
        for passage_id in wanted:
            before = self.marks.get(passage_id)
            if before is not None:
                yield before.start, before.end
            self._notes.pop(passage_id, None)
            passage = here.get(passage_id)
            if passage is None or passage.article_id != self.article.id:
                self._passages.pop(passage_id, None)
                self.marks.drop(passage_id)
                continue
            self._passages[passage_id] = passage
            mark: Mark = mark_of(passage.outline, codebook, self.units)
            self.marks.put(mark)
            yield mark.start, mark.end
