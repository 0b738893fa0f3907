"""Checking a briefing: the file, its texts and anchors, and every kept memo."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo.edited import Fate
from briefer.memo.exact import is_exact
from briefer.model.inline import InlineExtract
from briefer.model.voice import Voice
from briefer.services import evidence as evidence_service
from briefer.services import pictures, templates
from briefer.services.exporting import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.fix import Fix
    from briefer.memo.tally import Tally
    from briefer.model.memo import KeptMemo
    from briefer.store.reading import Reading

_DAMAGED = "file"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found: what kind, where, and what to do; `accepted` is why it may stay so."""

    kind: str
    where: str
    message: str
    accepted: str = ""
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` are faults that must not be printed; `findings` are to know.

    `quotations` counts the extracts of all kept memos: exact, changed, gone, unsourced. `memos` has
    the title of each memo and what its printed extracts come to.
    """

    problems: tuple[Remark, ...]
    findings: tuple[Remark, ...]
    quotations: dict[str, int]
    memos: tuple[tuple[str, Tally], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


def check(read: Reading, who: str) -> CheckReport:
    """Check the file and every kept memo; of a damaged file, the file alone."""
    faults = read.faults()
    problems = [Remark(fault.kind, fault.where, fault.message) for fault in faults]
    findings: list[Remark] = []
    tallies: list[tuple[str, Tally]] = []
    counts: Counter[str] = Counter(dict.fromkeys(Fate, 0))
    is_damaged = any(fault.kind == _DAMAGED for fault in faults)
    for kept, rendering in () if is_damaged else _renderings(read, who):
        if isinstance(rendering, InputError):
            findings.append(Remark("template", kept.title, f"It was not checked. {rendering}"))
            continue
        for finding in rendering.findings:
            where = f"{kept.title}: {finding.where}"
            remark = Remark(finding.kind, where, finding.message, finding.accepted, finding.fixes)
            (problems if finding.blocks else findings).append(remark)
        counts.update(_states(rendering))
        tallies.append((kept.title, rendering.tally))
    return CheckReport(tuple(problems), tuple(findings), dict(counts), tuple(tallies))


def _renderings(read: Reading, who: str) -> Iterator[tuple[KeptMemo, Rendering | InputError]]:
    """Yield every kept memo, with what is wrong where its template cannot be read here."""
    memos = read.memos.all()
    if not memos:
        return
    gathered = evidence_service.gather(read, who)
    for kept in memos:
        try:
            template = templates.get(kept.template)
            language = evidence_service.language_of(template, kept.fields)
            said = evidence_service.said_in(gathered, language)
            used = replace(said, images=pictures.of_memo(read, kept))
            yield kept, Rendering(kept, template, used)
        except InputError as error:
            yield kept, error


def _states(rendering: Rendering) -> Iterator[Fate]:
    """Yield how each extract of the memo stands to the frozen text."""
    for item in _extracts(rendering.kept):
        if item.passage not in rendering.evidence.passage_by_guid:
            yield Fate.UNSOURCED
        else:
            yield Fate.EXACT if is_exact(item, rendering.evidence) else Fate.CHANGED


def _extracts(kept: KeptMemo) -> Iterator[InlineExtract]:
    """Yield every extract, those in running text, too; the voice of a block's is not told."""
    for block in kept.blocks():
        if block.words:
            yield InlineExtract(block.extract or "", block.words, Voice.OUTLET, block.parts)
            continue
        for run in block.content:
            yield from (item for item in run if isinstance(item, InlineExtract))
