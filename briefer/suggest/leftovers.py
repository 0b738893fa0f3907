"""What no statement covers: what somebody does, what the outlet says on a topic, and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.suggestion import POSSIBLE
from briefer.model.vocabulary import ACTOR, ADDRESSEE, OUTLET
from briefer.suggest.draft import Draft, PartIn
from briefer.suggest.kinds import ACTION
from briefer.suggest.parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.suggest.figures import FigureFinder
    from briefer.suggest.groups import Groups
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.topics import TopicHit

_FEWEST_WORDS = 5
"""Words that make what is left of a sentence worth a passage."""
_SUBJECT = "the subject of the sentence"


class Leftovers:
    """Drafts passages from what is left of the sentences of one page."""

    def __init__(self, page: Page, groups: Groups, figures: FigureFinder) -> None:
        """Draft from `page`."""
        self._page = page
        self._groups = groups
        self._figures = figures

    def drafts(
        self,
        sentence: Sentence,
        taken: Sequence[tuple[int, int]],
        hits: Sequence[TopicHit],
        *,
        is_reported: bool,
    ) -> Iterator[Draft]:
        """Yield what is not `taken`; beside reported speech only what is on a topic or counts."""
        page = self._page
        for start, end in _free(sentence.start, sentence.end, sorted(taken)):
            low, high = page.trimmed(start, end)
            first, last = page.words.first_from(low), page.words.first_from(high)
            if last - first < _FEWEST_WORDS:
                continue
            inside = [hit for hit in hits if first <= hit.first < last]
            actors = self._actors(sentence, low, high)
            if inside or (actors and not is_reported):
                yield from self._on_topics(low, high, inside, actors)
            elif page.names_within(first, last):
                yield from self._with_figures(low, high, sentence)

    def _on_topics(
        self, start: int, end: int, hits: Sequence[TopicHit], actors: tuple[PartIn, ...]
    ) -> Iterator[Draft]:
        for part in parts(self._page, start, end, hits):
            yield Draft(
                start=part.start,
                end=part.end,
                parties=actors,
                hits=part.hits,
                type=ACTION if actors else None,
                modality=OUTLET,
            )

    def _with_figures(self, start: int, end: int, sentence: Sentence) -> Iterator[Draft]:
        found = self._figures.within(start, end, sentence)
        if any(figure.qualifier for figure in found):
            reasons = ("a figure beside a name",)
            yield Draft(start=start, end=end, modality=OUTLET, reasons=reasons)

    def _actors(self, sentence: Sentence, start: int, end: int) -> tuple[PartIn, ...]:
        """Return who a sentence is about, where a verb follows the names, and whom they met."""
        if start > sentence.start + 1:
            return ()
        names = self._groups.main(sentence, self._page.words.first_from(end))
        if not names or not self._acts(names[-1], sentence):
            return ()
        acting = (PartIn(name, ACTOR, POSSIBLE, _SUBJECT) for name in names)
        met = (PartIn(name, ADDRESSEE, POSSIBLE) for name in self._met(sentence))
        return (*acting, *met)

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
        following = words.keys[number + 1 : number + 3]
        if not language.negations.isdisjoint(following):
            return False
        if key in language.passive:
            return any(form.endswith(language.gerund_endings) for form in following)
        is_past = words.accented(number).endswith(language.past_endings)
        known = language.auxiliaries | language.finite | language.pasts
        return is_past or key in known or language.drops_subject


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of `[start, end)` is not taken; `taken` is in order."""
    at = start
    for low, high in taken:
        if low > at:
            yield at, min(low, end)
        at = max(at, high)
    if at < end:
        yield at, end
