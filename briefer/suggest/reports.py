"""Passages of an article: what it reports and quotes of people, and what is left on a topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.suggestion import POSSIBLE
from briefer.model.vocabulary import ADDRESSEE, DIRECT, PARAPHRASE, PARTIAL, REPORTED_BY
from briefer.suggest.draft import Draft, PartIn, spoken_by
from briefer.suggest.groups import Groups
from briefer.suggest.leftovers import Leftovers
from briefer.suggest.parts import clauses, parts
from briefer.suggest.quoted_words import is_statement, length
from briefer.suggest.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.model.quotations import Quotation
    from briefer.suggest.figures import FigureFinder
    from briefer.suggest.page import Page
    from briefer.suggest.parts import Part
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.statement import Speaker, Statement
    from briefer.suggest.topics import TopicHit

_IN_MARKS = "in quotation marks"
_FEWEST_WORDS = 3
_TELLING = 6
"""Words that make a quotation of nobody known and on no topic worth a passage."""


class Reports:
    """Drafts the passages of one page."""

    def __init__(self, page: Page, hits: Sequence[TopicHit], figures: FigureFinder) -> None:
        """Draft from `page`, on which `hits` point to topics."""
        self._page = page
        self._hits = page.by_sentence(hits)
        self._leftovers = Leftovers(page, Groups(page), figures)
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
        before = self._page.quotation_before(sentence.start)
        if not (quotation and before and before.continues):
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
            draft = self._quoted(quotation, sentence, statements, hits)
            if draft.parties or draft.hits or length(self._page.words, quotation) >= _TELLING:
                yield draft
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
            yield Draft(
                start=part.start,
                end=part.end,
                parties=parties,
                hits=part.hits,
                type=statement.type,
                modality=self._modality(part) if statement.speakers else None,
            )

    def _modality(self, part: Part) -> str:
        """Return whose words these are, as far as quotation marks tell."""
        around = self._page.quotation_at(part.start)
        if around and part.end <= around.end:
            return DIRECT
        return PARTIAL if self._page.quotations_within(part.start, part.end) else PARAPHRASE

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
            reasons=(_IN_MARKS,),
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
        starts = self._page.words.starts
        said = [s for s in statements if not s.is_comment]
        taken = [(s.start, s.end) for s in said]
        taken += [(starts[s.block], max(starts[s.block], s.start)) for s in said]
        taken += [(q.opens, q.closes) for q in quoted]
        return self._leftovers.drafts(sentence, taken, hits, is_reported=bool(said))
