"""Sources named in the sentence: what a memo without notes says of where its words come from.

A note's place is taken by the outlet and the date of its article in brackets, in those with which
the words end where they do. Where the sentence names the outlet already, the date alone is added,
behind that name. What a sentence says of an article is not said again before it has named another
one, nor the date in a paragraph before that has named another article of the outlet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Extract
from briefer.memo.running_text import rewritten
from briefer.model.inline import CrossRef, Emph, Link, NoteRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline

_SENTENCE_END: Final = re.compile(r"[.!?…][”»\")]*\s")
_STOP: Final = re.compile(r"(?P<stop>[.,;:!?]*)(?P<space>\s*)$")
_SHORT_FORM: Final = re.compile(r"(?:\b[A-Z]\.){2,}(?P<stop>[,;:]?\s*)$")
"""An abbreviation whose full stop is its own, and what parts it from what follows: `the U.S.;`"""
_GOES_ON: Final = re.compile(r"[\w’']")
"""What follows a name that has an ending: `the Wire’s`."""
_BRACKETED: Final = re.compile(r"[^\s(.!?…]\)$")
"""Words that end in brackets, in which no sentence of its own ends."""
_REACH: Final = 4
"""A sentence's end has at most so many characters before the space behind it."""
_QUOTATION: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


def attributed(
    blocks: Iterable[Block], evidence: Evidence, wording: Wording, *, links: bool
) -> tuple[Block, ...]:
    """Return the blocks without marks of notes, each source named in the sentence instead.

    `links` leads from an outlet's name to its article, where that has an address.
    """
    naming = _Naming(evidence, wording, links=links)
    return tuple(naming.block(block) for block in blocks)


