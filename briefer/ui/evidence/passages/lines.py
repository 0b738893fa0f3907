"""A passage of a cell on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.dates import about, short_date
from briefer.model.positions import column_key
from briefer.model.vocabulary import stance_key
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.passage import Passage, TopicTag
    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.model.voice import Voice
    from briefer.ui.evidence.material import Material

_PLAIN_LANGUAGES = {None, "", "en"}


@dataclass(frozen=True, slots=True)
class PassageLine:
    """What the list says of a passage. `topics` are names with colours."""

    passage: Passage
    date: str
    outlet: str
    language: str
    words: str
    voice: Voice
    topics: tuple[tuple[str, int], ...]
    stance: Stance | None
    stance_words: str
    kind: str
    printed: tuple[str, ...]


def passage_lines(
    ids: Iterable[int], key: ColumnKey | None, material: Material, vocabulary: Vocabulary
) -> tuple[PassageLine, ...]:
    """Return the passages, the latest first; their stance is that in the column of `key`."""
    found = [material.passages[number] for number in ids if number in material.passages]
    found.sort(key=lambda passage: (material.date_of(passage), passage.id), reverse=True)
    return tuple(_line(passage, key, material, vocabulary) for passage in found)


def _line(
    passage: Passage, key: ColumnKey | None, material: Material, vocabulary: Vocabulary
) -> PassageLine:
    article = material.article_of(passage)
    known = material.codebook.topic_by_id
    tag = _tag(passage, key, material)
    stance = tag.stance if tag else None
    kind = passage.statement.type
    return PassageLine(
        passage=passage,
        date=_date(passage, material),
        outlet=article.outlet or tr("no outlet"),
        language="" if article.language in _PLAIN_LANGUAGES else str(article.language).upper(),
        words=f"“{passage.quote}”" if passage.voice.in_marks else passage.quote,
        voice=passage.voice,
        topics=tuple((known[t.topic_id].name, known[t.topic_id].colour) for t in passage.topics),
        stance=stance,
        stance_words="" if stance is None else vocabulary.stances[stance_key(stance)].label,
        kind=vocabulary.types[kind].label if kind else "",
        printed=material.printed.get(passage.guid, ()),
    )


def _tag(passage: Passage, key: ColumnKey | None, material: Material) -> TopicTag | None:
    """Return the topic of the chosen column; without a column the first that has a stance."""
    if key is not None:
        tags = (tag for tag in passage.topics if column_key(tag, material.codebook) == key)
        return next(tags, None)
    return next((tag for tag in passage.topics if tag.stance is not None), None)


def _date(passage: Passage, material: Material) -> str:
    article = material.article_of(passage)
    if passage.statement.event_date:
        return short_date(passage.statement.event_date)
    if article.published:
        return about(short_date(article.published), is_about=article.published_about)
    return tr("no date")
