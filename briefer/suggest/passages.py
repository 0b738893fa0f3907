"""From one article to the passages that are worth tagging in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.anchor import Span
from briefer.model.suggestion import PROBABLE, Mention, SuggestedParty, Suggestion
from briefer.model.vocabulary import DIRECT, OFFICIAL, SPEAKER
from briefer.suggest import transcripts
from briefer.suggest.figures import FigureFinder
from briefer.suggest.kinds import kind_of
from briefer.suggest.language import choose
from briefer.suggest.names import NameIndex
from briefer.suggest.page import read
from briefer.suggest.publishers import publishers
from briefer.suggest.reports import Reports
from briefer.suggest.speaker_lines import turns
from briefer.suggest.topics import TopicIndex
from briefer.suggest.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.model.article import Article
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.suggest.draft import Draft
    from briefer.suggest.language import Language
    from briefer.suggest.page import Page


class Suggester:
    """Suggests passages with one codebook, which it reads once."""

    def __init__(self, codebook: Codebook, languages: Mapping[str, Language]) -> None:
        """Suggest with `codebook`; `languages` are the known ones by their codes."""
        self._codebook = codebook
        self._languages = languages
        self._names = NameIndex(codebook)
        self._topics: dict[str, TopicIndex] = {}

    def suggest(self, article: Article, text: str) -> tuple[Suggestion, ...]:
        """Return the passages to suggest in an article with this text, in its order."""
        words = Words(text)
        language = choose(self._languages, article.language, words)
        topics = self._topic_index(language)
        page = read(words, language, self._names)
        hits = topics.find(words, page.sentences, page.names)
        figures = FigureFinder(words, language, article.published)
        speaking = turns(page)
        drafts: Iterable[Draft]
        if speaking:
            drafts = transcripts.drafts(page, speaking, hits)
        else:
            drafts = Reports(page, hits, figures).drafts()
        published = () if speaking else publishers(article, self._codebook, self._names, language)
        finished = _Finish(page, article, topics, figures, published)
        return tuple(_unique(map(finished.suggestion, drafts)))

    def _topic_index(self, language: Language) -> TopicIndex:
        if language.code not in self._topics:
            self._topics[language.code] = TopicIndex(self._codebook, language)
        return self._topics[language.code]


class _Finish:
    """Turns drafts of one page into suggestions."""

    def __init__(
        self,
        page: Page,
        article: Article,
        topics: TopicIndex,
        figures: FigureFinder,
        published_by: Sequence[Stakeholder],
    ) -> None:
        self._page = page
        self._article = article
        self._topics = topics
        self._published_by = published_by
        self._figures = figures

    def suggestion(self, draft: Draft) -> Suggestion:
        page = self._page
        sentence = page.sentence_at(draft.start)
        figures = self._figures.within(draft.start, draft.end, sentence)
        parties = _parties(draft)
        modality = draft.modality
        if self._published_by and modality != DIRECT:
            modality = OFFICIAL
            parties = self._with_publishers(parties)
        kind = kind_of(page.words, draft, page.language, has_figures=bool(figures))
        return Suggestion(
            article_id=self._article.id,
            span=Span(draft.start, draft.end),
            quote=page.text[draft.start : draft.end],
            parties=parties,
            topics=self._topics.summed(draft.hits),
            type=kind,
            modality=modality,
            mentions=self._mentions(draft),
            figures=figures,
            reasons=draft.reasons,
        )

    def _with_publishers(self, parties: tuple[SuggestedParty, ...]) -> tuple[SuggestedParty, ...]:
        """Return the parties, with the publishers as speakers where nobody else is."""
        if any(party.part == SPEAKER for party in parties):
            return parties
        return (
            *(
                SuggestedParty(s.id, SPEAKER, PROBABLE, (f"published by {s.name}",))
                for s in self._published_by
            ),
            *parties,
        )

    def _mentions(self, draft: Draft) -> tuple[Mention, ...]:
        words = self._page.words
        first, last = words.first_from(draft.start), words.first_from(draft.end)
        inside = self._page.names_within(first, last)
        named = {n.start: n for n in (*(party.name for party in draft.parties), *inside)}
        return tuple(
            Mention(owner, Span(name.start, name.end))
            for _, name in sorted(named.items())
            for owner in name.owners
        )


def _parties(draft: Draft) -> tuple[SuggestedParty, ...]:
    """Return each stakeholder with its parts, each part once, the surest first of the same."""
    found: dict[tuple[int, str], SuggestedParty] = {}
    for party in draft.parties:
        why = tuple(filter(None, (party.name.why, party.why)))
        for owner in party.name.owners:
            key = owner, party.part
            if key not in found:
                found[key] = SuggestedParty(owner, party.part, party.certainty, why)
    return tuple(found.values())


def _unique(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the suggestions in the order of the text, one for a span: the one with most tags."""
    best: dict[Span, Suggestion] = {}
    for suggestion in suggestions:
        other = best.get(suggestion.span)
        if other is None or len(suggestion.offers) > len(other.offers):
            best[suggestion.span] = suggestion
    return iter(sorted(best.values(), key=lambda s: s.span))
