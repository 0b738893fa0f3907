"""One sentence that says how a passage will print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.vocabulary import DIRECT, PARTIAL
from briefer.model.voice import Voice, voice_of
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


def reason_sentence(guess: str) -> str:
    """Return what the source's quotation marks say."""
    if guess == DIRECT:
        return tr("In quotation marks in the source: own words.")
    if guess == PARTIAL:
        return tr("Some of the words are in quotation marks in the source: partly own words.")
    return tr("No quotation marks in the source: a paraphrase.")


def print_sentence(modality: str, speakers: Sequence[str], outlet: str) -> str:
    """Return how words of that modality print under these speakers' names."""
    names = joined(speakers)
    voice = voice_of(modality, has_speaker=bool(speakers))
    if voice is Voice.OUTLET:
        return tr("Prints as {outlet}’s own words, nobody’s position.").format(outlet=outlet)
    if voice.in_marks:
        return tr("Prints in quotation marks under the name of {names}.").format(names=names)
    if voice is Voice.PARTIAL:
        return tr(
            "Prints after “{names}, as reported by {outlet}:”; only the source’s own marks stay."
        ).format(names=names, outlet=outlet)
    return tr("Prints without marks after “{names}, as reported by {outlet}:”.").format(
        names=names, outlet=outlet
    )


def joined(names: Sequence[str]) -> str:
    """Return names as they are said: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
