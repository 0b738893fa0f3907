"""Whose words an extract is in: the rule that a memo must never break.

An article holds three voices: words that a speaker said, the outlet's report of what a speaker
said, and the outlet's own words. Only the first may stand in quotation marks under a name.
"""

from __future__ import annotations

from enum import StrEnum


class Voice(StrEnum):
    """Whose words these are."""

    OWN = "own"
    """A speaker's own words: quotation marks under the speaker's name."""
    OFFICIAL = "official"
    """An official text, whose publisher is the speaker: quotation marks."""
    PARTIAL = "partial"
    """The outlet's report with some of the speaker's words: only the source's own marks stand."""
    REPORT = "report"
    """The outlet's report: no marks, after a lead-in that names the outlet."""
    OUTLET = "outlet"
    """The outlet's own words: nobody's position."""

    @property
    def in_marks(self) -> bool:
        """Whether the extract may stand in quotation marks under the speaker's name."""
        return self in {Voice.OWN, Voice.OFFICIAL}


_BY_MODALITY = {
    "direct": Voice.OWN,
    "partial": Voice.PARTIAL,
    "official": Voice.OFFICIAL,
    "paraphrase": Voice.REPORT,
}


def voice_of(modality: str | None, *, has_speaker: bool) -> Voice:
    """Return the voice of a passage; what is not known is never a speaker's own words.

    Words without a speaker are the outlet's, whatever their modality says. With a speaker, an unset
    modality and the outlet's own words both count as the outlet's report.
    """
    if not has_speaker:
        return Voice.OUTLET
    return _BY_MODALITY.get(modality or "", Voice.REPORT)
