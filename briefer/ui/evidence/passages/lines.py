"""A passage of a cell on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.dates import about, short_date
from briefer.model.positions import Mode, column_key, holders
from briefer.model.vocabulary import stance_key
from briefer.ui.evidence.matrix.grid import ALL
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage, TopicTag
    from briefer.model.positions import ColumnKey
    from briefer.model.vocabulary import Stance, Vocabulary
    from briefer.model.voice import Voice

_PLAIN_LANGUAGES = {None, "", "en"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The cell that a list is about: whose, in which column, and what counts in it."""

    stakeholder_id: int = 0
    column: ColumnKey = ALL
    mode: Mode = Mode.BOTH


@dataclass(frozen=True, slots=True)
class PassageLine:
    """What the list says of a passage.

    `initials` name who says or does it in a list of everybody's; `topics` are names with colours;
    `dated` is when it happened, where that is known.
    """

    passage: Passage
    date: str
    outlet: str
    language: str
    initials: str
    words: str
    voice: Voice
    topics: tuple[tuple[str, int], ...]
    stance: Stance | None
    stance_words: str
    kind: str
    dated: str = ""


class LineWriter:
    """Writes the lines of one list; made anew when the codebook or the cell is another."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary, subject: Subject) -> None:
        self._codebook = codebook
        self._vocabulary = vocabulary
        self._subject = subject

    def line(self, passage: Passage, article: Article) -> PassageLine:
        """Return the line of a passage."""
        known = self._codebook.topic_by_id
        stance = self._stance(passage)
        kind, event = passage.statement.type, passage.statement.event_date
        types = self._vocabulary.types
        flat = " ".join(passage.quote.split())
        return PassageLine(
            passage=passage,
            date=_date(article),
            outlet=article.outlet or tr("no outlet"),
            language="" if article.language in _PLAIN_LANGUAGES else str(article.language).upper(),
            initials=self._initials(passage),
            words=f"“{flat}”" if passage.voice.in_marks else flat,
            voice=passage.voice,
            topics=tuple(
                (known[tag.topic_id].name, known[tag.topic_id].colour)
                for tag in passage.topics
                if tag.topic_id in known
            ),
            stance=stance,
            stance_words=""
            if stance is None
            else self._vocabulary.stances[stance_key(stance)].label,
            kind=types[kind].label if kind and kind in types else "",
            dated=short_date(event) if event else "",
        )

    def _stance(self, passage: Passage) -> Stance | None:
        """Return the stance in the column, else the first; none where it is somebody else's."""
        subject = self._subject
        who = subject.stakeholder_id
        if who and not holders(passage, subject.mode).get(who, False):
            return None
        tag = self._tag(passage)
        return tag.stance if tag else None

    def _tag(self, passage: Passage) -> TopicTag | None:
        if self._subject.column != ALL:
            return next(
                (
                    tag
                    for tag in passage.topics
                    if column_key(tag, self._codebook) == self._subject.column
                ),
                None,
            )
        return next((tag for tag in passage.topics if tag.stance is not None), None)

    def _initials(self, passage: Passage) -> str:
        """Return whose passage it is, a speaker's first, where the list does not say so."""
        if self._subject.stakeholder_id:
            return ""
        known = self._codebook.stakeholder_by_id
        owners = holders(passage, self._subject.mode)
        ordered = sorted(owners, key=lambda who: who not in passage.speakers)
        return next((known[who].initials for who in ordered if who in known), "")


def _date(article: Article) -> str:
    if not article.published:
        return tr("no date")
    return about(short_date(article.published), is_about=article.published_about)
