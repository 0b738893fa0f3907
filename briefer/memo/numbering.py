"""The pass that numbers the notes: one for each use of a passage, in reading order.

Passages that are cited at one place share a note where the form of citation joins them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.citations.record import Record
from briefer.memo.document import Note, Source
from briefer.memo.running_text import rewritten
from briefer.model.inline import NoteRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.citations.style import CitationForm
    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline


def number_notes(
    blocks: Iterable[Block], evidence: Evidence, form: CitationForm
) -> tuple[tuple[Block, ...], tuple[Note, ...], tuple[Source, ...]]:
    """Return the blocks with their notes numbered, the notes, and the articles in note order."""
    numbering = _Numbering(joins=form.joins)
    numbered = tuple(rewritten(block, numbering.run) for block in blocks)
    groups = [records_of(ref.passages, evidence) for ref in numbering.refs]
    notes = tuple(
        Note(ref.number, ref.passage, words, ref.others)
        for ref, words in zip(numbering.refs, form.notes(groups), strict=True)
    )
    articles = {record.article.id: record.article for group in groups for record in group}
    return numbered, notes, tuple(_source(article, form.wording) for article in articles.values())


def records_of(passages: Iterable[str], evidence: Evidence) -> list[Record]:
    """Return what a note says of each of these passages (guids)."""
    found = (evidence.passage_by_guid[guid] for guid in passages)
    return [Record(evidence.article_of(p), p.statement.event_date) for p in found]


class _Numbering:
    def __init__(self, *, joins: bool) -> None:
        self.refs: list[NoteRef] = []
        self._joins = joins

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return running text with its notes numbered."""
        found: list[Inline] = []
        waiting: list[NoteRef] = []
        for item in inlines:
            if isinstance(item, NoteRef):
                waiting.append(item)
                continue
            found += self._numbered(waiting)
            waiting = []
            found.append(item)
        return (*found, *self._numbered(waiting))

    def _numbered(self, refs: Iterable[NoteRef]) -> list[NoteRef]:
        """Number the notes of one place; the same passage is cited once there."""
        guids = list(dict.fromkeys(ref.passage for ref in refs))
        groups = [guids] if self._joins and guids else [[guid] for guid in guids]
        first = len(self.refs) + 1
        made = [
            NoteRef(group[0], number, tuple(group[1:]))
            for number, group in enumerate(groups, start=first)
        ]
        self.refs += made
        return made


def _source(article: Article, wording: Wording) -> Source:
    return Source(
        article=article.guid,
        title=article.title,
        outlet=article.outlet or wording.say("notes.unnamed_outlet"),
        published=article.published,
        text_hash=article.text_hash,
        url=article.url,
        language=article.language,
    )
