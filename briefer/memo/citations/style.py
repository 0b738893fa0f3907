"""The form of a memo's notes: the template's own, or one of the forms of the trade."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.citations import apa, bluebook, chicago, intelligence
from briefer.memo.citations.runs import runs
from briefer.memo.citations.use import Use
from briefer.memo.notes import brief_titles, source_note
from briefer.model.inline import Text, plain_text
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
_ENTRIES: Final[dict[str, Callable[[Record, Locale], tuple[Inline, ...]]]] = {
    "chicago": chicago.entry,
    "apa": apa.entry,
    "bluebook": bluebook.entry,
    "intelligence": intelligence.entry,
}
FORMS: Final = (HOUSE, *_FORMS)
"""The names of all forms."""


@dataclass(frozen=True, slots=True)
class CitationForm:
    """One of `FORMS`, with what language and country ask for."""

    name: str
    locale: Locale
    wording: Wording

    @property
    def joins(self) -> bool:
        """Whether one note names all sources that are cited at one place.

        ICD 206 asks for a note of its own on each source; the others join them with semicolons.
        """
        return self.name != "intelligence"

    def notes(self, groups: Sequence[Sequence[Record]]) -> Iterator[tuple[Inline, ...]]:
        """Yield each note, from 1; a group is the sources that one note names."""
        first: dict[int, int] = {}
        sources = self._told_apart(_distinct([record for group in groups for record in group]))
        before: list[Record] = []
        for number, group in enumerate(groups, start=1):
            named = _distinct(group)
            repeats = len(before) == len(named) == 1 and _ids(before) == _ids(named)
            said = []
            for record in named:
                source = record.article.id
                cited = replace(sources[source], information=record.information, mark=record.mark)
                said.append(
                    self._note(Use(cited, number, first.setdefault(source, number), repeats))
                )
            yield _joined(said)
            before = named

    def entries(self, records: Sequence[Record]) -> Iterator[tuple[Inline, ...]]:
        """Yield the entries of a list of sources, each once.

        They stand in the order of the alphabet; intelligence products list them as they are cited.
        """
        made = [self._entry(record) for record in self._told_apart(_distinct(records)).values()]
        yield from made if self.name == "intelligence" else sorted(made, key=_alphabetical)

    def _told_apart(self, sources: Sequence[Record]) -> dict[int, Record]:
        """Return the sources by article, with what tells their notes from those of others."""
        if self.name == HOUSE:
            briefs = brief_titles([record.article for record in sources])
            sources = [replace(record, brief=briefs[record.article.id]) for record in sources]
        elif self.name == "chicago":
            sources = chicago.told_apart(sources)
        elif self.name == "apa":
            sources = apa.told_apart(sources, self.locale)
        elif self.name == "bluebook":
            sources = bluebook.told_apart(sources)
        return {record.article.id: record for record in sources}

    def _entry(self, record: Record) -> tuple[Inline, ...]:
        if self.name == HOUSE:
            return source_note(record.article, self.wording, is_first=True)
        return _ENTRIES[self.name](record, self.locale)

    def _note(self, use: Use) -> tuple[Inline, ...]:
        if self.name == HOUSE:
            article, title = use.record.article, use.record.brief
            return source_note(article, self.wording, is_first=use.is_first, title=title)
        return _FORMS[self.name](use, self.locale)


def _joined(notes: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Return several notes as one: each but the last without its full stop, then a semicolon."""
    *others, last = notes
    joined = [item for note in others for item in (*_unended(note), Text("; "))]
    return runs(*(item.text if isinstance(item, Text) else item for item in (*joined, *last)))


def _unended(note: tuple[Inline, ...]) -> tuple[Inline, ...]:
    *before, end = note
    if not isinstance(end, Text):
        return note
    words = re.sub(r"\.(?=[”»’\"]?$)", "", end.text)
    return (*before, Text(words))


def _alphabetical(entry: tuple[Inline, ...]) -> str:
    """Return what an entry is sorted by: its words without accents, capitals and marks."""
    return re.sub(r"^\W+", "", fold(plain_text(entry)))


def _ids(records: Iterable[Record]) -> list[int]:
    return [record.article.id for record in records]


def _distinct(records: Sequence[Record]) -> list[Record]:
    return list({record.article.id: record for record in records}.values())
