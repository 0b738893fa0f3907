"""A draft from the tags: everything that a memo can say before its analyst writes a word.

What only the analyst can write stays empty. What the program can write stands in blocks that the
analyst can change; the matrix, the gaps and the statement on sources are made anew at each export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefer.errors import InputError
from briefer.memo.agreements import agreements
from briefer.memo.position_line import clauses, printed
from briefer.memo.selection import actions, by_speaker
from briefer.memo.template import FieldSource, SectionKind
from briefer.model.memo import (
    AS_BASIS,
    AS_EXTRACT,
    EXTRACT,
    PARAGRAPH,
    KeptMemo,
    MemoBlock,
    MemoSection,
)
from briefer.model.names import fold
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.selection import Choice
    from briefer.memo.template import SectionSpec, Template
    from briefer.memo.wording import Wording
    from briefer.model.codebook import Stakeholder
    from briefer.model.passage import Passage


def draft(
    template: Template,
    evidence: Evidence,
    fields: Mapping[str, str],
    leave_out: Collection[str] = (),
) -> KeptMemo:
    """Return a draft of the template's memo; block and section ids are 0.

    `fields` sets header fields, `language` among them. The passages of `leave_out` (guids) are no
    extracts, neither in the body nor in the annex; where a position rests on them alone, it carries
    a note. Raises InputError on a field that the template does not have.
    """
    for key in fields:
        if template.field(key) is None:
            known = ", ".join(spec.key for spec in template.fields)
            raise InputError(f"The template has no field “{key}”; it has: {known}.")
    wording = template.wording(fields.get("language"))
    return KeptMemo(
        template=template.name,
        title=single_line(fields.get("subject", "")) or template.title,
        fields=_with_defaults(template, evidence, fields),
        sections=_Draft(template, evidence, wording, leave_out).sections(),
    )


def heading(stakeholder: Stakeholder, date: str | None, wording: Wording) -> str:
    """Return a speaker's heading: the name, and the post held on `date`, else the side.

    A side that the name or an alias says already is left out.
    """
    if role := stakeholder.role_on(date):
        return wording.say("heading.with_role", name=stakeholder.name, role=role)
    words = stakeholder.name
    if stakeholder.kind == "unnamed":
        words = wording.say("heading.unnamed", name=words)
    side = fold(stakeholder.side or "")
    if not side or side in fold(words) or side in map(fold, stakeholder.aliases):
        return words
    return wording.say("heading.with_side", heading=words, side=stakeholder.side or "")


def extract_block(passage: Passage) -> MemoBlock:
    """Return a block that prints the passage with the generated lead-in."""
    return MemoBlock(EXTRACT, words=passage.quote, passages=((passage.guid, AS_EXTRACT),))


def _with_defaults(
    template: Template, evidence: Evidence, fields: Mapping[str, str]
) -> dict[str, str]:
    """Add reader and writer, so that a kept memo goes on naming those it was drafted for."""
    values = dict(fields)
    known = {FieldSource.READER: evidence.project.reader, FieldSource.WHO: evidence.who}
    for spec in template.fields:
        if value := known.get(spec.source):
            values.setdefault(spec.key, value)
    return values


class _Draft:
    def __init__(
        self,
        template: Template,
        evidence: Evidence,
        wording: Wording,
        leave_out: Collection[str],
    ) -> None:
        self._template = template
        self._evidence = evidence
        self._wording = wording
        self._choices = by_speaker(evidence, template.per_topic, leave_out)
        self._actions = actions(evidence, leave_out)

    def sections(self) -> tuple[MemoSection, ...]:
        return tuple(self._section(spec) for spec in self._template.sections)

    def _section(self, spec: SectionSpec) -> MemoSection:
        title = self._wording.say(f"sections.{spec.key}")
        match spec.kind:
            case SectionKind.POSITIONS:
                return MemoSection(spec.key, title, children=self._positions())
            case SectionKind.FURTHER:
                return MemoSection(spec.key, title, children=self._further())
            case SectionKind.AGREEMENTS:
                blocks = agreements(self._evidence, self._wording)
                return MemoSection(spec.key, title, blocks=blocks)
            case (
                SectionKind.WRITTEN
                | SectionKind.MATRIX
                | SectionKind.GAPS
                | SectionKind.SOURCES
                | SectionKind.NOTES
            ):
                return MemoSection(spec.key, title)
        assert_never(spec.kind)

    def _positions(self) -> tuple[MemoSection, ...]:
        speakers = [self._speaker(choice) for choice in self._choices]
        reported = tuple(extract_block(passage) for passage in self._actions)
        if not reported:
            return tuple(section for section in speakers if section.blocks)
        title = self._wording.say("sections.actions")
        told = MemoSection("", title, {"actions": True}, reported)
        return (*(section for section in speakers if section.blocks), told)

    def _speaker(self, choice: Choice) -> MemoSection:
        blocks = (*self._position(choice), *map(extract_block, choice.body))
        return self._bound(choice, choice.said, blocks)

    def _further(self) -> tuple[MemoSection, ...]:
        return tuple(
            self._bound(choice, choice.further, tuple(map(extract_block, choice.further)))
            for choice in self._choices
            if choice.further
        )

    def _bound(
        self, choice: Choice, passages: Sequence[Passage], blocks: tuple[MemoBlock, ...]
    ) -> MemoSection:
        dates = [date for p in passages if (date := self._evidence.date_of(p))]
        date = max(dates) if dates else self._evidence.date
        title = heading(choice.stakeholder, date, self._wording)
        return MemoSection("", title, {"stakeholder": choice.stakeholder.guid}, blocks)

    def _position(self, choice: Choice) -> tuple[MemoBlock, ...]:
        said = clauses(choice.said, self._evidence, self._wording, self._template.leading)
        if not said:
            return ()
        here = {passage.guid for passage in choice.body}
        basis = dict.fromkeys(g for clause in said for item in clause.items for g in item.passages)
        content = printed(said, self._wording, here)
        passages = tuple((guid, AS_BASIS) for guid in basis)
        return (MemoBlock(PARAGRAPH, (content,), passages=passages),)
