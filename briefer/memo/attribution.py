"""Sources named in the sentence: what a memo without notes says of where its words come from.

A note's place is taken by the outlet and the date of its article in brackets. Where the sentence
names the outlet already, the date alone is added, behind that name. What a sentence says of an
article is said once, and its date once in a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Extract
from briefer.memo.running_text import rewritten
from briefer.model.inline import Emph, Link, NoteRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline

_SENTENCE_END: Final = re.compile(r"[.!?…][”»\")]*\s")
_STOP: Final = re.compile(r"(?P<stop>[.,;:!?]*)(?P<space>\s*)$")
_SHORT_FORM: Final = re.compile(r"(?:\b[A-Z]\.){2,}\s*$")
"""An abbreviation whose full stop is its own: `the U.S.`"""
_GOES_ON: Final = re.compile(r"[\w’']")
"""What follows a name that has an ending: `the Wire’s`."""
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
    """Knows how each article is named."""

    def __init__(self, evidence: Evidence, wording: Wording, *, links: bool) -> None:
        self._evidence = evidence
        self._wording = wording
        self._links = links

    def block(self, block: Block) -> Block:
        """Return a block; an extract with what stands around it counts as one sentence."""
        is_one = isinstance(block, Extract)
        return rewritten(block, lambda run: self._run(run, is_one=is_one))

    def _run(self, inlines: tuple[Inline, ...], *, is_one: bool) -> tuple[Inline, ...]:
        line = _Line(is_one=is_one)
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
        names: tuple[str, ...] = (self._wording.say("memo.unnamed_outlet"),)
        if article.outlet:
            names = self._evidence.outlet_names[article.outlet]
        url = (article.url or "") if self._links else ""
        return _Source(article.guid, names, self._date(article), url)

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
    """An article as a sentence names it: by its outlet, which may have several names."""

    key: str
    names: tuple[str, ...]
    date: str
    url: str

    def outlet(self, name: str) -> Text | Link:
        return Link(name, self.url) if self.url else Text(name)


@dataclass(frozen=True, slots=True)
class _Mention:
    """An outlet's name in the text: the item, and from where to where in its words."""

    item: int
    start: int
    end: int


class _Line:
    """A run of text as it grows. What this module adds is `own`: no name is looked up in it."""

    def __init__(self, *, is_one: bool) -> None:
        self._is_one = is_one
        self._items: list[tuple[Inline, bool]] = []
        self._sentence = 0
        self._told: set[str] = set()
        self._dated_names: set[str] = set()
        self._dated: set[str] = set()

    def add(self, item: Inline) -> None:
        self._items.append((item, False))

    def inlines(self) -> tuple[Inline, ...]:
        return tuple(item for item, _ in self._items if item != Text(""))

    def name(self, sources: Iterable[_Source]) -> None:
        """Name the sources where the run has come to."""
        brackets: list[tuple[Inline, ...]] = []
        for source in sources:
            self._begin_sentence()
            if source.key not in self._told:
                if pieces := self._missing(source):
                    brackets.append(pieces)
                self._told.add(source.key)
                self._dated.add(source.key)
        if brackets:
            self._add_brackets(brackets)

    def _missing(self, source: _Source) -> tuple[Inline, ...]:
        """Add the date behind the outlet's name; return what has to stand in brackets, if any."""
        date = "" if source.key in self._dated else source.date
        mention = None if source.names[0] in self._dated_names else self._mention(source.names)
        self._dated_names.add(source.names[0])
        if mention is None:
            outlet = source.outlet(source.names[0])
            return (outlet, Text(f", {date}")) if date else (outlet,)
        following = self._text(mention.item)[mention.end :]
        if _GOES_ON.match(following):
            return (Text(date),) if date else ()
        self._put_behind(mention, "" if following.startswith(" (") else date, source)
        return ()

    def _begin_sentence(self) -> None:
        """Forget what the sentence before has told, where a new one has begun."""
        _, sentence = self._start()
        if sentence != self._sentence:
            self._sentence = sentence
            self._told, self._dated_names = set(), set()

    def _start(self) -> tuple[int, int]:
        """Return where the current sentence begins in the whole text, and its number."""
        if self._is_one:
            return 0, 0
        ends = [found.end() for found in _SENTENCE_END.finditer("".join(self._texts()))]
        return (ends[-1] if ends else 0), len(ends)

    def _texts(self) -> Iterator[str]:
        yield from (self._text(place) for place in range(len(self._items)))

    def _text(self, place: int) -> str:
        item, _ = self._items[place]
        return item.text if isinstance(item, Text | Emph | Link) else _QUOTATION

    def _mention(self, names: tuple[str, ...]) -> _Mention | None:
        """Return the last mention of one of the names in the current sentence."""
        pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
        )
        start, _ = self._start()
        offset, last = 0, None
        for place, text in enumerate(self._texts()):
            item, is_own = self._items[place]
            if isinstance(item, Text | Emph) and not is_own:
                for found in pattern.finditer(text, max(0, start - offset)):
                    last = _Mention(place, *found.span())
            offset += len(text)
        return last

    def _put_behind(self, mention: _Mention, date: str, source: _Source) -> None:
        """Put a date behind an outlet's name, and lead from the name to the article."""
        item, _ = self._items[mention.item]
        assert isinstance(item, Text | Emph)  # noqa: S101 - names are looked up in these
        before = "".join(list(self._texts())[: mention.item]) + item.text[: mention.start]
        pattern = ", {}" if _is_open(before) else " ({})"
        name = item.text[mention.start : mention.end]
        stretches: list[tuple[Text | Emph | Link, bool]] = [
            (replace(item, text=item.text[: mention.start]), False),
            (source.outlet(name) if isinstance(item, Text) else replace(item, text=name), False),
            (Text(pattern.format(date) if date else ""), True),
            (replace(item, text=item.text[mention.end :]), False),
        ]
        self._items[mention.item : mention.item + 1] = [each for each in stretches if each[0].text]

    def _add_brackets(self, brackets: list[tuple[Inline, ...]]) -> None:
        """Put what is said of the sources in brackets before the stop that ends the words."""
        opening, closing = ("[", "]") if _is_open("".join(self._texts())) else ("(", ")")
        stop, space = self._take_stop()
        own: list[Inline] = [Text(f" {opening}")]
        for number, pieces in enumerate(brackets):
            own += [Text("; "), *pieces] if number else [*pieces]
        self._items += [(item, True) for item in (*own, Text(closing))]
        self._items.append((Text(f"{stop}{space}"), False))

    def _take_stop(self) -> tuple[str, str]:
        """Take the stop from the end of the words, with the space behind it."""
        if not self._items:
            return "", ""
        item, is_own = self._items[-1]
        if not isinstance(item, Text):
            return "", ""
        found = _STOP.search(item.text)
        assert found is not None  # noqa: S101 - the pattern matches nothing at all, too
        keeps_stop = _SHORT_FORM.search(item.text)
        kept = item.text.rstrip() if keeps_stop else item.text[: found.start()]
        self._items[-1] = (replace(item, text=kept), is_own)
        return found["stop"], found["space"]


def _is_open(text: str) -> bool:
    """Say whether the text ends inside of round brackets."""
    return text.count("(") > text.count(")")
