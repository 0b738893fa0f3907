"""A memo from an earlier one: its structure, or its text too, with the extracts of today's tags.

What the program wrote in the earlier memo is written anew; what the analyst wrote or changed stays,
and so does which passages it prints. Those that were tagged since come in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.acceptance import ACCEPTED
from briefer.memo.bound import arranged, fitting, is_bound
from briefer.memo.draft import draft, extract_block
from briefer.memo.exact import frozen, matches
from briefer.memo.template import FieldSource, SectionKind
from briefer.model import binding
from briefer.model.inline import InlineExtract
from briefer.model.memo import EXTRACT, PAGE_BREAK, KeptMemo, MemoBlock, MemoSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.model.passage import Passage

    Blocks = tuple[MemoBlock, ...]

_FILLED: Final = frozenset(
    {SectionKind.POSITIONS, SectionKind.SAID, SectionKind.TOPICS, SectionKind.FURTHER}
)
"""Sections whose subsections a draft makes."""


def renewed(
    earlier: KeptMemo, template: Template, evidence: Evidence, *, with_text: bool
) -> KeptMemo:
    """Return a memo like an earlier one; ids are 0. The date is left out, so that it is today's.

    What is taken over has its guid still, so that references lead to it; see `afresh`.

    `with_text` keeps what the analyst wrote, else only fields, sections and what they are bound to.
    """
    dates = {spec.key for spec in template.fields if spec.source is FieldSource.DATE}
    fields = {k: v for k, v in earlier.fields.items() if k not in dates | {ACCEPTED}}
    work = _Renewal(replace(earlier, fields=fields), template, evidence, with_text=with_text)
    return KeptMemo(earlier.template, earlier.title, fields, work.sections())


class _Renewal:
    def __init__(
        self, earlier: KeptMemo, template: Template, evidence: Evidence, *, with_text: bool
    ) -> None:
        self._earlier = earlier
        self._template = template
        self._evidence = evidence
        self._with_text = with_text
        self._printed = {block.extract for block in earlier.blocks() if block.extract}
        self._claims = self._claimed()
        taken = {p.guid for passages in self._claims.values() for p in passages}
        self._draft = draft(template, evidence, earlier.fields, taken)
        self._by_key = {section.key: section for section in self._draft.sections}

    def sections(self) -> tuple[MemoSection, ...]:
        return tuple(self._section(section) for section in self._earlier.sections)

    def _section(self, old: MemoSection) -> MemoSection:
        new = self._by_key.get(old.key) if old.key else None
        children = [self._child(child, old, new) for child in old.children]
        kept = [child for child in children if child is not None]
        known = {_bound(child) for child in old.children}
        others = [child for child in new.children if _bound(child) not in known] if new else []
        added = [child for child in map(self._added, others) if child is not None]
        at = next((n for n, c in enumerate(kept) if c.binding.get("actions")), len(kept))
        return MemoSection(
            old.key,
            old.title,
            old.binding,
            self._blocks(old, new),
            (*kept[:at], *added, *kept[at:]),
            guid=old.guid,
        )

    def _added(self, child: MemoSection) -> MemoSection | None:
        """Return a subsection that the earlier memo lacks, None where it is nothing new."""
        if not self._with_text:
            return child
        since = self._since(tuple(b for b in child.blocks if b.kind == EXTRACT))
        text = tuple(block for block in child.blocks if block.kind != EXTRACT)
        return replace(child, blocks=(*text, *since)) if since else None

    def _child(
        self, old: MemoSection, parent: MemoSection, new: MemoSection | None
    ) -> MemoSection | None:
        """Return a subsection as it is today; one that has nothing to say any more is gone."""
        if not self._is_drafted(old, parent):
            return self._section(old)
        found = next((c for c in new.children if _bound(c) == _bound(old)), None) if new else None
        if found is not None:
            title = found.title if self._is_generated_title(old) else old.title
            return replace(old, id=0, title=title, blocks=self._blocks(old, found))
        blocks = tuple(map(_new, self._arranged(old, ()))) if self._with_text else ()
        says = any(block.kind != PAGE_BREAK for block in blocks)
        return replace(old, id=0, blocks=blocks) if says else None

    def _blocks(self, old: MemoSection, new: MemoSection | None) -> Blocks:
        """Return what stands in a section: text up to its first extract, extracts, other text."""
        if new is not None:
            fresh = tuple(block for block in new.blocks if block.kind == EXTRACT)
            made = tuple(block for block in new.blocks if block.kind != EXTRACT)
        else:
            fresh, made = tuple(map(extract_block, self._claims.get(old.guid, ()))), ()
        if not self._with_text:
            return (*made, *fresh)
        if new is not None:
            fresh = self._since(fresh)
        body = self._arranged(old, fresh)
        if _own(old.blocks) and not any(block.is_drafted for block in old.blocks):
            made = ()
        return tuple(map(_new, (*made, *body)))

    def _arranged(self, old: MemoSection, fresh: Blocks) -> Blocks:
        """Return text and extracts as the analyst left them, what was tagged since behind those.

        What was removed stays out, and what was moved or put in stays where it is.
        """
        elsewhere = {
            p.guid for key, claimed in self._claims.items() if key != old.guid for p in claimed
        }
        found: list[MemoBlock] = []
        last = 0
        for block in old.blocks:
            passage = self._evidence.passage_by_guid.get(block.extract or "")
            if block.kind != EXTRACT:
                found += [] if block.is_drafted else [block]
            elif passage is not None and passage.guid not in elsewhere:
                found.append(self._as_before(extract_block(passage), block))
                last = len(found)
        known = {block.extract for block in old.blocks}
        more = [block for block in fresh if block.extract not in known]
        return (*found[:last], *more, *found[last:])

    def _since(self, blocks: Blocks) -> Blocks:
        """Return the extracts of passages that were tagged after the earlier memo's last change."""
        known = self._evidence.passage_by_guid
        return tuple(block for block in blocks if self._is_since(known[block.extract or ""]))

    def _is_since(self, passage: Passage) -> bool:
        is_later = passage.tagged_at >= self._earlier.changed
        return is_later and passage.guid not in self._printed

    def _as_before(self, block: MemoBlock, before: MemoBlock) -> MemoBlock:
        """Return an extract with the lead-in that it had, cut as it was where that holds still."""
        passage = self._evidence.passage_by_guid[block.extract or ""]
        source = frozen(passage, self._evidence)
        if source is None:
            return block
        item = InlineExtract(passage.guid, before.words, passage.voice, before.parts)
        if before.parts and matches(item, source):
            block = replace(block, words=before.words, parts=before.parts)
        return replace(block, content=before.content)

    # ---- what is whose

    def _claimed(self) -> dict[str, list[Passage]]:
        """Return what stands in the sections of the analyst's own, each passage once (by guid)."""
        found: dict[str, list[Passage]] = {}
        taken: set[str] = set()
        for old in self._own_sections():
            if is_bound(old):
                passages = arranged(fitting(old, self._evidence), self._evidence)
                still = list(self._still_there(old)) if self._with_text else []
                if still:  # it was filled: what the analyst took out stays out
                    passages = [*still, *filter(self._is_since, passages)]
            else:
                passages = list(self._still_there(old)) if self._with_text else []
            found[old.guid] = [p for p in passages if p.guid not in taken]
            taken |= {p.guid for p in found[old.guid]}
        return found

    def _own_sections(self) -> Iterator[MemoSection]:
        for top in self._earlier.sections:
            if self._template.section(top.key) is None or not top.key:
                yield top
            yield from (child for child in top.children if not self._is_drafted(child, top))

    def _still_there(self, old: MemoSection) -> Iterator[Passage]:
        for block in old.blocks:
            passage = self._evidence.passage_by_guid.get(block.extract or "")
            if passage is not None:
                yield passage

    def _is_drafted(self, child: MemoSection, parent: MemoSection) -> bool:
        """Say whether a draft makes such a subsection: one speaker, one topic, or what is done."""
        spec = self._template.section(parent.key)
        if spec is None or spec.kind not in _FILLED or child.key:
            return False
        bound = binding.read(child.binding)
        simple = binding.Binding(bound.stakeholders[:1], bound.topics[:1], actions=bound.actions)
        return bound == simple and bool(bound)

    def _is_generated_title(self, old: MemoSection) -> bool:
        guid = str(old.binding.get("stakeholder", ""))
        who = self._evidence.stakeholder_by_guid.get(guid)
        return who is not None and old.title.startswith(who.name)


def _bound(section: MemoSection) -> object:
    return binding.read(section.binding)


def _own(blocks: Blocks) -> Blocks:
    """Return what the analyst wrote or changed."""
    return tuple(b for b in blocks if b.kind != EXTRACT and not b.is_drafted)


def _new(block: MemoBlock) -> MemoBlock:
    return replace(block, id=0)


def free_title(title: str, taken: Iterable[str]) -> str:
    """Return a title that no other memo has: `The talks 2` for `The talks`, then `The talks 3`."""
    known = set(taken)
    base, _, last = title.rpartition(" ")
    base = base if last.isdigit() and base in known else title
    number, found = 1, title
    while found in known:
        number += 1
        found = f"{base} {number}"
    return found
