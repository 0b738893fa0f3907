"""Compose a kept memo and the evidence into the memo tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.attribution import attributed
from briefer.memo.brackets import nested
from briefer.memo.caption_numbers import with_numbers
from briefer.memo.citations.locale import LOCALES
from briefer.memo.citations.style import FORMS, CitationForm
from briefer.memo.counted import counted
from briefer.memo.cross_refs import references, resolved
from briefer.memo.document import (
    Heading,
    Memo,
    MemoMeta,
    NotesAt,
    PageBreak,
    ParaRole,
    Rule,
    Version,
)
from briefer.memo.extracts import is_blank, written
from briefer.memo.gaps import gaps
from briefer.memo.handling import banner_text
from briefer.memo.header import designation, header, value
from briefer.memo.matrix_table import matrix_tables
from briefer.memo.naming import is_named
from briefer.memo.numbering import number_notes
from briefer.memo.paragraphs import counted_through, listed, with_confidence
from briefer.memo.portions import portions_of
from briefer.memo.settings import CONTENTS, NO, NOTES, TRANSLATIONS, YES, chosen
from briefer.memo.since import marked
from briefer.memo.source_list import is_listed, list_title, source_list
from briefer.memo.sources_statement import cited_articles, sources_statement
from briefer.memo.straight import straight
from briefer.memo.template import CITATIONS, SectionKind, SectionSpec
from briefer.memo.translations import Printed, in_language
from briefer.memo.whole_dates import whole_dates
from briefer.model.dates import first_day
from briefer.model.memo import EXTRACT, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template
    from briefer.memo.wording import Wording
    from briefer.model.memo import KeptMemo, MemoSection

_LOCALES: Final = {"en": "en-US", "es": "es-MX"}
AUTO: Final = "auto"
"""A section bound to `{AUTO: False}` prints what the analyst wrote and nothing generated."""

ANNEX: Final = "annex-"
"""What the anchors of annexes begin with."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A memo ready for a writer, and the titles of the sections that have nothing to say.

    `references` has what a reference to each section and table prints, by its guid.
    """

    memo: Memo
    left_out: tuple[str, ...]
    references: Mapping[str, str]


def compose(
    kept: KeptMemo, template: Template, evidence: Evidence, version: Version = Version.SOURCED
) -> Composed:
    """Return the memo tree: numbered, with notes and sources; equal input gives equal output."""
    wording = wording_of(kept, template)
    printed = Printed(chosen(kept.fields, TRANSLATIONS, Printed.BOTH))
    composer = _Composer(template, evidence, wording, version, printed)
    sections = composer.sections(kept.sections)
    form = form_of(kept, template)
    if version is Version.SOURCED and is_listed(kept, template):
        sections += _listed(sections, evidence, form)
    head = header(template, kept.fields, evidence, wording)
    meta = _meta(kept, template, evidence, wording)
    portions = portions_of(kept, template, meta.banner)
    if template.numbered_paragraphs:
        sections = list(_counted(sections))
    numbered = tuple(with_numbers(_numbered(sections, shows=template.numbered), wording))
    known = references(numbered, kept)
    body = tuple(
        portions.printed(marked(block, evidence, wording))
        for block in (head, Rule(), *resolved(numbered, known))
    )
    if version is Version.CLEAN:
        meta = replace(meta, notes_at=NotesAt.NONE)
    blocks, notes, sources = number_notes(body, evidence, form, portions)
    cited = tuple(guid for note in notes for guid in note.passages)
    if meta.notes_at is NotesAt.NONE:
        links = version is Version.SOURCED
        blocks, notes = attributed(blocks, evidence, wording, links=links), ()
    blocks, notes = nested(blocks, evidence), tuple(map(portions.noted, notes))
    foreign = _foreign(cited, evidence, wording)
    memo = Memo(portions.titled(meta), blocks, notes, sources, cited, foreign)
    return Composed(
        straight(whole_dates(memo)),
        tuple(section.title for section in sections if not section.blocks),
        known,
    )


def _foreign(
    cited: Iterable[str], evidence: Evidence, wording: Wording
) -> tuple[tuple[str, str], ...]:
    """Return the passages in another language than the memo's, each with its language."""
    languages = {
        guid: evidence.article_of(evidence.passage_by_guid[guid]).language for guid in cited
    }
    return tuple(
        (guid, language)
        for guid, language in sorted(languages.items())
        if language and language.split("-")[0] != wording.language
    )


