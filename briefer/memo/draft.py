"""A draft from the tags: everything that a memo can say before its analyst writes a word.

What only the analyst can write stays empty. What the program can write stands in blocks that the
analyst can change; the matrix, the gaps and the statement on sources are made anew at each export.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.agreements import agreements
from briefer.memo.labels import begun
from briefer.memo.position_line import clauses, printed
from briefer.memo.selection import actions, by_speaker
from briefer.memo.speaker_heading import heading
from briefer.memo.template import FieldSource, SectionKind
from briefer.model.inline import Emph, Text
from briefer.model.memo import (
    AS_BASIS,
    AS_EXTRACT,
    BULLETS,
    EXTRACT,
    PARAGRAPH,
    KeptMemo,
    MemoBlock,
    MemoSection,
    mark_of,
)
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.selection import Choice
    from briefer.memo.template import SectionSpec, Template
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
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
    for key, value in fields.items():
        template.check_field(key, value)
    wording = template.wording(fields.get("language"))
    return KeptMemo(
        template=template.name,
        title=single_line(fields.get("subject", "")) or template.title,
        fields=_with_defaults(template, evidence, fields),
        sections=_Draft(template, evidence, wording, leave_out).sections(),
    )


def extract_block(passage: Passage) -> MemoBlock:
    """Return a block that prints the passage with the generated lead-in."""
    return MemoBlock(EXTRACT, words=passage.quote, passages=((passage.guid, AS_EXTRACT),))


def _marked(section: MemoSection) -> MemoSection:
    """Return a section whose text carries the mark that it was drafted."""
    blocks = tuple(
        block if block.kind == EXTRACT else replace(block, drafted=mark_of(block.content))
        for block in section.blocks
    )
    return replace(section, blocks=blocks, children=tuple(map(_marked, section.children)))


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
        self._choices = tuple(
            map(self._limited, by_speaker(evidence, template.per_topic, leave_out))
        )
        self._actions = actions(evidence, leave_out)

    def sections(self) -> tuple[MemoSection, ...]:
        return tuple(_marked(self._section(spec)) for spec in self._template.sections)

    def _section(self, spec: SectionSpec) -> MemoSection:
        title = self._wording.say(f"sections.{spec.key}")
        return MemoSection(
            spec.key, title, blocks=self._blocks(spec), children=self._children(spec)
        )

    def _blocks(self, spec: SectionSpec) -> tuple[MemoBlock, ...]:
        match spec.kind:
            case SectionKind.SUMMARY:
                return self._summary(spec.items)
            case SectionKind.ACTIONS:
                return tuple(map(extract_block, self._actions))
            case SectionKind.AGREEMENTS:
                return agreements(self._evidence, self._wording)
            case _:
                return ()

    def _children(self, spec: SectionSpec) -> tuple[MemoSection, ...]:
        match spec.kind:
            case SectionKind.POSITIONS:
                return self._positions()
            case SectionKind.SAID:
                return self._said()
            case SectionKind.TOPICS:
                return self._topics()
            case SectionKind.FURTHER:
                return self._further()
            case _:
                return ()

    def _positions(self) -> tuple[MemoSection, ...]:
        speakers = [self._speaker(choice) for choice in self._choices]
        kinds = {spec.kind for spec in self._template.sections}
        here = () if SectionKind.ACTIONS in kinds else self._actions
        reported = tuple(map(extract_block, here))
        if not reported:
            return tuple(section for section in speakers if section.blocks)
        title = self._wording.say("sections.actions")
        told = MemoSection("", title, {"actions": True}, reported)
        return (*(section for section in speakers if section.blocks), told)

    def _speaker(self, choice: Choice) -> MemoSection:
        blocks = (*self._position(choice), *map(extract_block, choice.body))
        return self._bound(choice, choice.said, blocks)

    def _limited(self, choice: Choice) -> Choice:
        """Move what the section of sayings has no room for to the annex."""
        kinds = {spec.kind: spec.items for spec in self._template.sections}
        room = kinds.get(SectionKind.SAID, 0)
        if not room:
            return choice
        further = (*choice.body[room:], *choice.further)
        return replace(choice, body=choice.body[:room], further=further)

    def _summary(self, room: int) -> tuple[MemoBlock, ...]:
        """Return one bullet for each speaker, the busiest where room is short."""
        busiest = sorted(self._choices, key=lambda choice: -len(choice.said))[: room or None]
        items: list[tuple[Inline, ...]] = []
        basis: dict[str, None] = {}
        for choice in self._choices:
            said = clauses(choice.said, self._evidence, self._wording, self._template.leading)
            if choice in busiest and said:
                name = (Emph(begun(choice.stakeholder.short)), Text(". "))
                items.append((*name, *printed(said, self._wording, ())))
                basis |= dict.fromkeys(g for c in said for i in c.items for g in i.passages)
        passages = tuple((guid, AS_BASIS) for guid in basis)
        return (MemoBlock(BULLETS, tuple(items), passages=passages),) if items else ()

    def _said(self) -> tuple[MemoSection, ...]:
        return tuple(
            self._bound(choice, choice.said, tuple(map(extract_block, choice.body)))
            for choice in self._choices
            if choice.body
        )

    def _topics(self) -> tuple[MemoSection, ...]:
        """Return the chosen passages by their first topic, those without one last."""
        chosen = [passage for choice in self._choices for passage in choice.body]
        found: dict[int | None, list[Passage]] = {}
        for passage in chosen:
            first = passage.topics[0].topic_id if passage.topics else None
            found.setdefault(first, []).append(passage)
        sections = [
            MemoSection(
                "",
                topic.full_name or topic.name,
                {"topic": topic.guid},
                tuple(map(extract_block, found[topic.id])),
            )
            for topic in self._evidence.codebook.topics
            if topic.id in found
        ]
        if rest := found.get(None):
            title = self._wording.say("sections.no-topic")
            sections.append(MemoSection("", title, {}, tuple(map(extract_block, rest))))
        return tuple(sections)

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
