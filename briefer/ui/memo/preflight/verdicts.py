"""What the checks of a rendering come to, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo import finding as kinds
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.finding import Finding
    from briefer.memo.tally import Tally
    from briefer.services.exporting import Rendering

OK, WARN, DANGER = "ok", "warn", "danger"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the summary; `tone` is ok, warn or danger."""

    tone: str
    words: str


def verdicts(rendering: Rendering) -> tuple[Verdict, ...]:
    """Return what is in order, then what is not, a line for each."""
    return (*passed(rendering), total(rendering))


def passed(rendering: Rendering) -> tuple[Verdict, ...]:
    """Return what is in order, with its numbers."""
    return tuple(_passed(rendering))


def total(rendering: Rendering) -> Verdict:
    """Return how many findings block, and how many are to know."""
    blocking = sum(finding.blocks for finding in rendering.findings)
    known = sum(not finding.blocks and not finding.accepted for finding in rendering.findings)
    if blocking:
        words = tr("{n} block the export") if blocking > 1 else tr("1 blocks the export")
        more = tr(", {n} to know").format(n=known) if known else ""
        return Verdict(DANGER, words.format(n=blocking) + more)
    if known:
        return Verdict(WARN, tr("{n} to know, nothing blocks").format(n=known))
    return Verdict(OK, tr("nothing blocks"))


def heading(finding: Finding) -> str:
    """Return the few words that name a finding."""
    return {
        kinds.QUOTATION: tr("Quotation differs from its source"),
        kinds.VOICE: tr("A reporter’s words under a speaker’s name"),
        kinds.UNSOURCED: tr("Words without a source"),
        kinds.UNMARKED: tr("Own words without quotation marks"),
        kinds.OTHER_SPEAKER: tr("Words under another name"),
        kinds.UNCITED: tr("Quotation without its note"),
        kinds.STALE: tr("Drafted from other tags"),
        kinds.SINGLE_ORIGIN: tr("Position rests on a single origin"),
        kinds.EMPTY_SECTION: tr("Section is empty"),
        kinds.LENGTH: tr("Length of the memo"),
        kinds.HEADER: tr("Field of the header is empty"),
        kinds.UNDATED: tr("Source has no date of its own"),
        kinds.NO_OUTLET: tr("Source names no outlet"),
        kinds.OWN_WORDS: tr("The speaker’s own words exist"),
        kinds.ONE_OUTLET: tr("Only one outlet"),
        kinds.ONE_SIDE: tr("Only one side is quoted"),
        kinds.ANONYMOUS: tr("Only speakers without a name"),
        kinds.ALTERED: tr("Source is not as it was captured"),
        kinds.NOTE_FACTS: tr("Note differs from its source"),
        kinds.OLD: tr("Passage is old"),
        kinds.LATER: tr("Source is later than the memo"),
        kinds.LONG_SECTION: tr("Section is long"),
        kinds.PORTION: tr("Mark above the banner"),
        kinds.ENDNOTES: tr("Endnotes beside a handling mark"),
        kinds.LIKELIHOOD: tr("Likelihood and confidence in one sentence"),
        kinds.JUDGEMENT: tr("Judgement without its label"),
        kinds.UNUSED: tr("Starred passage is not used"),
        kinds.OFF_TOPIC: tr("Passage without the section’s topic"),
        kinds.LOST: tr("Names what the memo does not have"),
        kinds.TYPED: tr("Number that does not follow"),
        kinds.LOST_PICTURE: tr("Picture that is lost"),
        kinds.UNDESCRIBED: tr("Picture without a description"),
    }.get(finding.kind, tr("To know"))


def tally_words(counted: Tally) -> str:
    """Return how many extracts match their sources, and whose words they are."""
    if not counted.extracts:
        return tr("No extracts")
    if counted.differing:
        words = tr("{n} of {total} extracts match their sources")
        match = words.format(n=counted.matching, total=counted.extracts)
    elif counted.extracts == 1:
        match = tr("1 extract matches its source")
    else:
        match = tr("{n} extracts match their sources").format(n=counted.extracts)
    if not counted.matching:
        return match
    own = (
        tr("1 is speakers’ own words")
        if counted.own == 1
        else tr("{n} are speakers’ own words").format(n=counted.own)
    )
    reported = (
        tr("1 is reporters’")
        if counted.reported == 1
        else tr("{n} are reporters’").format(n=counted.reported)
    )
    return f"{match}: {own}, {reported}"


def _passed(rendering: Rendering) -> Iterator[Verdict]:
    memo, faults = rendering.composed.memo, Counter(f.kind for f in rendering.findings)
    counted = rendering.tally
    yield Verdict(DANGER if counted.differing else OK, tally_words(counted))
    if counted.reported and not faults[kinds.VOICE]:
        words = tr("{n} reporters’ extracts name their outlet")
        one = tr("1 reporter’s extract names its outlet")
        reported = counted.reported
        yield Verdict(OK, words.format(n=reported) if reported > 1 else one)
    if memo.meta.banner:
        yield Verdict(OK, tr("Handling mark on every page"))
    yield _length(rendering, faults)


def _length(rendering: Rendering, faults: Counter[str]) -> Verdict:
    pages, limit = rendering.body_pages, rendering.template.length.pages
    words = tr("{n} of {limit} pages").format(n=f"{pages:.1f}", limit=f"{limit:g}")
    empty = faults[kinds.EMPTY_SECTION]
    if not empty:
        words += tr(", no empty section")
    elif empty == 1:
        words += tr(", 1 empty section")
    else:
        words += tr(", {n} empty sections").format(n=empty)
    return Verdict(WARN if faults[kinds.LENGTH] or empty else OK, words)
