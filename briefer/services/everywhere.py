"""Finding words everywhere in a briefing, with the places to mark and to tag."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.anchor import Span
from briefer.model.inline import plain_text
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.article import Article
    from briefer.model.memo import KeptMemo
    from briefer.model.passage import Passage
    from briefer.store.reading import Reading
    from briefer.store.search import Places

MOST = 300
MOST_ARTICLES = 60
"""So many passages or notes, and articles, are read in full; the counts are of all."""

_TERM = re.compile(r'"([^"]+)"|(\S+)')


class _Plain(dict[int, str]):
    """Each sign without accent and case, as one sign, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        sign = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = plain = sign if len(sign) == 1 else chr(code)
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class InArticle:
    """An article with the words in its title or text, and where they stand in the text."""

    article: Article
    spans: tuple[Span, ...]
    tagged: int
    """How many of the places are in a passage."""


@dataclass(frozen=True, slots=True)
class InPassage:
    """A passage with the words in its quote (or its note), with its article."""

    passage: Passage
    article: Article
    sections: tuple[str, ...] = ()
    """The sections of memos that print it."""


@dataclass(frozen=True, slots=True)
class InMemo:
    """A paragraph of a memo with the words in it."""

    memo_id: int
    memo: str
    section: str
    block_id: int
    text: str


@dataclass(frozen=True, slots=True)
class InCodebook:
    """A "stakeholder" or a "topic" that is called so, or has such an alias or keyword."""

    kind: str
    id: int
    name: str
    detail: str
    colour: int = 0
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Everything:
    """What was found for words; `counts` is of all, the rest is as much as is read in full."""

    words: str = ""
    passages: tuple[InPassage, ...] = ()
    articles: tuple[InArticle, ...] = ()
    memos: tuple[InMemo, ...] = ()
    entries: tuple[InCodebook, ...] = ()
    notes: tuple[InPassage, ...] = ()
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def total(self) -> int:
        """How many places there are."""
        return sum(self.counts)


def find(read: Reading, words: str) -> Everything:
    """Return where words stand. All are wanted; those in double quotes as they stand."""
    pattern = pattern_of(words)
    if pattern is None:
        return Everything(words)
    places = read.places(words)
    memos = tuple(_in_memos(read, places))
    entries = tuple(_in_codebook(read, pattern))
    return Everything(
        words,
        passages=_in_passages(read, places.passages),
        articles=tuple(_in_articles(read, places, pattern)),
        memos=memos,
        entries=entries,
        notes=_in_passages(read, places.notes),
        counts=(
            len(places.passages),
            len(places.articles),
            len(memos),
            len(entries),
            len(places.notes),
        ),
    )


@dataclass(frozen=True, slots=True)
class ToTag:
    """Places of some words: those in no passage, and the passages on exactly these words.

    A place is an article's id with a span; both are in the order of import.
    """

    places: tuple[tuple[int, Span], ...] = ()
    passages: tuple[int, ...] = ()


def to_tag(read: Reading, words: str) -> ToTag:
    """Return the places in a text where the words stand and a tag can be given."""
    pattern = pattern_of(words)
    if pattern is None:
        return ToTag()
    places: list[tuple[int, Span]] = []
    passages: list[int] = []
    for article_id in sorted(read.places(words).articles):
        there = read.passages.of_article(article_id)
        spans = spans_of(read.articles.text(article_id), pattern)
        taken = [passage.span for passage in there]
        free = (span for span in spans if not any(map(span.overlaps, taken)))
        places += ((article_id, span) for span in free)
        exact = frozenset(spans)
        passages += (passage.id for passage in there if passage.span in exact)
    return ToTag(tuple(places), tuple(passages))


def pattern_of(words: str) -> re.Pattern[str] | None:
    """Return what finds any of the words in a plain text; None where there is no word.

    The last word counts as the beginning of a word, as in the index.
    """
    terms = [(phrase or word, bool(phrase)) for phrase, word in _TERM.findall(words)]
    terms = [(plain(term), exact) for term, exact in terms if any(c.isalnum() for c in term)]
    if not terms:
        return None
    parts = []
    for number, (term, exact) in enumerate(terms):
        pieces = re.findall(r"\w+", term)
        begins = number == len(terms) - 1 and not exact
        parts.append(r"\W+".join(map(re.escape, pieces)) + (r"\w*" if begins else r"(?!\w)"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def plain(text: str) -> str:
    """Return a text without accents and capitals, each sign in its place."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def spans_of(text: str, pattern: re.Pattern[str]) -> list[Span]:
    """Return where a pattern of `pattern_of` stands in a text."""
    return [Span(*match.span()) for match in pattern.finditer(plain(text))]


def _in_passages(read: Reading, ids: tuple[int, ...]) -> tuple[InPassage, ...]:
    wanted = ids[:MOST]
    passages = {passage.id: passage for passage in read.passages.many(wanted)}
    articles = {a.id: a for a in read.articles.many({p.article_id for p in passages.values()})}
    uses: dict[int, list[str]] = {}
    for passage_id, _memo, section in read.memos.uses(wanted):
        uses.setdefault(passage_id, []).append(section)
    return tuple(
        InPassage(
            passages[passage_id],
            articles[passages[passage_id].article_id],
            tuple(uses.get(passage_id, ())),
        )
        for passage_id in wanted
    )


def _in_articles(read: Reading, places: Places, pattern: re.Pattern[str]) -> Iterator[InArticle]:
    wanted = places.articles[:MOST_ARTICLES]
    articles = {article.id: article for article in read.articles.many(wanted)}
    texts = read.articles.texts(article.text_hash for article in articles.values())
    for article_id in wanted:
        article = articles[article_id]
        spans = tuple(spans_of(texts[article.text_hash], pattern))
        taken = read.passages.outlines(article_id) if article.passages and spans else ()
        tagged = sum(any(s.start < t.end and t.start < s.end for t in taken) for s in spans)
        yield InArticle(article, spans, tagged)


def _in_memos(read: Reading, places: Places) -> Iterator[InMemo]:
    wanted = set(places.blocks)
    if not wanted:
        return
    for memo in read.memos.all():
        yield from _blocks(memo, wanted)


def _blocks(memo: KeptMemo, wanted: set[int]) -> Iterator[InMemo]:
    for section in memo.walk():
        for block in section.blocks:
            if block.id in wanted:
                runs = (*map(plain_text, block.content), block.words)
                text = " ".join(filter(None, runs))
                yield InMemo(memo.id, memo.title, section.title, block.id, text)


def _in_codebook(read: Reading, pattern: re.Pattern[str]) -> Iterator[InCodebook]:
    codebook = read.codebook.load()
    for entry in codebook.stakeholders:
        names = (entry.name, entry.short, *entry.aliases)
        hits = [name for name in names if pattern.search(plain(name))]
        if hits:
            detail = hits[0] if fold(hits[0]) != fold(entry.name) else ""
            yield InCodebook("stakeholder", entry.id, entry.name, detail, letters=entry.initials)
    for topic in codebook.topics:
        path = codebook.path(topic.id).replace("/", " › ")
        words = [keyword.word for keyword in topic.keywords if not keyword.excludes]
        sentences = [proposition.label for proposition in topic.propositions]
        if any(pattern.search(plain(text)) for text in (path, *words, *sentences)):
            yield InCodebook("topic", topic.id, path, ", ".join(words[:4]), colour=topic.colour)