def wording_of(kept: KeptMemo, template: Template) -> Wording:
    """Return the wording that the memo asks for, the template's own where it has none such."""
    language = kept.fields.get("language")
    return template.wording(language if language in template.wordings else None)


def notes_at(kept: KeptMemo, template: Template) -> NotesAt:
    """Return where the memo asks its notes to stand, as in its template where it does not ask."""
    return NotesAt(chosen(kept.fields, NOTES, template.notes_at))


def form_of(kept: KeptMemo, template: Template) -> CitationForm:
    """Return the form of citation that the memo asks for, the template's own where it asks none."""
    wording = wording_of(kept, template)
    asked = kept.fields.get(CITATIONS, "")
    form = asked if asked in FORMS else template.citations
    locale = template.locales.get(wording.language) or _LOCALES.get(wording.language, "en-US")
    return CitationForm(form, LOCALES[locale], wording)


@dataclass(frozen=True, slots=True)
class _Section:
    """A composed section before it has a number."""

    title: str
    annex: bool
    blocks: tuple[Block, ...]
    origin: str


class _Composer:
    def __init__(
        self,
        template: Template,
        evidence: Evidence,
        wording: Wording,
        version: Version,
        printed: Printed,
    ) -> None:
        self._printed = printed
        self._template = template
        self._evidence = evidence
        self._wording = wording
        self._version = version

    def sections(self, kept: Sequence[MemoSection]) -> list[_Section]:
        """Compose every section but the notes; the statement on sources counts all the others.

        The clean version has no annex.
        """
        pairs = [(section, self._spec(section)) for section in kept]
        if self._version is Version.CLEAN:
            pairs = [(section, spec) for section, spec in pairs if not spec.annex]
        sections, specs = [section for section, _ in pairs], [spec for _, spec in pairs]
        bodies = [self._printed_body(*pair) for pair in pairs]
        printed = [block for blocks in bodies for block in blocks]
        return [
            _Section(
                self._title(section, spec.key),
                spec.annex,
                (*self._sources(section, spec, printed), *body),
                section.guid,
            )
            for section, spec, body in zip(sections, specs, bodies, strict=True)
            if spec.kind is not SectionKind.NOTES
        ]

    def _spec(self, section: MemoSection) -> SectionSpec:
        spec = self._template.section(section.key)
        return spec or SectionSpec(section.key, SectionKind.WRITTEN)

    def _printed_body(self, section: MemoSection, spec: SectionSpec) -> tuple[Block, ...]:
        """Return what `_body` returns, in the language and with the numbers that are printed."""
        blocks = tuple(in_language(block, self._printed) for block in self._body(section, spec))
        return listed(blocks, spec.role) if spec.numbered else blocks

    def _body(self, section: MemoSection, spec: SectionSpec) -> tuple[Block, ...]:
        """Return what the section generates, what the analyst wrote in it, and its subsections."""
        own = tuple(self._own(section, spec))
        children = [block for child in section.children for block in self._child(child, spec)]
        return (*self._generated(section, spec), *own, *children)

    def _generated(self, section: MemoSection, spec: SectionSpec) -> tuple[Block, ...]:
        if not section.binding.get(AUTO, True):
            return ()
        if spec.kind is SectionKind.MATRIX:
            return matrix_tables(self._evidence, self._wording, self._template.columns)
        if spec.kind is SectionKind.GAPS:
            found = gaps(self._evidence, self._wording)
            return (found,) if found else ()
        return counted(spec, self._evidence, self._wording)

    def _sources(
        self, section: MemoSection, spec: SectionSpec, printed: Sequence[Block]
    ) -> tuple[Block, ...]:
        if spec.kind is not SectionKind.SOURCES or not section.binding.get(AUTO, True):
            return ()
        articles = cited_articles(printed, self._evidence)
        return sources_statement(printed, articles, self._evidence, self._wording)

    def _child(self, section: MemoSection, spec: SectionSpec) -> Iterator[Block]:
        """Yield a subsection under its heading, nothing where it is empty."""
        if not all(map(is_blank, section.blocks)):
            is_actions = bool(section.binding.get("actions"))
            title = self._title(section, "actions" if is_actions else section.key)
            yield Heading(2, title, origin=section.guid)
        yield from self._own(section, spec)
        for child in section.children:
            yield from self._child(child, spec)

    def _own(self, section: MemoSection, spec: SectionSpec) -> Iterator[Block]:
        """Yield what stands in a section; a speaker's begins with the position.

        A speaker is named in each lead-in where the heading, which may be the analyst's, does not.
        """
        guid = str(section.binding.get("stakeholder", ""))
        stakeholder = self._evidence.stakeholder_by_guid.get(guid)
        leads = stakeholder is not None
        names = (stakeholder.name, stakeholder.short, *stakeholder.aliases) if stakeholder else ()
        under = stakeholder.id if stakeholder and is_named(names, section.title) else None
        for block in section.blocks:
            if is_blank(block):
                continue
            leads = leads and block.kind != EXTRACT
            is_position = leads and block.kind == PARAGRAPH
            role = ParaRole.POSITION if is_position else spec.role
            made = written(block, self._evidence, self._wording, role, under)
            yield with_confidence(made, block.confidence, self._wording)

    def _title(self, section: MemoSection, name: str) -> str:
        """Return the title; one that is a template's own, in any language, follows the language."""
        key = f"sections.{name}"
        own = {w.say(key) for w in self._template.wordings.values() if key in w}
        return self._wording.say(key) if section.title in own else section.title


