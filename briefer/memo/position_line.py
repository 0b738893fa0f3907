"""The sentence that says where a speaker stands, made from tags alone.

It never infers a stance from silence and never counts. A proposition is named by its label, an
imperative, after a verb and a colon, so that any label fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.labels import begun, running_name
from briefer.memo.marks import without_marks
from briefer.memo.note_marks import beside_stops
from briefer.model.inline import Emph, NoteRef, Text
from briefer.model.positions import column_key
from briefer.model.vocabulary import CONDITIONAL, MIXED, UNCLEAR, stance_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage, TopicTag
    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Vocabulary

_FOR: Final = "for"
_AGAINST: Final = "against"
_NEUTRAL: Final = "neutral"
_REFUSAL: Final = "refusal"
_NO_COMMENT: Final = "no-comment"

Verb = tuple[str, str]
"""A stance, and the statement type whose own verb says it, or nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a speaker is for, against or otherwise about, and the passages that say so."""

    words: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its items: `asks: ease Cuba sanctions; increase aid to the region`."""

    verb: str
    items: tuple[Item, ...]


def clauses(
    passages: Sequence[Passage], evidence: Evidence, wording: Wording, leading: Sequence[str]
) -> tuple[Clause, ...]:
    """Return what one speaker's passages say, strongest verb first.

    `leading` are the statement types whose own verb says a stance in favour, strongest first.
    """
    found: dict[Verb, dict[str, list[str]]] = {}
    for (column, stance, condition), told in _stances(passages, evidence).items():
        kinds = [passage.statement.type for passage, _ in told]
        words = evidence.labels[column]
        if stance == CONDITIONAL:
            words = _conditional(words, condition, told[0][1], wording)
        verb = (stance, _kind(stance, kinds, leading))
        guids = found.setdefault(verb, {}).setdefault(words, [])
        guids += [passage.guid for passage, _ in told]
    order = _verb_order(leading)
    stated = [
        Clause(_verb_words(verb, evidence.vocabulary, wording), _items(found[verb]))
        for verb in order
        if verb in found
    ]
    return (*stated, *_without_stance(passages, evidence, wording))


def printed(said: Sequence[Clause], wording: Wording, here: Collection[str]) -> tuple[Inline, ...]:
    """Return the clauses as running text.

    An item none of whose passages is printed `here` (guids) carries a note of its own.
    """
    return beside_stops(_printed(said, wording, here), wording.language)


def _printed(said: Sequence[Clause], wording: Wording, here: Collection[str]) -> Iterator[Inline]:
    for place, clause in enumerate(said):
        yield Emph(wording.say("position.verb", verb=begun(clause.verb)), strong=True)
        text = " "
        for number, item in enumerate(clause.items):
            text += ("; " if number else "") + item.words
            if not any(guid in here for guid in item.passages):
                yield Text(text)
                yield NoteRef(item.passages[0])
                text = ""
        yield Text(text + ("." if place == len(said) - 1 else ". "))


def _stances(
    passages: Sequence[Passage], evidence: Evidence
) -> dict[tuple[ColumnKey, str, str | None], list[tuple[Passage, TopicTag]]]:
    """Gather the statements by what they are about, their stance, and its condition."""
    order = {key: place for place, key in enumerate(evidence.labels)}
    told: dict[tuple[ColumnKey, str, str | None], list[tuple[Passage, TopicTag]]] = {}
    for passage in passages:
        for tag in passage.topics:
            if tag.stance is not None:
                column = column_key(tag, evidence.codebook)
                condition = tag.condition if tag.stance == CONDITIONAL else None
                key = (column, stance_key(tag.stance), condition)
                told.setdefault(key, []).append((passage, tag))
    return {key: told[key] for key in sorted(told, key=lambda key: order[key[0]])}


def _without_stance(
    passages: Sequence[Passage], evidence: Evidence, wording: Wording
) -> Iterator[Clause]:
    """Yield what the speaker takes up without a stance, and what it says nothing on when asked."""
    taken = {key[0] for key in _stances(passages, evidence)}
    labels = evidence.labels
    found: dict[str, dict[ColumnKey, list[str]]] = {}
    for passage in passages:
        silent = passage.statement.type == _NO_COMMENT
        for tag in passage.topics:
            column = column_key(tag, evidence.codebook)
            if column not in taken:
                key = "position.says_nothing_on" if silent else "position.speaks_on"
                found.setdefault(key, {}).setdefault(column, []).append(passage.guid)
    for key in ("position.says_nothing_on", "position.speaks_on"):
        if key in found:
            columns = sorted(found[key], key=list(labels).index)
            items: dict[str, list[str]] = {}
            for column in columns:  # several of one topic are said with the same words
                guids = items.setdefault(subject(column[0], evidence), [])
                guids += found[key][column]
            yield Clause(wording.say(key), _items(items))


def subject(topic_id: int, evidence: Evidence) -> str:
    """Return a topic's name in a sentence, as of a statement without a stance on it."""
    topic = evidence.codebook.topic_by_id[topic_id]
    if topic.full_name is None and (label := evidence.labels.get((topic_id, None))):
        return label
    return running_name(topic)


def _conditional(words: str, condition: str | None, tag: TopicTag, wording: Wording) -> str:
    if not condition:
        return wording.say("position.condition_unknown", what=words)
    key = "position.condition_inferred" if tag.condition_inferred else "position.condition"
    return wording.say(key, what=words, condition=without_marks(condition).rstrip("."))


def _kind(stance: str, kinds: Sequence[str | None], leading: Sequence[str]) -> str:
    if stance == _FOR:
        return next((kind for kind in leading if kind in kinds), "")
    return _REFUSAL if stance == _AGAINST and _REFUSAL in kinds else ""


def _verb_order(leading: Sequence[str]) -> list[Verb]:
    return [
        *((_FOR, kind) for kind in leading),
        (_FOR, ""),
        (CONDITIONAL, ""),
        (_AGAINST, _REFUSAL),
        (_AGAINST, ""),
        (MIXED, ""),
        (UNCLEAR, ""),
        (_NEUTRAL, ""),
    ]


def _verb_words(verb: Verb, vocabulary: Vocabulary, wording: Wording) -> str:
    stance, kind = verb
    term = vocabulary.types[kind] if kind else vocabulary.stances[stance]
    spanish = term.verb_es if wording.language == "es" else ""
    return spanish or term.verb or term.label


def _items(found: dict[str, list[str]]) -> tuple[Item, ...]:
    return tuple(Item(words, tuple(dict.fromkeys(guids))) for words, guids in found.items())
