"""What the margin says of a passage: who, about what, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.model.vocabulary import DIRECT, stance_key
from briefer.ui.read.reader.marks import FRAMING
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.passage import Passage, TopicTag
    from briefer.model.vocabulary import Stance, Vocabulary

_SHOWN = 2
"""So many topics are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a note, with the mark of a stance before them."""

    words: str
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the margin. `colour` is the first topic's, None without a topic.

    `words` are the passage's, in quotation marks where they are somebody's own, and `spoken` is
    the whole note in words: for a screen reader, and for the tool tip. That of a suggestion has the
    number of its mark, below 0.
    """

    passage_id: int
    initials: str
    pieces: tuple[Piece, ...]
    colour: int | None
    framing: bool
    words: str
    spoken: str
    suggested: bool = False


class NoteWriter:
    """Writes notes from passages; made anew when the codebook has changed."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary) -> None:
        self._codebook = codebook
        self._vocabulary = vocabulary

    def note(self, passage: Passage) -> Note:
        """Return the margin's line for `passage`."""
        who = self._who(passage)
        topics = [tag for tag in passage.topics if tag.topic_id in self._codebook.topic_by_id]
        framing = passage.statement.type == FRAMING
        return Note(
            passage_id=passage.id,
            initials=who[0].initials if who else "",
            pieces=tuple(self._pieces(passage, who, topics)),
            colour=self._codebook.topic_by_id[topics[0].topic_id].colour if topics else None,
            framing=framing,
            words=_quoted(passage),
            spoken=self._spoken(passage, topics),
        )

    def suggestion(self, passage: Passage, number: int) -> Note:
        """Return the margin's line for a passage that is only suggested."""
        who = self._who(passage)
        more = (Piece(f"+{len(who) - 1}"),) if len(who) > 1 else ()
        return replace(
            self.note(passage),
            passage_id=number,
            pieces=(*more, Piece(tr("suggested"))),
            framing=False,
            suggested=True,
        )

    def _who(self, passage: Passage) -> Sequence[Stakeholder]:
        """Return those who say it, else those who do it, else all others."""
        ids = passage.speakers or passage.actors or [p.stakeholder_id for p in passage.parties]
        known = self._codebook.stakeholder_by_id
        return [known[entry] for entry in dict.fromkeys(ids) if entry in known]

    def _pieces(
        self, passage: Passage, who: Sequence[Stakeholder], topics: Sequence[TopicTag]
    ) -> list[Piece]:
        if passage.statement.type == FRAMING:
            return [Piece(self._vocabulary.types[FRAMING].label.lower())]
        pieces = [Piece(f"+{len(who) - 1}")] if len(who) > 1 else []
        pieces.extend(self._topic_piece(tag) for tag in topics[:_SHOWN])
        if len(topics) > _SHOWN:
            pieces.append(Piece(f"+{len(topics) - _SHOWN}"))
        pieces.extend(Piece(word) for word in self._remarks(passage, topics))
        return pieces

    def _topic_piece(self, tag: TopicTag) -> Piece:
        proposition = self._codebook.proposition_by_id.get(tag.proposition_id or 0)
        if proposition is None or tag.stance is None:
            return Piece(self._codebook.topic_by_id[tag.topic_id].name)
        return Piece(proposition.label, tag.stance)

    def _remarks(self, passage: Passage, topics: Sequence[TopicTag]) -> list[str]:
        """Return what kind of statement it is, where no stance says so already."""
        remarks = []
        if passage.figures:
            remarks.append(tr("figure"))
        elif passage.statement.modality == DIRECT:
            remarks.append(tr("own words"))
        elif passage.statement.type and all(tag.stance is None for tag in topics):
            remarks.append(self._term(passage.statement.type))
        if not passage.speakers and not passage.actors:
            remarks.append(tr("spoken about") if passage.parties else tr("no speaker"))
        return remarks

    def _term(self, kind: str) -> str:
        types = self._vocabulary.types
        return types[kind].label.lower() if kind in types else kind

    def _spoken(self, passage: Passage, topics: Sequence[TopicTag]) -> str:
        """Return everything about the passage in words."""
        known = self._codebook.stakeholder_by_id
        parts = self._vocabulary.parts
        words = [
            f"{known[party.stakeholder_id].name} ({parts[party.part].label.lower()})"
            for party in passage.parties
            if party.stakeholder_id in known
        ]
        words.extend(self._spoken_topic(tag) for tag in topics)
        if passage.statement.type:
            words.append(self._term(passage.statement.type))
        if passage.statement.modality:
            modalities = self._vocabulary.modalities
            words.append(modalities[passage.statement.modality].label.lower())
        return ", ".join(words) or tr("no tags yet")

    def _spoken_topic(self, tag: TopicTag) -> str:
        path = self._codebook.path(tag.topic_id).replace("/", " › ")
        proposition = self._codebook.proposition_by_id.get(tag.proposition_id or 0)
        if proposition is None or tag.stance is None:
            return path
        stance = self._vocabulary.stances[stance_key(tag.stance)].label
        return f"{path}: {stance} “{proposition.label}”"


def _quoted(passage: Passage) -> str:
    """Return the words on one line, in quotation marks where they are the speaker's."""
    words = " ".join(passage.quote.split())
    return f"“{words}”" if passage.voice.in_marks else words
