"""Whether anybody is given words that are not theirs.

The outlet's words may stand in quotation marks only where the outlet is named before them in the
same paragraph. Typed words in marks are looked up in the passages and texts of the briefing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from briefer.memo.difference import difference, nearest_part
from briefer.memo.finding import QUOTATION, UNSOURCED, VOICE, Finding
from briefer.memo.fix import ATTRIBUTE, PARAPHRASE, RESTORE, WRITE, Fix
from briefer.memo.lead import publisher
from briefer.memo.marks import FEWEST_WORDS, Quoted, quoted, without_marks
from briefer.memo.naming import is_named_in_words, last_sentence, stakeholder_names
from briefer.memo.placed import PlacedRun, described, placed_runs
from briefer.memo.spoken import inside, is_led_on, parted, spoken
from briefer.memo.verbatim import added_words, compared, loosely, part_of, stands_as_written
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.naming import Names
    from briefer.model.article import Article
    from briefer.model.passage import Passage

_COMPARED: Final = 8
ALIKE: Final = 88
"""From this likeness on (of 100), typed words in marks are a misquoted passage."""


def check_voices(memo: Memo, evidence: Evidence, unnamed_outlet: str) -> Iterator[Finding]:
    """Yield a finding for all words in marks that are not their speaker's own.

    `unnamed_outlet` is what the memo says where the source names no outlet.
    """
    check = VoiceCheck(evidence, unnamed_outlet)
    for run in (*placed_runs(memo), *described(memo)):
        yield from check.run(run)


class VoiceCheck:
    """Checks one run of text after another against all that the briefing has."""

    def __init__(self, evidence: Evidence, unnamed_outlet: str) -> None:
        self._evidence = evidence
        self._unnamed = unnamed_outlet
        self._spoken: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _own(self) -> list[str]:
        """All that speakers say in their own words; read where marks are typed."""
        passages = self._evidence.passages
        own = (p for p in passages if p.voice.in_marks and not publisher(p, self._evidence))
        return [_own_words(passage, self._evidence) for passage in own]

    @cached_property
    def _sources(self) -> dict[int, str]:
        """The title and text of each article (id), as `compared`; read where marks are typed."""
        texts = self._evidence.texts
        return {
            article.id: compared(f"{article.title} ¶ {texts.get(article.text_hash, '')}")
            for article in self._evidence.articles
        }

    @cached_property
    def _texts(self) -> list[tuple[Article, str]]:
        """Every article with its title and text, as `loosely`."""
        sources = self._sources
        return [(article, sources[article.id].casefold()) for article in self._evidence.articles]

    @cached_property
    def _quotes(self) -> list[str]:
        """The words of each passage, as `loosely`."""
        return [loosely(passage.quote) for passage in self._evidence.passages]

    @cached_property
    def _stakeholders(self) -> Names:
        return stakeholder_names(self._evidence.codebook)

    def may_stand(self, words: str, before: str) -> bool:
        """Say whether words in marks may stand behind a text."""
        found = Quoted(words, before, (), words, len(before) + 1, len(before) + len(words) + 2)
        return not any(self._typed(found, PlacedRun("", ())))

    def run(self, run: PlacedRun) -> Iterator[Finding]:
        """Yield a finding for all words in marks that are not their speaker's own."""
        for place, item in enumerate(run.inlines):
            if isinstance(item, InlineExtract):
                yield from self._extract(item, plain_text(run.inlines[:place]), run)
        for found in quoted(run.inlines):
            if found.extracts:
                yield from self._marked_extracts(found, run)
            elif len(found.words.split()) >= FEWEST_WORDS:
                yield from self._typed(found, run)
            else:
                yield from self._term(found, run)

    def _extract(self, item: InlineExtract, before: str, run: PlacedRun) -> Iterator[Finding]:
        """Check that the tree gives a passage no marks that its voice does not.

        An official text of somebody else than its speaker needs its publisher's name before it.
        """
        passage = self._evidence.passage_by_guid.get(item.passage)
        if passage is None or not item.voice.in_marks:
            return
        article = self._evidence.article_of(passage)
        is_theirs = passage.voice.in_marks and (
            not publisher(passage, self._evidence) or self._names_outlet(before, article)
        )
        if not is_theirs:
            yield self._outlet_not_named(item.words, article, run, passage.guid)

    def _marked_extracts(self, found: Quoted, run: PlacedRun) -> Iterator[Finding]:
        """Check extracts in marks that somebody wrote around them, and what else stands there."""
        for item in found.extracts:
            passage = self._evidence.passage_by_guid.get(item.passage)
            if passage is None:
                yield from self._without_passage(item, found.before, run)
            elif not passage.voice.in_marks and not item.voice.in_marks:
                article = self._evidence.article_of(passage)
                if not self._names_outlet(found.before, article):
                    yield self._outlet_not_named(item.words, article, run, passage.guid)
        typed = added_words(without_marks(found.typed))
        if typed:
            yield Finding(
                QUOTATION,
                run.where,
                f"“{shorten(typed)}” is typed into the marks of a quotation and would read as part "
                "of it. Put it outside of the marks, or in square brackets.",
                blocks=True,
                origin=run.origin,
                passage=found.extracts[0].passage,
                about=found.words,
                fixes=_ways(run),
            )

    def _without_passage(
        self, item: InlineExtract, before: str, run: PlacedRun
    ) -> Iterator[Finding]:
        """Check words whose passage was removed: an article may still have them as a report."""
        stands_in = part_of(loosely(item.words).strip(" .,;:"))
        holding = self._holding(stands_in)
        is_theirs = self._is_own(stands_in) or self._is_spoken(stands_in, holding)
        if holding and not is_theirs and not any(self._names_outlet(before, a) for a in holding):
            yield self._outlet_not_named(item.words, holding[0], run)

    def _typed(self, found: Quoted, run: PlacedRun) -> Iterator[Finding]:
        words = loosely(found.words).strip(" .,;:")
        stands_in = part_of(words)
        if self._is_title(found.words):
            return
        holding = self._holding(stands_in)
        if self._is_own(stands_in) or self._is_spoken(stands_in, holding):
            yield from self._in_other_letters(found, stands_in, holding, run)
        elif not holding:
            yield self._nowhere(words, found, run)
        elif any(self._names_outlet(found.before, article) for article in holding):
            yield from self._in_other_letters(found, stands_in, holding, run)
        else:
            yield self._outlet_not_named(found.words, holding[0], run)

    def _in_other_letters(
        self,
        found: Quoted,
        stands_in: Callable[[str], bool],
        holding: list[Article],
        run: PlacedRun,
    ) -> Iterator[Finding]:
        """Tell words that are the source's but for a capital that stands in no brackets."""
        sources = [self._sources[article.id] for article in holding]
        if not sources or stands_as_written(found.words.strip(" .,;:"), sources):
            return
        passages = self._evidence.passages
        found_in = (p for p, quote in zip(passages, self._quotes, strict=True) if stands_in(quote))
        passage = next(found_in, None)
        yield Finding(
            QUOTATION,
            run.where,
            f"“{shorten(found.words)}” has other capitals than its source. Put the letters of the "
            "source back, or one that you change in square brackets: [W]e.",
            blocks=True,
            origin=run.origin,
            passage=passage.guid if passage else "",
            about=found.words,
            fixes=_ways(run, *((Fix(RESTORE),) if passage else ()), Fix(PARAPHRASE), writes=True),
            difference=(
                difference(found.words, nearest_part(found.words, passage.quote)) if passage else ()
            ),
        )

    def _term(self, found: Quoted, run: PlacedRun) -> Iterator[Finding]:
        """Tell a word or two in marks behind somebody's name: there it is no mere term."""
        words = loosely(found.words).strip(" .,;:")
        sentence = last_sentence(found.before)
        if not any(map(str.isalpha, words)) or not any(self._stakeholders.mentions(sentence)):
            return
        stands_in = part_of(words)
        if self._is_own(stands_in) or self._is_title(found.words):
            return
        holding = self._holding(stands_in)
        if self._is_spoken(stands_in, holding):
            return
        if holding and any(self._names_outlet(found.before, article) for article in holding):
            return
        yield Finding(
            UNSOURCED,
            run.where,
            f"“{shorten(found.words)}” stands in quotation marks behind a name, and no article of "
            "this briefing has it in marks. Take the marks away where it is a term, or say whose "
            "word it is.",
            origin=run.origin,
            about=found.words,
            fixes=_ways(run, Fix(PARAPHRASE), writes=True),
        )

    def _is_own(self, stands_in: Callable[[str], bool]) -> bool:
        return any(map(stands_in, self._own))

    def _holding(self, stands_in: Callable[[str], bool]) -> list[Article]:
        return [article for article, text in self._texts if stands_in(text)]

    def _is_title(self, words: str) -> bool:
        """Say whether the words are the whole title of an article, in its capitals."""
        return compared(words).strip(" .,;:") in self._titles

    @cached_property
    def _titles(self) -> frozenset[str]:
        titles = (
            title
            for article in self._evidence.articles
            for title in (article.title, *article.title.split(" | "))
        )
        return frozenset(compared(title).strip(" .,;:") for title in titles)

    def _is_spoken(self, stands_in: Callable[[str], bool], articles: list[Article]) -> bool:
        """Say whether one of the articles has the words in quotation marks of its own."""
        for article in articles:
            key = article.text_hash
            if key not in self._spoken:
                text = self._evidence.texts.get(key, "")
                self._spoken[key] = (*spoken(text), *spoken(article.title))
            if any(map(stands_in, self._spoken[key])):
                return True
        return False

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
                fixes=_ways(run, Fix(PARAPHRASE), writes=True),
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
            fixes=_ways(run, Fix(RESTORE), Fix(PARAPHRASE)),
            difference=difference(found.words, nearest_part(found.words, passage.quote)),
        )

    def _nearest(self, words: str) -> Passage | None:
        """Return a passage much like the words; of several a speaker's own, the shortest."""
        passages = self._evidence.passages
        alike = process.extract(
            words,
            self._quotes,
            scorer=fuzz.partial_ratio,
            processor=None,
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
        return is_named_in_words(
            self._evidence.outlet_names[outlet] if outlet else (self._unnamed,), before
        )

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
            fixes=_ways(run, named, Fix(PARAPHRASE)),
        )


def _ways(run: PlacedRun, *fixes: Fix, writes: bool = False) -> tuple[Fix, ...]:
    """Return the ways to mend a run: those that change it where it stands, or by hand."""
    if not run.origin:
        return ()
    by_hand = (Fix(WRITE, run.origin),)
    if run.is_set or not fixes:
        return by_hand
    return (*fixes, *by_hand) if writes else fixes


def _own_words(passage: Passage, evidence: Evidence) -> str:
    """Return a speaker's own words, without what the source has outside of its marks."""
    text = evidence.texts.get(evidence.article_of(passage).text_hash)
    if text is None or passage.voice is not Voice.OWN:
        return loosely(passage.quote)
    pieces = parted(text, passage.span.start, passage.span.end)
    return inside(pieces) if is_led_on(pieces) else loosely(passage.quote)
