"""Passages of a transcript: sentences on a topic, in the words of whoever speaks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.vocabulary import DIRECT, SPEAKER
from briefer.suggest.draft import Draft, PartIn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.suggest.page import Page
    from briefer.suggest.speaker_lines import Turn
    from briefer.suggest.topics import TopicHit


def drafts(page: Page, turns: Sequence[Turn], hits: Sequence[TopicHit]) -> Iterator[Draft]:
    """Yield the sentences on a topic of everybody whom the codebook knows."""
    by_sentence = page.by_sentence(hits)
    remaining = iter(turns)
    turn = next(remaining)
    for number, sentence in enumerate(page.sentences):
        while turn.end <= sentence.start:
            turn = next(remaining)
        start = max(sentence.start, turn.start)
        found = by_sentence.get(number, ())
        if turn.name is None or not found or sentence.end <= start:
            continue
        why = f"after the speaker line “{turn.label}”"
        yield Draft(
            start=start,
            end=sentence.end,
            parties=(PartIn(turn.name, SPEAKER, turn.name.certainty, why),),
            hits=tuple(found),
            modality=DIRECT,
        )
