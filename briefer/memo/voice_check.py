"""Whether anybody is given words that are not theirs.

The outlet's words may stand in quotation marks only where the outlet is named before them in the
same paragraph. Typed words in marks are looked up in the passages and texts of the briefing.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from briefer.memo.difference import difference, nearest_part
from briefer.memo.finding import QUOTATION, UNSOURCED, VOICE, Finding
from briefer.memo.fix import ATTRIBUTE, PARAPHRASE, RESTORE, WRITE, Fix
from briefer.memo.marks import inside_marks, quoted
from briefer.memo.placed import placed_runs
from briefer.memo.verbatim import is_part, longest_part, loosely
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.marks import Quoted
    from briefer.memo.placed import PlacedRun
    from briefer.model.article import Article
    from briefer.model.passage import Passage

SHORTEST: Final = 3
"""Fewer typed words than this in marks are a term and not a quotation."""
_ANY_MARK: Final = """[“”„«»"']"""
_COMPARED: Final = 8
ALIKE: Final = 88
"""From this likeness on (of 100), typed words in marks are a misquoted passage."""


def check_voices(memo: Memo, evidence: Evidence, unnamed_outlet: str) -> Iterator[Finding]:
    """Yield a finding for all words in marks that are not their speaker's own.

    `unnamed_outlet` is what the memo says where the source names no outlet.
    """
    check = _VoiceCheck(evidence, unnamed_outlet)
    for run in placed_runs(memo):
        yield from check.run(run)


class _VoiceCheck:
    def __init__(self, evidence: Evidence, unnamed_outlet: str) -> None:
        self._evidence = evidence
        self._unnamed = unnamed_outlet
        self._own = [loosely(p.quote) for p in evidence.passages if p.voice.in_marks]

    @cached_property
    def _texts(self) -> list[tuple[Article, str, str]]:
        """Every article with its text for `_is_quoted_in` and for `is_part`.

        They are read only where marks are typed.
        """
        texts = [(a, self._evidence.texts.get(a.text_hash, "")) for a in self._evidence.articles]
        return [(article, _with_marks(text), loosely(text)) for article, text in texts]

    def run(self, run: PlacedRun) -> Iterator[Finding]:
        for item in run.inlines:
            if isinstance(item, InlineExtract):
                yield from self._extract(item, run)
        for found in quoted(run.inlines):
            if found.extracts:
                yield from self._marked_extracts(found, run)
            elif len(found.words.split()) >= SHORTEST:
                yield from self._typed(found, run)

    def _extract(self, item: InlineExtract, run: PlacedRun) -> Iterator[Finding]:
        """Check that the tree gives a passage no marks that its voice does not."""
        passage = self._evidence.passage_by_guid.get(item.passage)
        if passage is not None and item.voice.in_marks and not passage.voice.in_marks:
            article = self._evidence.article_of(passage)
            yield self._outlet_not_named(item.words, article, run, passage.guid)

    def _marked_extracts(self, found: Quoted, run: PlacedRun) -> Iterator[Finding]:
        """Check extracts in marks that somebody wrote around them."""
        for item in found.extracts:
            passage = self._evidence.passage_by_guid.get(item.passage)
            if passage is not None and not passage.voice.in_marks and not item.voice.in_marks:
                article = self._evidence.article_of(passage)
                if not self._names_outlet(found.before, article):
                    yield self._outlet_not_named(item.words, article, run, passage.guid)

    def _typed(self, found: Quoted, run: PlacedRun) -> Iterator[Finding]:
        words = loosely(found.words).strip(" .,;:")
        if any(is_part(words, own) for own in self._own) or self._is_title(words):
            return
        holding = [(article, text) for article, text, plain in self._texts if is_part(words, plain)]
        if any(_is_quoted_in(words, text) for _, text in holding):
            return
        if holding:
            if not any(self._names_outlet(found.before, article) for article, _ in holding):
                yield self._outlet_not_named(found.words, holding[0][0], run)
            return
        yield self._nowhere(words, found, run)

    def _is_title(self, words: str) -> bool:
        return any(is_part(words, loosely(article.title)) for article in self._evidence.articles)

    def _nowhere(self, words: str, found: Quoted, run: PlacedRun) -> Finding:
        """Report words that stand in no article: misquoted where a passage is much like them."""
        passage = self._nearest(words)
        if passage is None:
            return Finding(
                UNSOURCED,
                run.where,
                f"“{shorten(found.words)}” stands in quotation marks, but in no article of this "
                "briefing. Import its source, or take the marks away.",
                origin=run.origin,
                about=found.words,
                fixes=(Fix(PARAPHRASE), Fix(WRITE, run.origin)) if run.origin else (),
            )
        return Finding(
            QUOTATION,
            run.where,
            f"“{shorten(found.words)}” is not what the source says: “{shorten(passage.quote)}”. "
            "Put the words of the source back, or say it in words of your own without marks.",
            blocks=True,
            origin=run.origin,
            passage=passage.guid,
            about=found.words,
            fixes=(Fix(RESTORE), Fix(PARAPHRASE)) if run.origin else (),
            difference=difference(found.words, nearest_part(found.words, passage.quote)),
        )

    def _nearest(self, words: str) -> Passage | None:
        """Return a passage much like the words; of several a speaker's own, the shortest."""
        passages = self._evidence.passages
        alike = process.extract(
            words,
            [passage.quote for passage in passages],
            scorer=fuzz.partial_ratio,
            processor=loosely,
            score_cutoff=ALIKE,
            limit=_COMPARED,
        )
        fitting = [
            (round(score), passages[at].voice.in_marks, -len(quote), passages[at])
            for quote, score, at in alike
            if len(quote) >= len(words) / 2
        ]
        return max(fitting, key=lambda entry: entry[:3])[3] if fitting else None

    def _names_outlet(self, before: str, article: Article) -> bool:
        """Say whether the text names the article's outlet, by its name or an alias."""
        outlet = article.outlet
        names = self._evidence.outlet_names[outlet] if outlet else (self._unnamed,)
        said = fold(before)
        return any(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", said) for name in names)

    def _outlet_not_named(
        self, words: str, article: Article, run: PlacedRun, passage: str = ""
    ) -> Finding:
        outlet = article.outlet or "the outlet"
        named = Fix(ATTRIBUTE, article.outlet or self._unnamed)
        return Finding(
            VOICE,
            run.where,
            f"“{shorten(words)}” are the words of {outlet} and nobody’s quotation. Name {outlet} "
            "before the opening mark, or take your lead-in away.",
            blocks=True,
            origin=run.origin,
            passage=passage,
            about=words,
            fixes=(named, Fix(PARAPHRASE)) if run.origin else (),
        )


def _with_marks(text: str) -> str:
    """Return a source's text with its paragraphs and double marks, in small letters."""
    plain = text.replace("’", "'").replace("‘", "'").replace("\u00ad", "")
    return plain.casefold()


def _is_quoted_in(words: str, text: str) -> bool:
    """Say whether the words stand somewhere in the source's own quotation marks."""
    pieces = (re.escape(piece).replace('"', _ANY_MARK) for piece in longest_part(words).split())
    pattern = re.compile(r"\s+".join(pieces))
    return any(inside_marks(text, found.start()) for found in pattern.finditer(text))