def _listed(
    sections: Sequence[_Section], evidence: Evidence, form: CitationForm
) -> Iterator[_Section]:
    """Yield the annex with the list of the sources that the sections have notes on, if any."""
    printed = [block for section in sections for block in section.blocks]
    if entries := source_list(cited_articles(printed, evidence), form):
        yield _Section(list_title(form), annex=True, blocks=entries, origin="")


def _counted(sections: Iterable[_Section]) -> Iterator[_Section]:
    """Yield the sections with their paragraphs numbered through the body."""
    number = 1
    for section in sections:
        if section.annex:
            yield section
            continue
        blocks, number = counted_through(section.blocks, first=number)
        yield replace(section, blocks=blocks)


def _numbered(sections: Sequence[_Section], *, shows: bool) -> Iterator[Block]:
    """Yield the sections that say something, an annex on a new page; `shows` prints numbers."""
    number = annexes = 0
    for section in sections:
        if not section.blocks:
            continue
        if section.annex:
            annexes += 1
            anchor = f"{ANNEX}{annexes}"
            yield PageBreak()
            yield Heading(1, section.title, "", anchor, section.origin)
        else:
            number += 1
            anchor = f"section-{number}"
            yield Heading(1, section.title, str(number) if shows else "", anchor, section.origin)
        below = 0
        for block in section.blocks:
            if isinstance(block, Heading):
                below += 1
                yield Heading(2, block.text, "", f"{anchor}-{below}", block.origin)
            else:
                yield block


def _meta(kept: KeptMemo, template: Template, evidence: Evidence, wording: Wording) -> MemoMeta:
    values = {spec.key: value(spec, kept.fields, evidence, wording) for spec in template.fields}
    shows_contents = chosen(kept.fields, CONTENTS, YES if template.contents else NO) == YES
    return MemoMeta(
        title=values.get("subject") or kept.title,
        template=template.name,
        author=values.get("from") or evidence.who,
        subject=evidence.project.title,
        stamp=f"{first_day(evidence.date)}T00:00:00Z",
        language=wording.language,
        banner=banner_text(values.get("banner", "")),
        notes_title=wording.say("sections.notes"),
        page_of=wording.say("memo.page_of"),
        notes_at=notes_at(kept, template),
        contents_title=wording.say("sections.contents") if shows_contents else "",
        designation=designation(kept.fields, wording),
    )
