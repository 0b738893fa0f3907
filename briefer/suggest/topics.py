"""What a text is about: the keywords of the topics, and beside what they do not count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from briefer.model.codebook import alias_owners
from briefer.model.names import fold
from briefer.model.suggestion import CERTAIN, CERTAINTIES, POSSIBLE, PROBABLE, SuggestedTopic
from briefer.suggest.page import by_sentence
from briefer.suggest.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefer.model.codebook import Codebook, Topic
    from briefer.suggest.language import Language
    from briefer.suggest.names import Name
    from briefer.suggest.phrases import Hit
    from briefer.suggest.sentences import Sentence
    from briefer.suggest.words import Words


_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class TopicHit:
    """Words `[first, last)` of the text point to a topic."""

    first: int
    last: int
    topic_id: int
    certainty: str
    why: str


class TopicIndex:
    """The keywords of a codebook in one language, ready to be looked for.

    A topic without a keyword in that language goes by those that it has, one without any by its
    own name.
    """

    def __init__(self, codebook: Codebook, language: Language) -> None:
        """Index the keywords, and the words beside which they do not count."""
        self._codebook = codebook
        self._language = language
        self._keywords: Phrases[int] = Phrases(_inflections(language.inflections))
        self._exclusions: Phrases[int] = Phrases()
        self._own: dict[int, Phrases[int]] = {}
        self._nameless: set[int] = set()
        for topic in codebook.topics:
            self._add(topic)
        self._named_after = _named_after(codebook)

    def _add(self, topic: Topic) -> None:
        for keyword in topic.keywords:
            if keyword.excludes:
                self._exclusions.add(keyword.word, topic.id, capitals=True)
        words = [keyword for keyword in topic.keywords if not keyword.excludes]
        spoken = [k for k in words if k.language == self._language.code] or words
        own = self._own[topic.id] = Phrases(_inflections(self._language.inflections))
        for keyword in spoken:
            self._keywords.add(keyword.word, topic.id, capitals=True)
            own.add(keyword.word, topic.id)
        if not words:
            self._nameless.add(topic.id)
            self._keywords.add(topic.name, topic.id)

    def find(
        self, words: Words, sentences: Sequence[Sentence], names: Sequence[Name]
    ) -> list[TopicHit]:
        """Return what counts, in the order of the text."""
        covered = {n: name for name in names for n in range(name.first, name.last)}
        counting = (h for h in self._keywords.find(words) if not _is_inside(h, covered))
        hits = by_sentence(counting, sentences)
        excluded = by_sentence(self._exclusions.find(words), sentences)
        named = by_sentence(names, sentences)
        found: list[TopicHit] = []
        fallen: set[int] = set()
        paragraph = -1
        for number, sentence in enumerate(sentences):
            if sentence.paragraph != paragraph:
                fallen = set()
            paragraph = sentence.paragraph
            before, fallen = fallen, set()
            for first, last in _clauses(words, sentence, self._language):
                clause = _Clause(
                    [h for h in hits.get(number, ()) if first <= h.first < last],
                    [e for e in excluded.get(number, ()) if first <= e.first < last],
                    [n for n in named.get(number, ()) if first <= n.first < last],
                )
                fallen |= self._passed_over(words, first, last, clause)
                found += self._in_clause(clause, before, fallen)
        return found

    def _in_clause(self, clause: _Clause, before: set[int], fallen: set[int]) -> Iterator[TopicHit]:
        """Yield what counts in one clause, and add to `fallen` the topics that do not.

        Where a keyword did not count in the sentence `before`, the same word alone goes on not to
        count: "assistance to Ukraine ... support for the aid".
        """
        for hit in clause.hits:
            ids = list(dict.fromkeys(entry.value for entry in hit.entries))
            single = hit.last - hit.first == 1
            gone = {t for t in ids if clause.excludes(t, hit) or (single and t in before)}
            fallen |= gone
            kept = [topic_id for topic_id in ids if topic_id not in gone]
            certainty = POSSIBLE if len(kept) > 1 else PROBABLE if single else CERTAIN
            for topic_id in kept:
                phrase = next(e.phrase for e in hit.entries if e.value == topic_id)
                yield from self._placed(hit, topic_id, certainty, phrase, clause)

    def _passed_over(self, words: Words, first: int, last: int, clause: _Clause) -> set[int]:
        """Return the topics of which a word stands beside what excludes it, in any phrase."""
        topics = {entry.value for hit in clause.exclusions for entry in hit.entries}
        return {t for t in topics if any(self._own[t].find(words, first, last))}

    def _placed(
        self, hit: Hit[int], topic_id: int, certainty: str, phrase: str, clause: _Clause
    ) -> Iterator[TopicHit]:
        """Yield the topic, or those below it that are named after somebody in the clause."""
        below = self._named_after.get(topic_id, {})
        narrower = {
            below[owner] for name in clause.names for owner in name.owners if owner in below
        }
        for narrow_id in sorted(narrower):
            word = self._codebook.topic_by_id[narrow_id].name
            why = f"keyword “{phrase}” beside “{word}”"
            yield TopicHit(hit.first, hit.last, narrow_id, PROBABLE, why)
        if narrower:
            return
        if topic_id in self._nameless:
            yield TopicHit(hit.first, hit.last, topic_id, POSSIBLE, f"name of the topic “{phrase}”")
        else:
            yield TopicHit(hit.first, hit.last, topic_id, certainty, f"keyword “{phrase}”")
            yield from self._listed(hit, topic_id, certainty, phrase, clause)

    def _listed(
        self, hit: Hit[int], topic_id: int, certainty: str, phrase: str, clause: _Clause
    ) -> Iterator[TopicHit]:
        """Yield the topics beside it whose names follow: "sanctions on Cuba and Venezuela"."""
        topic = self._codebook.topic_by_id[topic_id]
        beside = self._named_after.get(topic.parent_id or 0, {})
        if topic_id not in beside.values():
            return
        last = hit.last
        for name in clause.names:
            if not last <= name.first <= last + 1:
                continue
            last = name.last
            for owner in name.owners:
                if owner in beside:
                    word = self._codebook.topic_by_id[beside[owner]].name
                    why = f"keyword “{phrase}” and “{word}”"
                    yield TopicHit(hit.first, last, beside[owner], certainty, why)

    def summed(self, hits: Iterable[TopicHit]) -> tuple[SuggestedTopic, ...]:
        """Return the topics of some hits, each once; a mere heading of another is left out."""
        reasons: dict[int, dict[str, str]] = {}
        for hit in hits:
            reasons.setdefault(hit.topic_id, {}).setdefault(hit.why, hit.certainty)
        above = {a for topic_id in reasons for a in self._headings(topic_id)}
        return tuple(
            SuggestedTopic(topic_id, min(why.values(), key=CERTAINTIES.index), tuple(why))
            for topic_id, why in reasons.items()
            if topic_id not in above
        )

    def _headings(self, topic_id: int) -> Iterator[int]:
        """Yield the topics above one on which nobody can take a side."""
        topics = self._codebook.topic_by_id
        parent = topics[topic_id].parent_id
        while parent is not None:
            if not topics[parent].propositions:
                yield parent
            parent = topics[parent].parent_id


@dataclass(frozen=True, slots=True)
class _Clause:
    hits: Sequence[Hit[int]]
    exclusions: Sequence[Hit[int]]
    names: Sequence[Name]

    def excludes(self, topic_id: int, hit: Hit[int]) -> bool:
        """Say whether the keyword does not count here.

        An exclusion that holds the keyword itself ("sanctions on Mexico") takes just that place.
        """
        for exclusion in self.exclusions:
            if all(entry.value != topic_id for entry in exclusion.entries):
                continue
            covered = [h for h in self.hits if _overlap(h, exclusion)]
            if hit in covered or not any(
                entry.value == topic_id for h in covered for entry in h.entries
            ):
                return True
        return False


def _is_inside(hit: Hit[int], names: Mapping[int, Name]) -> bool:
    """Say whether a keyword is only a piece of a name: Human Rights First."""
    name = names.get(hit.first)
    if name is None or name.is_common or hit.last > name.last:
        return False
    return hit.last - hit.first < name.last - name.first


def _overlap(one: Hit[int], other: Hit[int]) -> bool:
    return one.first < other.last and other.first < one.last


def _clauses(words: Words, sentence: Sentence, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence that stand against each other: ... ; ... but ... while ..."""
    start = sentence.first
    for number in range(sentence.first + 1, sentence.last):
        if words.keys[number] in language.contrasts or ";" in words.gap(number - 1):
            yield start, number
            start = number
    yield start, sentence.last


def _named_after(codebook: Codebook) -> dict[int, dict[int, int]]:
    """Return, for each topic, the topics below it that are named after a stakeholder."""
    owners = alias_owners(replace(s, aliases=(*s.aliases, s.short)) for s in codebook.stakeholders)
    found: dict[int, dict[int, int]] = {}
    for topic in codebook.topics:
        if topic.parent_id is not None:
            for owner in owners.get(fold(topic.name), ()):
                found.setdefault(topic.parent_id, {})[owner.id] = topic.id
    return found


def _inflections(endings: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Return the keys under which a word counts as a keyword: its own, and without an ending."""

    @lru_cache(maxsize=1 << 14)
    def forms(key: str) -> tuple[str, ...]:
        stems = (key.removesuffix(ending) for ending in endings if key.endswith(ending))
        return (key, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM))

    return forms
