"""Whether what a draft wrote of a speaker is still what the tags say.

A passage can be given to another speaker, or another stance, after the draft; its own lead-in
follows, the sentence on the position does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.finding import STALE, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.labels import begun
from briefer.memo.position_line import clauses, printed
from briefer.memo.selection import source_order
from briefer.memo.template import SectionKind
from briefer.model.anchor import shorten
from briefer.model.inline import Emph, NoteRef, plain_text
from briefer.model.memo import BULLETS, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.codebook import Stakeholder
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection


def check_drafted(
    kept: KeptMemo,
    evidence: Evidence,
    template: Template,
    wording: Wording,
    places: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield a finding for every drafted position that its passages no longer bear out.

    `places` names the place of each kept block by its guid; a block without one is not printed.
    """
    check = _Check(evidence, template, wording)
    for section in kept.walk():
        for block in section.blocks:
            where = places.get(block.guid)
            if where is not None and block.drafted:
                for said in check.changed(section, block):
                    yield Finding(
                        STALE,
                        where,
                        f"“{shorten(said)}” was drafted from tags that have changed since. Read it "
                        "beside its passages, and write what they say now.",
                        origin=block.guid,
                        about=said,
                        fixes=(Fix(WRITE, block.guid),),
                    )


class _Check:
    def __init__(self, evidence: Evidence, template: Template, wording: Wording) -> None:
        self._evidence = evidence
        self._template = template
        self._wording = wording

    def changed(self, section: MemoSection, block: MemoBlock) -> Iterator[str]:
        """Yield the text of each position that is not what the tags of its passages say."""
        spec = self._template.section(section.key)
        is_summary = spec is not None and spec.kind is SectionKind.SUMMARY
        if block.kind == BULLETS and is_summary:
            for run in block.content:
                yield from self._position(self._named(run), run, 2, block)
        guid = str(section.binding.get("stakeholder", ""))
        speaker = self._evidence.stakeholder_by_guid.get(guid)
        if block.kind == PARAGRAPH and speaker is not None:
            for run in block.content:
                yield from self._position(speaker, run, 0, block)

    def _named(self, run: tuple[Inline, ...]) -> Stakeholder | None:
        """Return the speaker with whose name a line of a summary begins."""
        name = run[0].text if run and isinstance(run[0], Emph) else ""
        entries = self._evidence.codebook.stakeholders
        return next((e for e in entries if name and begun(e.short) == name), None)

    def _position(
        self, speaker: Stakeholder | None, run: tuple[Inline, ...], behind: int, block: MemoBlock
    ) -> Iterator[str]:
        """Yield the text of a run; of a changed one only where a note is not on its speaker."""
        text = plain_text(run)
        said = self._evidence.said_by.get(speaker.id, ()) if speaker is not None else ()
        if not block.is_drafted:
            theirs = {passage.guid for passage in said}
            known = self._evidence.passage_by_guid
            noted = {item.passage for item in run if isinstance(item, NoteRef)} & known.keys()
            if speaker is not None and not noted <= theirs:
                yield text
            return
        basis = {guid for guid, _ in block.passages}
        resting = sorted((p for p in said if p.guid in basis), key=source_order)
        now = clauses(resting, self._evidence, self._wording, self._template.leading)
        if plain_text(run[behind:]) != plain_text(printed(now, self._wording, ())):
            yield text
