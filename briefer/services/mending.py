"""Mending what pre-flight found: each way to do it is one step that undo takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo import cutting, exact, mend
from briefer.memo import fix as fixes
from briefer.memo.compose import compose, wording_of
from briefer.memo.cross_refs import as_printed, names
from briefer.memo.difference import nearest_part
from briefer.memo.document import ParaRole
from briefer.memo.draft import extract_block
from briefer.memo.extracts import written
from briefer.memo.finding import QUOTATION, UNSOURCED, VOICE
from briefer.memo.lead import outlet_words, speaker_words
from briefer.memo.running_text import runs
from briefer.memo.settings import NOTES
from briefer.memo.speaker_heading import heading
from briefer.memo.template import SectionKind
from briefer.memo.typed_refs import followed
from briefer.model.anchor import shorten
from briefer.model.changes import Place
from briefer.model.inline import InlineExtract, plain_text
from briefer.model.memo import MemoBlock, MemoSection
from briefer.model.passage import TopicTag
from briefer.services import evidence, memos, sections, tagging, templates

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.finding import Finding
    from briefer.memo.fix import Fix
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.memo import KeptMemo
    from briefer.model.partial import Part
    from briefer.model.passage import Passage
    from briefer.services.exporting import Rendering
    from briefer.store.workspace import Workspace

_GONE: Final = "The passage is no longer in the briefing."
_REWORDS: Final = {fixes.ATTRIBUTE, fixes.PARAPHRASE, fixes.REPLACE}
_SAYS_THE_WORDS: Final = {QUOTATION, VOICE, UNSOURCED}
"""The kinds of findings whose `about` are the words in the memo."""


def mend_finding(ws: Workspace, memo_id: int, finding: Finding, fix: Fix) -> None:
    """Mend a finding in one of its ways.

    Raises InputError where the memo or the briefing is not as it was when it was checked, and for a
    way that only leads to a place.
    """
    kept = ws.memos.get(memo_id)
    match fix.action:
        case fixes.BANNER:
            memos.set_field(ws, memo_id, "banner", fix.target)
        case fixes.FOOTNOTES:
            memos.set_field(ws, memo_id, NOTES, "foot")
        case fixes.UNSTAR:
            passage = _passage(ws, fix.target)
            tagging.set_statement(ws, passage.id, replace(passage.statement, starred=False))
        case fixes.TAG:
            _tag(ws, _passage(ws, finding.passage), _topic_id(ws, fix.target))
        case fixes.ADD:
            _add(ws, kept, _passage(ws, fix.target))
        case fixes.MOVE:
            _move(ws, kept, _block(kept, finding), fix.target)
        case fixes.FOLLOW:
            block = _block(kept, finding)
            label = "Let numbers follow their sections"
            _write(ws, kept, block, label, followed(block, _composed(ws, kept), names(kept)))
        case fixes.KEEP:
            block = _block(kept, finding)
            there = frozenset(ws.passages.ids_by_guid())
            _write(ws, kept, block, "Let the text stand", mend.without_notes_on(block, there))
        case _:
            guids = [guid for guid in (finding.passage, fix.target) if guid]
            known = ws.passages.ids_by_guid()
            passages = ws.passages.many(known[guid] for guid in guids if guid in known)
            mending = _Mending(kept, finding, evidence.of_passages(ws, ws.who, passages))
            _write(ws, kept, mending.block, *mending.mended(fix))


def will_print(rendering: Rendering, finding: Finding, fix: Fix) -> str:
    """Return what the memo prints in place of the block of a finding once that is mended so.

    Returns nothing where the way changes no words.
    """
    if fix.action not in _REWORDS:
        return ""
    mending = _Mending(rendering.kept, finding, rendering.evidence)
    _, block = mending.mended(fix)
    if block is None:
        return ""
    wording = wording_of(rendering.kept, rendering.template)
    new = written(block, rendering.evidence, wording, ParaRole.BODY)
    known = rendering.composed.references
    return "\n".join(plain_text(as_printed(run, known)) for run in runs(new))


def _composed(ws: Workspace, kept: KeptMemo) -> Memo:
    used = templates.get(kept.template)
    language = evidence.language_of(used, kept.fields)
    return compose(kept, used, evidence.gather(ws, ws.who, language=language)).memo


def _write(
    ws: Workspace, kept: KeptMemo, block: MemoBlock, label: str, new: MemoBlock | None
) -> None:
    if new == block:
        raise InputError("The words are no longer as they were checked; look at them again.")
    with ws.change(label, at=Place(memo_id=kept.id)) as tx:
        if new is None:
            tx.memos.remove_block(block.id)
        else:
            tx.memos.set_block(block.id, new)
        tx.memos.touch(kept.id)


def _tag(ws: Workspace, passage: Passage, topic_id: int) -> None:
    if any(tag.topic_id == topic_id for tag in passage.topics):
        raise InputError("The passage has this topic by now.")
    tagging.set_topic(ws, passage.id, TopicTag(topic_id))


def _move(ws: Workspace, kept: KeptMemo, block: MemoBlock, guid: str) -> None:
    """Move a block to the end of a section (its guid)."""
    section = next((s for s in kept.walk() if s.guid == guid), None)
    if section is None:
        raise InputError("The section is no longer in the memo.")
    memos.move_blocks(ws, [block.id], section.id)


def _add(ws: Workspace, kept: KeptMemo, passage: Passage) -> None:
    """Put a passage where it belongs: under its speaker, else its topic, else among the actions."""
    codebook = ws.codebook.load()
    speakers = {codebook.stakeholder_by_id[s].guid for s in passage.speakers}
    topics = {codebook.topic_by_id[tag.topic_id].guid for tag in passage.topics}
    template = templates.get(kept.template)
    fitting = [
        *(s for s in kept.walk() if s.binding.get("stakeholder") in speakers),
        *(s for s in kept.walk() if s.binding.get("topic") in topics),
        *(s for s in kept.walk() if not speakers and s.binding.get("actions")),
    ]
    if fitting:
        memos.insert_passage(ws, fitting[0].id, passage.id)
        return
    home = _home(kept, template)
    if not speakers or _kind(home, template) not in {SectionKind.POSITIONS, SectionKind.SAID}:
        memos.insert_passage(ws, home.id, passage.id)
        return
    gathered = evidence.of_passages(ws, ws.who, [passage])
    speaker = codebook.stakeholder_by_id[passage.speakers[0]]
    date = gathered.date_of(passage) or gathered.date
    title = heading(speaker, date, wording_of(kept, template))
    bound = MemoSection("", title, {"stakeholder": speaker.guid}, (extract_block(passage),))
    sections.add(ws, kept.id, bound, home.id, len(home.children))


def _home(kept: KeptMemo, template: Template) -> MemoSection:
    """Return the section that takes in passages, the first one that is written where none does."""
    for kinds in (
        {SectionKind.POSITIONS, SectionKind.SAID, SectionKind.TOPICS},
        {SectionKind.WRITTEN, SectionKind.SUMMARY},
    ):
        found = (s for s in kept.sections if _kind(s, template) in kinds)
        if section := next(found, None):
            return section
    raise InputError("The memo has no section that could take the passage; add one.")


def _kind(section: MemoSection, template: Template) -> SectionKind:
    spec = template.section(section.key)
    return spec.kind if spec else SectionKind.WRITTEN


@dataclass(frozen=True)
class _Mending:
    """The ways that change the words of the finding's block."""

    kept: KeptMemo
    finding: Finding
    evidence: Evidence

    @cached_property
    def block(self) -> MemoBlock:
        return _block(self.kept, self.finding)

    def mended(self, fix: Fix) -> tuple[str, MemoBlock | None]:
        """Return the name of the step, and the block as it should be; None where it goes."""
        block, spot = self.block, self._spot
        match fix.action:
            case fixes.RESTORE:
                return "Restore the source’s words", mend.restored(block, spot, *self._source())
            case fixes.PARAPHRASE:
                return "Print as paraphrase", mend.paraphrased(block, spot, self._lead())
            case fixes.ATTRIBUTE:
                said = self._wording.say("lead.in_words_of", outlet=fix.target)
                return f"Name {shorten(fix.target)}", mend.attributed(block, spot, said)
            case fixes.REPLACE:
                new = mend.exchanged(block, spot, self._passage(fix.target))
                return "Print the speaker’s own words", new
            case fixes.REMOVE:
                whole = self.finding.kind == UNSOURCED and not self.finding.about
                new_block = None if whole else mend.without(block, spot)
                return "Remove from the memo", new_block
            case _:
                raise InputError("This has to be mended by hand.")

    @cached_property
    def _spot(self) -> mend.Spot:
        guid = self.finding.passage
        if self.finding.kind in _SAYS_THE_WORDS:
            return mend.Spot(self.finding.about, guid)
        words = (item.words for item in self._extracts if item.passage == guid)
        return mend.Spot(self.block.words or next(words, ""), guid)

    @property
    def _extracts(self) -> list[InlineExtract]:
        items = (item for run in self.block.content for item in run)
        return [item for item in items if isinstance(item, InlineExtract)]

    def _source(self) -> tuple[str, tuple[Part, ...]]:
        """Return the words that stand in the source: all of the passage, or the part that is meant.

        Typed words are often a part of a passage; an extract is the whole of it, or cut as it was.
        """
        passage = self._passage(self.finding.passage)
        source = exact.frozen(passage, self.evidence)
        frozen = source.quote if source else passage.quote
        spot = self._spot
        at = next(filter(spot.is_at, self._extracts), None)
        if self.block.words != spot.words and at is None:
            return nearest_part(spot.words, frozen), ()
        cut = at.parts if at is not None else self.block.parts
        parts = cutting.moved(cut, frozen) if cut and source else None
        return (cutting.printed(parts, source), parts) if parts and source else (frozen, ())

    def _lead(self) -> str:
        """Return the words that lead in what a passage is reported to say."""
        if not self.finding.passage:
            return ""
        passage = self._passage(self.finding.passage)
        outlet = outlet_words(passage, self.evidence, self._wording)
        if not passage.speakers:
            return self._wording.say("lead.action", outlet=outlet)
        speakers = speaker_words(passage, self.evidence, self._wording)
        return self._wording.say("lead.report", speakers=speakers, outlet=outlet)

    def _passage(self, guid: str) -> Passage:
        if guid not in self.evidence.passage_by_guid:
            raise InputError(_GONE)
        return self.evidence.passage_by_guid[guid]

    @property
    def _wording(self) -> Wording:
        return wording_of(self.kept, templates.get(self.kept.template))


def _block(kept: KeptMemo, finding: Finding) -> MemoBlock:
    found = (block for block in kept.blocks() if block.guid == finding.origin)
    block = next(found, None)
    if block is None:
        raise InputError("What this is about is no longer in the memo.")
    return block


def _passage(ws: Workspace, guid: str) -> Passage:
    passage_id = ws.passages.ids_by_guid().get(guid)
    if passage_id is None:
        raise InputError(_GONE)
    return ws.passages.get(passage_id)


def _topic_id(ws: Workspace, guid: str) -> int:
    found = (topic.id for topic in ws.codebook.load().topics if topic.guid == guid)
    topic_id = next(found, None)
    if topic_id is None:
        raise InputError("The topic is no longer in the codebook.")
    return topic_id
