"""Passages of an article: what it reports and quotes of people, and what is left on a topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.suggestion import POSSIBLE
from briefer.model.vocabulary import ACTOR, DIRECT, OUTLET, PARAPHRASE, PARTIAL
from briefer.suggest.draft import Draft, PartIn, spoken_by
from briefer.suggest.groups import Groups
from briefer.suggest.kinds import ACTION
from briefer.suggest.parts import clauses, parts
from briefer.suggest.quotations import is_statement
from briefer.suggest.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.quotations import Quotation
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.statement import Speaker, Statement
    from briefer.suggest.topics import TopicHit

ADDRESSEE = "addressee"
REPORTED_BY = "reported-by"
IN_MARKS = "in quotation marks"
_FEWEST_WORDS = 3
_FEWEST_LEFT = 5
"""Words that make what is left of a sentence worth a passage."""


class Reports:
    """Drafts the passages of one page."""

    def __init__(self, page: Page, hits: Sequence[TopicHit]) -> None:
        """Draft from `page`, on which `hits` point to topics."""
        self._page = page
        self._hits = page.by_sentence(hits)
        self._groups = Groups(page)
        self._said_before: tuple[Speaker, ...] = ()

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts, sentence by sentence."""
        paragraph = -1
        statements = Statements(self._page).by_sentence()
        for number, sentence in enumerate(self._page.sentences):
            if sentence.paragraph != paragraph:
                self._forget(sentence)
            paragraph = sentence.paragraph
            yield from self._of(sentence, statements[number], self._hits.get(number, []))
            known = [s.speakers for s in statements[number] if s.speakers]
            if known:
                self._said_before = known[-1]

    def _forget(self, sentence: Sentence) -> None:
        """Begin a paragraph: only a quotation that goes on keeps its speaker."""
        quotation = self._page.quotation_at(sentence.start)
        before = self._page.quotations_within(0, sentence.start)
        if not (quotation and before and before[-1].continues):
            self._said_before = ()

    def _of(
        self, sentence: Sentence, statements: Sequence[Statement], hits: Sequence[TopicHit]
    ) -> Iterator[Draft]:
        quoted = [
            q
            for q in self._page.quotations_within(sentence.start, sentence.end)
            if is_statement(self._page.words, q)
        ]
        places = {(q.start, q.end) for q in quoted}
        for statement in statements:
            for draft in self._reported(statement, hits):
                if (draft.start, draft.end) not in places:
                    yield draft
        for quotation in quoted:
            yield self._quoted(quotation, sentence, statements, hits)
        yield from self._left(sentence, statements, quoted, hits)

    def _reported(self, statement: Statement, hits: Sequence[TopicHit]) -> Iterator[Draft]:
        """Yield what a statement says, parted by topic; of somebody unknown only what has one."""
        if statement.is_comment:
            return
        content = statement.content
        pieces = [(content.start, content.end)]
        if content.holds_all:
            pieces = clauses(self._page, content.start, content.end)
        for start, end in pieces:
            yield from self._clause(statement, start, end, hits)

    def _clause(
        self, statement: Statement, low: int, high: int, hits: Sequence[TopicHit]
    ) -> Iterator[Draft]:
        page = self._page
        start, end = page.trimmed(low, high)
        inside = [h for h in hits if start <= page.words.starts[h.first] < end]
        if start >= end or not (statement.speakers or inside):
            return
        parties = spoken_by(statement.speakers)
        parties += tuple(PartIn(n, ADDRESSEE, POSSIBLE) for n in statement.addressees)
        parties += tuple(PartIn(n, REPORTED_BY, POSSIBLE) for n in statement.reported_by)
        for part in parts(page, start, end, inside):
            own = bool(page.quotations_within(part.start, part.end))
            modality = PARTIAL if own else PARAPHRASE
            yield Draft(
                start=part.start,
                end=part.end,
                parties=parties,
                hits=part.hits,
                type=statement.type,
                modality=modality if statement.speakers else None,
            )

    def _quoted(
        self,
        quotation: Quotation,
        sentence: Sentence,
        statements: Sequence[Statement],
        hits: Sequence[TopicHit],
    ) -> Draft:
        """Return a quotation under whoever is read as its speaker."""
        starts = self._page.words.starts
        around = [s for s in statements if s.start <= quotation.start < s.end] or [*statements]
        kind = around[-1].type if around else None
        parties = spoken_by(around[-1].speakers) if around else ()
        if not around and self._stands_alone(quotation, sentence):
            parties = tuple(
                replace(p, certainty=POSSIBLE, why="whoever spoke in the sentence before")
                for p in spoken_by(self._said_before)
            )
        return Draft(
            start=quotation.start,
            end=quotation.end,
            parties=parties,
            hits=tuple(h for h in hits if quotation.start <= starts[h.first] < quotation.end),
            type=kind,
            modality=DIRECT,
            reasons=(IN_MARKS,),
        )

    def _stands_alone(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Say whether a sentence is nothing but the quotation."""
        inside = quotation.end - quotation.start
        return sentence.end - sentence.start - inside <= _FEWEST_WORDS

    def _left(
        self,
        sentence: Sentence,
        statements: Sequence[Statement],
        quoted: Sequence[Quotation],
        hits: Sequence[TopicHit],
    ) -> Iterator[Draft]:
        """Yield what no statement covers: what somebody does, and what the outlet says."""
        page, starts = self._page, self._page.words.starts
        said = [s for s in statements if not s.is_comment]
        taken = [(s.start, s.end) for s in said]
        taken += [(starts[s.block], max(starts[s.block], s.start)) for s in said]
        taken += [(q.opens, q.closes) for q in quoted]
        for start, end in _free(sentence.start, sentence.end, sorted(taken)):
            low, high = page.trimmed(start, end)
            inside = [h for h in hits if low <= starts[h.first] < high]
            if page.words.first_from(high) - page.words.first_from(low) < _FEWEST_LEFT:
                continue
            actors = self._actors(sentence, low, high)
            if not inside and not (actors and not said):
                continue
            for part in parts(page, low, high, inside):
                yield Draft(
                    start=part.start,
                    end=part.end,
                    parties=actors,
                    hits=part.hits,
                    type=ACTION if actors else None,
                    modality=OUTLET,
                )

    def _actors(self, sentence: Sentence, start: int, end: int) -> tuple[PartIn, ...]:
        """Return who a sentence is about, where a verb follows the names."""
        words = self._page.words
        if start > sentence.start + 1:
            return ()
        names = self._groups.main(sentence, words.first_from(end))
        if not names or not self._acts(names[-1], sentence):
            return ()
        acting = tuple(PartIn(n, ACTOR, POSSIBLE, "the subject of the sentence") for n in names)
        return acting + tuple(PartIn(n, ADDRESSEE, POSSIBLE) for n in self._met(sentence))

    def _met(self, sentence: Sentence) -> tuple[Name, ...]:
        """Return whom somebody met or wrote to in a sentence."""
        meetings = self._page.language.meetings
        for hit in meetings.find(self._page.words, sentence.first, sentence.last):
            name = self._groups.name_after(hit.last, sentence)
            if name is not None:
                return self._groups.after(name, sentence.last)
        return ()

    def _acts(self, name: Name, sentence: Sentence) -> bool:
        """Say whether a verb follows the name, as far as its form tells."""
        words, language = self._page.words, self._page.language
        number = name.last
        while number < sentence.last and language.is_adverb(words.keys[number]):
            number += 1
        if number >= sentence.last or not words.gap(number - 1).isspace():
            return False
        key = words.keys[number]
        is_past = words.accented(number).endswith(language.past_endings or "\0")
        known = language.auxiliaries | language.finite | language.pasts
        return is_past or key in known or language.drops_subject


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of `[start, end)` is not taken."""
    at = start
    for low, high in taken:
        if low > at:
            yield at, min(low, end)
        at = max(at, high)
    if at < end:
        yield at, end