class _Naming:
    """Knows how each article is named, and finds outlets' names in a text."""

    def __init__(self, evidence: Evidence, wording: Wording, *, links: bool) -> None:
        self._evidence = evidence
        self._wording = wording
        self._links = links

    def block(self, block: Block) -> Block:
        """Return a block; an extract with what stands around it counts as one sentence."""
        is_one = isinstance(block, Extract)
        return rewritten(block, lambda run: self._run(run, is_one=is_one))

    def mentions(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield every outlet that a text names, and where."""
        for found in self._pattern.finditer(text):
            yield from ((outlet, found) for outlet in self._outlets[found[0]])

    @cached_property
    def _outlets(self) -> Mapping[str, tuple[str, ...]]:
        """The outlets that each name stands for; all that name none are one."""
        unnamed = self._wording.say("memo.unnamed_outlet")
        outlets: dict[str, tuple[str, ...]] = {unnamed: ("",)}
        for outlet, names in self._evidence.outlet_names.items():
            for name in names:
                outlets[name] = (*outlets.get(name, ()), outlet)
        return outlets

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._outlets, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def _run(self, inlines: tuple[Inline, ...], *, is_one: bool) -> tuple[Inline, ...]:
        if not any(isinstance(item, NoteRef) for item in inlines):
            return inlines
        line = _Line(self, is_one=is_one)
        waiting: dict[str, _Source] = {}
        for item in inlines:
            if isinstance(item, NoteRef):
                sources = map(self._source, item.passages)
                waiting |= {source.key: source for source in sources}
            else:
                line.name(waiting.values())
                waiting = {}
                line.add(item)
        line.name(waiting.values())
        return line.inlines()

    def _source(self, guid: str) -> _Source:
        article = self._evidence.article_of(self._evidence.passage_by_guid[guid])
        name = article.outlet or self._wording.say("memo.unnamed_outlet")
        url = (article.url or "") if self._links else ""
        return _Source(article.guid, article.outlet or "", name, self._date(article), url)

    def _date(self, article: Article) -> str:
        if article.published is None:
            return self._wording.say("attribution.undated")
        words = self._wording.date(article.published, is_about=article.published_about)
        year = self._evidence.date[:4]
        if len(article.published) > len(year) and article.published.startswith(year):
            return re.sub(
                rf"\W+(?:de )?{year}$", "", words
            )  # the memo's own year goes without saying
        return words


@dataclass(frozen=True, slots=True)
class _Source:
    """An article as a sentence names it: by its outlet."""

    key: str
    outlet: str
    name: str
    date: str
    url: str

    def named(self, name: str) -> Text | Link:
        return Link(name, self.url) if self.url else Text(name)

    def in_brackets(self, date: str) -> tuple[Inline, ...]:
        """Return what stands in brackets: the outlet, and the date where that is still to say."""
        outlet = self.named(self.name)
        return (outlet, Text(f", {date}")) if date else (outlet,)


@dataclass
class _Piece:
    """One item of the run, its text without the stop that was taken from its end.

    `depth` says how many brackets are open before it; `dates` are to be put behind names in it.
    """

    item: Inline
    depth: int = 0
    text: str = ""
    dates: list[tuple[int, int, str, _Source]] = field(default_factory=list)

    def inlines(self) -> Iterator[Inline]:
        if not isinstance(self.item, Text | Emph | Link):
            yield self.item
            return
        place = 0
        for start, end, date, source in sorted(self.dates, key=lambda entry: entry[0]):
            name = self.text[start:end]
            yield replace(self.item, text=self.text[place:start])
            yield (
                source.named(name) if isinstance(self.item, Text) else replace(self.item, text=name)
            )
            if date:
                is_open = self.depth + _depth(self.text[:start]) > 0
                yield Text(_behind(name, date, self.text[end:], is_open=is_open))
            place = end
        yield replace(self.item, text=self.text[place:])


class _Line:
    """A run of text as it grows, with what its current sentence has told."""

    def __init__(self, naming: _Naming, *, is_one: bool) -> None:
        self._naming = naming
        self._is_one = is_one
        self._pieces: list[_Piece] = []
        self._depth = 0
        self._end = ""
        self._dated: dict[str, str] = {}
        self._begin_sentence()

    def _begin_sentence(self) -> None:
        """Forget what the sentence before has told."""
        self._latest: frozenset[str] = frozenset()
        self._named: dict[str, tuple[_Piece, int, int]] = {}
        self._used: set[str] = set()

    def add(self, item: Inline) -> None:
        """Add an item of the memo's own."""
        text = item.text if isinstance(item, Text | Emph | Link | CrossRef) else _QUOTATION
        start = self._sentence_start(text)
        if start is not None:
            self._begin_sentence()
        piece = self._append(item, text)
        if isinstance(item, Text | Emph):
            for outlet, found in self._naming.mentions(text):
                if found.start() >= (start or 0):
                    self._named[outlet] = (piece, found.start(), found.end())

    def inlines(self) -> tuple[Inline, ...]:
        found = (item for piece in self._pieces for item in piece.inlines())
        return tuple(i for i in found if not isinstance(i, Text | Emph | Link) or i.text)

    def name(self, sources: Iterable[_Source]) -> None:
        """Name the sources where the run has come to."""
        named = list(sources)
        brackets = [
            pieces
            for source in named
            if source.key not in self._latest and (pieces := self._missing(source))
        ]
        if named:
            self._latest = frozenset(source.key for source in named)
        if brackets:
            self._add_brackets(brackets)

    def _missing(self, source: _Source) -> tuple[Inline, ...]:
        """Put the date behind the outlet's name; return what has to stand in brackets, if any."""
        date = "" if self._dated.get(source.outlet) == source.key else source.date
        self._dated[source.outlet] = source.key
        mention = None if source.outlet in self._used else self._named.get(source.outlet)
        self._used.add(source.outlet)
        if mention is None:
            return source.in_brackets(date)
        piece, start, end = mention
        following = piece.text[end:]
        if _GOES_ON.match(following):
            return (Text(date),) if date else ()
        piece.dates.append((start, end, "" if following.startswith(" (") else date, source))
        return ()

    def _sentence_start(self, text: str) -> int | None:
        """Return where in a text that is added a new sentence begins, None where none does."""
        if self._is_one:
            return None
        known = len(self._end)
        joined = self._end + text
        self._end = joined[-_REACH:]
        starts = [f.end() - known for f in _SENTENCE_END.finditer(joined) if f.end() > known]
        return starts[-1] if starts else None

    def _append(self, item: Inline, text: str) -> _Piece:
        piece = _Piece(item, self._depth, text)
        self._pieces.append(piece)
        self._depth += _depth(text)
        return piece

    def _add_brackets(self, brackets: list[tuple[Inline, ...]]) -> None:
        """Put what is said of the sources in brackets before the stop that ends the words."""
        stop = self._take_stop()
        opening, closing = self._reopened() or ((" [", "]") if self._depth > 0 else (" (", ")"))
        added: list[Inline] = [Text(opening)]
        for number, pieces in enumerate(brackets):
            added += [Text("; "), *pieces] if number else [*pieces]
        for item in (*added, Text(f"{closing}{stop}")):
            self._append(item, item.text if isinstance(item, Text | Link) else "")

    def _reopened(self) -> tuple[str, str] | None:
        """Open the brackets with which the words end, for no others to stand beside them.

        Return with what the sources begin and end in there; None where the words end otherwise.
        """
        last = self._pieces[-1] if self._pieces else None
        if last is None or self._depth != 0 or not isinstance(last.item, Text):
            return None
        if _BRACKETED.search(last.text):
            if any(found.end() == len(last.text) for _, found in self._naming.mentions(last.text)):
                return None  # the brackets are part of an outlet's name
            last.text = last.text[:-1]
            self._depth += 1
            return "; ", ")"
        for place, (start, end, date, source) in enumerate(last.dates):
            if date and end == len(last.text):
                last.dates[place] = (start, end, "", source)
                return f" ({date}; ", ")"
        return None

    def _take_stop(self) -> str:
        """Take the stop from the end of the words, with the space behind it."""
        last = self._pieces[-1] if self._pieces else None
        if last is None or not isinstance(last.item, Text):
            return ""
        found = _STOP.search(last.text)
        assert found is not None  # noqa: S101 - the pattern matches nothing at all, too
        stop = found[0]
        if short := _SHORT_FORM.search(last.text):
            last.text = last.text[: short.start("stop")]
            return short["stop"] if short["stop"].strip() else stop
        last.text = last.text[: found.start()]
        return stop


def _behind(name: str, date: str, following: str, *, is_open: bool) -> str:
    """Return a date as it stands behind an outlet's name: no brackets beside or in others."""
    if is_open:
        return f", {date}"
    if not name.endswith(")"):
        return f" ({date})"
    goes_on = following[:1] == " " and following[1:2] != "("
    return f", {date}," if goes_on else f", {date}"


def _depth(text: str) -> int:
    """Return how many round brackets a text opens more than it closes."""
    return text.count("(") - text.count(")")
