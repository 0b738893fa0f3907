"""The open suggestions of the article in the reader: their marks and notes, apart from passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.services.suggesting import proposed
from briefer.ui.read.reader.marks import Look, Mark, Marks
from briefer.ui.read.reader.notes import NoteWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.anchor import Span
    from briefer.model.codebook import Codebook
    from briefer.model.suggestion import Suggestion
    from briefer.model.utf16 import Utf16Map
    from briefer.model.vocabulary import Vocabulary
    from briefer.ui.read.reader.notes import Note


class Suggested:
    """Numbers the suggestions of one article below 0, so that no passage has the same number.

    A suggestion keeps its number as long as the article is shown.
    """

    def __init__(self) -> None:
        self.marks = Marks()
        self._numbers: dict[Span, int] = {}
        self._by_number: dict[int, Suggestion] = {}
        self._notes: dict[int, Note] = {}
        self._writer: NoteWriter | None = None

    def show(
        self,
        suggestions: Iterable[Suggestion],
        units: Utf16Map,
        codebook: Codebook,
        vocabulary: Vocabulary,
    ) -> None:
        """Take other suggestions in the same article."""
        self._writer = NoteWriter(codebook, vocabulary)
        self._notes.clear()
        self._by_number = {self._number(one.span): one for one in suggestions}
        self.marks = Marks(
            _mark(number, one, units, codebook) for number, one in self._by_number.items()
        )

    def get(self, number: int) -> Suggestion | None:
        """Return the suggestion of a number; None where it is not open any more."""
        return self._by_number.get(number)

    def number_of(self, suggestion: Suggestion | None) -> int:
        """Return the number of a suggestion that is shown, else 0."""
        number = self._numbers.get(suggestion.span, 0) if suggestion else 0
        return number if self._by_number.get(number) == suggestion else 0

    def note(self, number: int) -> Note:
        """Return the margin's line for a suggestion."""
        if number not in self._notes and self._writer is not None:
            passage = proposed(self._by_number[number])
            self._notes[number] = self._writer.suggestion(passage, number)
        return self._notes[number]

    def _number(self, span: Span) -> int:
        return self._numbers.setdefault(span, -len(self._numbers) - 1)


def _mark(number: int, suggestion: Suggestion, units: Utf16Map, codebook: Codebook) -> Mark:
    known = codebook.topic_by_id
    colours = (known[t.topic_id].colour for t in suggestion.topics if t.topic_id in known)
    start, end = units.to_units(suggestion.span.start), units.to_units(suggestion.span.end)
    return Mark(start, -end, number, Look.SUGGESTED, tuple(dict.fromkeys(colours)))
