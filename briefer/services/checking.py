"""Checking a briefing: the file, its texts and anchors, and every kept memo."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.services import evidence as evidence_service
from briefer.services import templates
from briefer.services.exporting import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.store.reading import Reading

EXACT = "exact"
CHANGED = "changed"
GONE = "gone"
UNSOURCED = "unsourced"
_PROBLEMS = {"quotation", "voice"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found: what kind, where, and what to do."""

    kind: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` are faults that must not be printed; `findings` are to know.

    `quotations` counts the extracts of all kept memos: exact, changed, gone, unsourced.
    """

    problems: tuple[Remark, ...]
    findings: tuple[Remark, ...]
    quotations: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


def check(read: Reading, who: str) -> CheckReport:
    """Check the file and every kept memo."""
    problems = [Remark(fault.kind, fault.where, fault.message) for fault in read.faults()]
    findings: list[Remark] = []
    counts = Counter({EXACT: 0, CHANGED: 0, GONE: 0, UNSOURCED: 0})
    for rendering in _renderings(read, who):
        title = rendering.kept.title
        for finding in rendering.findings:
            remark = Remark(finding.kind, f"{title}: {finding.where}", finding.message)
            (problems if finding.kind in _PROBLEMS else findings).append(remark)
        counts.update(_states(rendering))
    return CheckReport(tuple(problems), tuple(findings), dict(counts))


def _renderings(read: Reading, who: str) -> Iterator[Rendering]:
    memos = read.memos.all()
    if memos:
        gathered = evidence_service.gather(read, who)
        for kept in memos:
            yield Rendering(kept, templates.get(kept.template), gathered)


def _states(rendering: Rendering) -> Iterator[str]:
    """Yield how each extract block of the memo stands to the frozen text."""
    known = rendering.evidence.passage_by_guid
    for block in rendering.kept.blocks():
        if not block.words:
            continue
        passage = known.get(block.extract or "")
        if passage is None:
            yield UNSOURCED
        else:
            frozen = rendering.evidence.frozen_words(passage)
            yield EXACT if frozen == block.words else CHANGED
