"""Lead-ins: what stands before and after a passage's words, so that all can tell whose they are.

Only a speaker's own words and an official text stand in quotation marks. The outlet's report stands
after a lead-in that names speaker and outlet; what nobody says, after the outlet's name alone.
Every phrase names the outlet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from briefer.memo.labels import begun
from briefer.model.names import fold
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.codebook import Stakeholder
    from briefer.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the program writes around a passage's words."""

    before: str
    after: str = ""


def phrase(
    passage: Passage, evidence: Evidence, wording: Wording, under: int | None = None
) -> Phrase:
    """Return the generated lead-in; `under` is the stakeholder whose heading stands above."""
    outlet = outlet_words(passage, evidence, wording)
    speakers = begun(speaker_words(passage, evidence, wording))
    named_above = passage.speakers == (under,)
    match passage.voice:
        case Voice.OWN:
            before = "" if named_above else wording.say("lead.speaker", speakers=speakers)
            tail = "own_tail_own_outlet" if _is_own_outlet(passage, evidence) else "own_tail"
            return Phrase(before, wording.say(f"lead.{tail}", outlet=outlet))
        case Voice.OFFICIAL:
            if named_above:
                return Phrase(wording.say("lead.official", outlet=outlet))
            return Phrase(wording.say("lead.official_of", speakers=speakers, outlet=outlet))
        case Voice.PARTIAL | Voice.REPORT:
            return Phrase(wording.say("lead.report", speakers=speakers, outlet=outlet))
        case Voice.OUTLET:
            return Phrase(wording.say("lead.action", outlet=outlet))
    assert_never(passage.voice)


def outlet_words(passage: Passage, evidence: Evidence, wording: Wording) -> str:
    """Return the outlet's name, or that the source names none."""
    return evidence.article_of(passage).outlet or wording.say("memo.unnamed_outlet")


def speaker_words(passage: Passage, evidence: Evidence, wording: Wording) -> str:
    """Return the speakers' short names as running text."""
    known = evidence.codebook.stakeholder_by_id
    return wording.series([known[speaker].short for speaker in passage.speakers])


def is_primary(passage: Passage, evidence: Evidence) -> bool:
    """Say whether the passage is its speaker's own publication, which needs no second witness."""
    return passage.voice is Voice.OFFICIAL or _is_own_outlet(passage, evidence)


def publisher(passage: Passage, evidence: Evidence) -> Stakeholder | None:
    """Return whose an official text is where that is another stakeholder than its speakers.

    A readout of one government tells what the other one's president said: in its own words.
    """
    outlet = evidence.article_of(passage).outlet
    if passage.voice is not Voice.OFFICIAL or not outlet or _is_own_outlet(passage, evidence):
        return None
    return evidence.stakeholder_by_name.get(fold(outlet))


def _is_own_outlet(passage: Passage, evidence: Evidence) -> bool:
    """Say whether the outlet is a speaker, or what a speaker belongs to."""
    outlet = evidence.article_of(passage).outlet
    if outlet is None:
        return False
    return any(
        fold(outlet) in map(fold, (entry.name, *entry.aliases))
        for speaker in passage.speakers
        for entry in upwards(speaker, evidence)
    )


def upwards(stakeholder_id: int | None, evidence: Evidence) -> Iterator[Stakeholder]:
    """Yield a stakeholder, then its parents."""
    seen: set[int] = set()
    while stakeholder_id is not None and stakeholder_id not in seen:
        seen.add(stakeholder_id)
        entry = evidence.codebook.stakeholder_by_id[stakeholder_id]
        yield entry
        stakeholder_id = entry.parent_id
