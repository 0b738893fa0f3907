"""What the composer shows of kept blocks, read from the memo as it was last composed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.memo.compose import AUTO, wording_of
from briefer.memo.cross_refs import as_printed, caption
from briefer.memo.document import Bullets, Extract, Figure, Heading, Para, Table
from briefer.memo.extracts import extract
from briefer.memo.lead import is_primary, outlet_words, speaker_words
from briefer.memo.template import COUNTED, SectionKind, SectionSpec
from briefer.model import binding
from briefer.model.dates import about, short_date
from briefer.model.inline import CrossRef, InlineExtract, NoteRef, plain_text
from briefer.model.memo import EXTRACT
from briefer.model.voice import Voice
from briefer.ui.memo.about_words import about_words
from briefer.ui.memo.cards import CardFace, LineFace
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefer.memo.document import Block
    from briefer.memo.template import Template
    from briefer.model.article import Article
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
    from briefer.model.passage import Passage
    from briefer.services.exporting import Rendering
    from briefer.services.pictures import Shown
    from briefer.ui.memo.rendering import Rendered

_GENERATED = COUNTED | {
    SectionKind.MATRIX,
    SectionKind.GAPS,
    SectionKind.SOURCES,
    SectionKind.NOTES,
}
_FURTHER = -1
"""Stands for a number where a note names another passage, too."""

_LATER = {SectionKind.FURTHER, SectionKind.NOTES}


class Faces:
    """Answers for one rendering; without one, words stand alone."""

    def __init__(
        self,
        memo: KeptMemo,
        template: Template | None,
        rendered: Rendered | None,
        pictures: Callable[[str], Shown | None],
    ) -> None:
        """`pictures` returns a kept picture by its hash."""
        self._memo = memo
        self._pictures = pictures
        self._template = template
        self._rendered = rendered
        self._rendering = rendered.rendering if rendered else None

    def spec(self, section: MemoSection) -> SectionSpec:
        """Return what the template says of a section; one of the analyst's own is written."""
        spec = self._template.section(section.key) if self._template and section.key else None
        return spec or SectionSpec(section.key, SectionKind.WRITTEN)

    def is_generated(self, section: MemoSection) -> bool:
        """Say whether the program writes something in the section."""
        return self.spec(section).kind in _GENERATED and bool(section.binding.get(AUTO, True))

    def is_annex(self, section: MemoSection) -> bool:
        """Say whether the section comes after the body."""
        spec = self.spec(section)
        return spec.annex or spec.kind in _LATER

    def hint(self, section: MemoSection) -> str:
        """Return what the template says that belongs into an empty section, or nothing."""
        if self._template is None:
            return ""
        wording = wording_of(self._memo, self._template)
        key = f"hints.{section.key}"
        return wording.say(key) if key in wording else ""

    def number(self, section: MemoSection) -> str:
        """Return the number that the section prints with, or nothing."""
        heading = self._headings.get(section.guid)
        return heading.number if heading else ""

    def notes(self, block: MemoBlock) -> tuple[tuple[str, int], ...]:
        """Return the passage and the number of each note in a block, in order.

        A note that names several passages has its number at the first, -1 at the others.
        """
        tree = self._blocks.get(block.guid)
        if not tree:
            return ()
        return tuple(
            (guid, ref.number if guid == ref.passage else _FURTHER)
            for ref in _notes(tree)
            for guid in ref.passages
        )

    def references_in(self, block: MemoBlock) -> tuple[str, ...]:
        """Return what each reference in a block prints, in order; nothing for one that is lost."""
        items = (item for run in block.content for item in run if isinstance(item, CrossRef))
        return tuple(self.references.get(item.target, "") for item in items)

    @property
    def references(self) -> Mapping[str, str]:
        """What a reference to each section and table prints, by its guid."""
        return self._rendering.composed.references if self._rendering else {}

    def picture(self, block: MemoBlock) -> Shown | None:
        """Return the picture of a figure, None where it is lost."""
        return self._pictures(block.figure.picture) if block.figure is not None else None

    def number_of(self, block: MemoBlock) -> str:
        """Return what is printed before the caption of a table or a figure, “Figure 1. ”."""
        words, printed = caption(block), self._captions.get(block.guid, "")
        return printed.removesuffix(words) if words and printed.endswith(words) else ""

    def card(self, block: MemoBlock, section: MemoSection) -> CardFace:
        """Return the face of an extract in a section."""
        cards = self._rendered.cards if self._rendered else {}
        place = block, section.id
        if place not in cards:
            cards[place] = self._card(block, section)
        return cards[place]

    def _card(self, block: MemoBlock, section: MemoSection) -> CardFace:
        rendering = self._rendering
        passage = rendering.evidence.passage_by_guid.get(block.extract or "") if rendering else None
        if rendering is None or passage is None:
            words = (InlineExtract(block.extract or "", block.words, Voice.OUTLET),)
            lead = as_printed(block.content[0], self.references) if block.content else ()
            return CardFace(Voice.OUTLET, (*lead, *words), whose=self._without_source(block))
        tree = self._printed(block, section, rendering)
        article = rendering.evidence.article_of(passage)
        return CardFace(
            voice=tree.voice,
            inlines=tree.inlines,
            translation=tree.translation,
            whose=self._whose(passage, rendering),
            source=self._source(passage, article, rendering),
            passage=passage,
        )

    def generated(self, section: MemoSection) -> str:
        """Return the beginning of what the program writes in a section, or nothing."""
        if self._rendering is None:
            return ""
        if self.spec(section).kind is SectionKind.NOTES:
            count = len(self._rendering.composed.memo.notes)
            return tr("1 note") if count == 1 else tr("{n} notes").format(n=count)
        return " · ".join(filter(None, map(_first_words, self._below(section.guid))))

    def unused(self, section: MemoSection, limit: int) -> tuple[int, tuple[LineFace, ...]]:
        """Return how many passages belong into a section and are not printed; the first of them."""
        if self._rendered is None:
            return 0, ()
        fitting = self._rendered.fitting.get(section.id, ())
        left = [passage for passage in fitting if passage.guid not in self.printed]
        return len(left), tuple(map(self.line, left[:limit]))

    def belonging(self, section: MemoSection) -> tuple[str, ...]:
        """Return the passages (guids) that a section is bound to, none for one that is not."""
        fitting = self._rendered.fitting if self._rendered else {}
        return tuple(passage.guid for passage in fitting.get(section.id, ()))

    def about(self, section: MemoSection) -> str:
        """Return what a section is about, in words; nothing while there is no rendering."""
        if self._rendering is None:
            return ""
        evidence = self._rendering.evidence
        bound = binding.read(section.binding)
        return about_words(bound, evidence.codebook, evidence.vocabulary)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the briefing."""
        return tuple(self._rendering.evidence.passages) if self._rendering else ()

    def unprinted(self) -> Iterator[Passage]:
        """Yield every passage that does not stand in the memo as an extract."""
        return (passage for passage in self.passages if passage.guid not in self.printed)

    @cached_property
    def printed(self) -> frozenset[str]:
        """The guids of the passages that stand in the memo as extracts."""
        return frozenset(block.extract for block in self._memo.blocks() if block.extract)

    def line(self, passage: Passage) -> LineFace:
        """Return a passage on one line; there must be a rendering."""
        assert self._rendering is not None  # noqa: S101 - lines come from its evidence
        evidence = self._rendering.evidence
        known = evidence.codebook.stakeholder_by_id
        who = next((known[key] for key in (*passage.speakers, *passage.actors)), None)
        return LineFace(
            passage=passage,
            initials=who.initials if who else "",
            speaker=who.short if who else "",
            voice=passage.voice,
            words=f"“{passage.quote}”" if passage.voice.in_marks else passage.quote,
            date=short_date(date) if (date := evidence.date_of(passage)) else "",
        )

    def initials(self, section: MemoSection) -> str:
        """Return the initials of the stakeholder that a section is bound to, or nothing."""
        guid = str(section.binding.get("stakeholder", ""))
        if self._rendering is None or not guid:
            return ""
        who = self._rendering.evidence.stakeholder_by_guid.get(guid)
        return who.initials if who else ""

    def short_title(self, section: MemoSection) -> str:
        """Return a section's title as the outline shows it: a speaker by the short name."""
        guid = str(section.binding.get("stakeholder", ""))
        evidence = self._rendering.evidence if self._rendering else None
        who = evidence.stakeholder_by_guid.get(guid) if evidence else None
        return who.short if who and section.title.startswith(who.name) else section.title

    def _printed(self, block: MemoBlock, section: MemoSection, rendering: Rendering) -> Extract:
        """Return the tree's form, with its note where it was composed as it is now."""
        tree = self._blocks.get(block.guid)
        if isinstance(tree, Extract) and self._composed.get(block.guid) == block:
            return tree
        guid = str(section.binding.get("stakeholder", ""))
        who = rendering.evidence.stakeholder_by_guid.get(guid)
        wording = wording_of(self._memo, rendering.template)
        made = extract(block, rendering.evidence, wording, who.id if who else None)
        return replace(made, inlines=as_printed(made.inlines, self.references))

    def _whose(self, passage: Passage, rendering: Rendering) -> str:
        evidence, wording = rendering.evidence, wording_of(self._memo, rendering.template)
        outlet = outlet_words(passage, evidence, wording)
        speakers = speaker_words(passage, evidence, wording)
        match passage.voice:
            case Voice.OWN if not is_primary(passage, evidence):
                return tr("{speakers}, quoted by {outlet}").format(speakers=speakers, outlet=outlet)
            case Voice.OWN | Voice.OFFICIAL:
                return speakers
            case Voice.OUTLET:
                return tr("{outlet}’s words").format(outlet=outlet)
            case _:
                words = tr("{outlet}’s words about {speakers}")
                return words.format(outlet=outlet, speakers=speakers)

    def _source(self, passage: Passage, article: Article, rendering: Rendering) -> str:
        """Return when it was published, after the outlet's name where it is not named before."""
        if article.published:
            date = about(short_date(article.published), is_about=article.published_about)
            if article.published_set_by == "analyst":
                date = tr("{date}, set by you").format(date=date)
        else:
            date = tr("no date in the source")
        if is_primary(passage, rendering.evidence) and article.outlet:
            return f"{article.outlet}, {date}"
        return date

    def _without_source(self, block: MemoBlock) -> str:
        is_gone = block.extract is None
        return tr("Its passage was removed; the words have no source") if is_gone else ""

    @cached_property
    def _composed(self) -> dict[str, MemoBlock]:
        blocks = self._rendering.kept.blocks() if self._rendering else ()
        return {block.guid: block for block in blocks if block.kind == EXTRACT}

    @cached_property
    def _tree(self) -> tuple[Block, ...]:
        return self._rendering.composed.memo.blocks if self._rendering else ()

    @cached_property
    def _headings(self) -> dict[str, Heading]:
        return {
            block.origin: block
            for block in self._tree
            if isinstance(block, Heading) and block.level == 1
        }

    @cached_property
    def _blocks(self) -> dict[str, Para | Bullets | Extract]:
        found = (block for block in self._tree if isinstance(block, Para | Bullets | Extract))
        return {block.origin: block for block in found}

    @cached_property
    def _captions(self) -> dict[str, str]:
        captioned = (block for block in self._tree if isinstance(block, Table | Figure))
        return {block.origin: plain_text(block.caption) for block in captioned}

    def _below(self, guid: str) -> Iterator[Block]:
        """Yield what the program wrote under a section's heading."""
        is_inside = False
        for block in self._tree:
            if isinstance(block, Heading) and block.level == 1:
                is_inside = block.origin == guid
            elif is_inside and not getattr(block, "origin", ""):
                yield block


def _notes(tree: Para | Bullets | Extract) -> Iterator[NoteRef]:
    runs = tree.items if isinstance(tree, Bullets) else (tree.inlines,)
    for run in runs:
        yield from (item for item in run if isinstance(item, NoteRef))


def _first_words(block: Block) -> str:
    match block:
        case Para(inlines):
            return plain_text(inlines)
        case Bullets(items):
            return " · ".join(map(plain_text, items))
        case Table(_, header, rows):
            words = tr("{speakers} speakers by {columns} columns")
            return words.format(speakers=len(rows), columns=len(header) - 1)
        case _:
            return ""
