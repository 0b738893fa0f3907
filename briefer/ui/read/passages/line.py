"""One passage as a list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.ui.read.reader.notes import NoteWriter, Piece
from briefer.ui.read.short_source import short_source
from briefer.ui.widgets.voice_chip import voice_word

if TYPE_CHECKING:
    from briefer.model.article import Article
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.model.vocabulary import Stance, Vocabulary


@dataclass(frozen=True, slots=True)
class PassageLine:
    """The quote with its marks, who says it, and the pieces of a second line.

    `stance` is the one towards the topics that the list is about, else the first one; `number` is 0
    in a list of several articles.
    """

    passage: Passage
    quote: str
    initials: str
    pieces: tuple[Piece, ...]
    number: int
    stance: Stance | None
    spoken: str


class LineWriter:
    """Writes lines; made anew when the codebook has changed."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary) -> None:
        self._notes = NoteWriter(codebook, vocabulary)

    def line(
        self, passage: Passage, article: Article, number: int, topic_ids: frozenset[int]
    ) -> PassageLine:
        """Return the line of a passage; without a number it names the article."""
        note = self._notes.note(passage)
        flat = " ".join(passage.quote.split())
        quote = f"“{flat}”" if passage.voice.in_marks else flat
        pieces = note.pieces if number else (Piece(short_source(article)),)
        spoken = (str(number) if number else "", quote, voice_word(passage.voice), note.spoken)
        return PassageLine(
            passage=passage,
            quote=quote,
            initials=note.initials,
            pieces=pieces,
            number=number,
            stance=_stance(passage, topic_ids) if not number else None,
            spoken=", ".join(filter(None, spoken)),
        )


def _stance(passage: Passage, topic_ids: frozenset[int]) -> Stance | None:
    """Return the stance on one of the topics, else the first one."""
    stances = [tag for tag in passage.topics if tag.stance is not None]
    wanted = [tag for tag in stances if tag.topic_id in topic_ids] or stances
    return wanted[0].stance if wanted else None
