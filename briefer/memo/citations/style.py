"""The form of a memo's notes: the template's own, or one of the forms of the trade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.citations import apa, bluebook, chicago, intelligence
from briefer.memo.citations.use import Use
from briefer.memo.notes import source_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefer.memo.citations.locale import Locale
    from briefer.memo.citations.record import Record
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline

HOUSE: Final = "house"
"""The template's own form, from its wording: outlet, title, authors, date."""
_FORMS: Final[dict[str, Callable[[Use, Locale], tuple[Inline, ...]]]] = {
    "chicago": chicago.note,
    "apa": apa.note,
    "bluebook": bluebook.note,
    "intelligence": intelligence.note,
}
FORMS: Final = (HOUSE, *_FORMS)
"""The names of all forms."""


@dataclass(frozen=True, slots=True)
class CitationForm:
    """One of `FORMS`, with what language and country ask for."""

    name: str
    locale: Locale
    wording: Wording

    def notes(self, records: Sequence[Record]) -> Iterator[tuple[Inline, ...]]:
        """Yield the note on each source, in the order of the notes from 1."""
        first: dict[int, int] = {}
        suffixes = apa.suffixes(_distinct(records)) if self.name == "apa" else {}
        for number, record in enumerate(records, start=1):
            source = record.article.id
            repeats = number > 1 and records[number - 2].article.id == source
            cited = replace(record, suffix=suffixes.get(source, ""))
            yield self._note(Use(cited, number, first.setdefault(source, number), repeats))

    def _note(self, use: Use) -> tuple[Inline, ...]:
        if self.name == HOUSE:
            return source_note(use.record.article, self.wording, is_first=use.is_first)
        return _FORMS[self.name](use, self.locale)


def _distinct(records: Sequence[Record]) -> list[Record]:
    return list({record.article.id: record for record in records}.values())
