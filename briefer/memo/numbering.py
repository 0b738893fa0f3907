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
    from briefer.memo.portions import Portions
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline


def number_notes(
    blocks: Iterable[Block], evidence: Evidence, form: CitationForm, portions: Portions
) -> tuple[tuple[Block, ...], tuple[Note, ...], tuple[Source, ...]]:
    """Return the blocks with their notes numbered, the notes, and the articles in note order."""
    numbering = _Numbering(portions, joins=form.joins)
    numbered = tuple(map(numbering.block, blocks))
    cited = list(zip(numbering.refs, numbering.marks, strict=True))
    groups = [records_of(ref.passages, evidence, mark) for ref, mark in cited]
    notes = tuple(
        Note(ref.number, ref.passage, words, ref.others, mark)
        for (ref, mark), words in zip(cited, form.notes(groups), strict=True)
    )
    articles = {record.article.id: record.article for group in groups for record in group}
    return numbered, notes, tuple(_source(article, form.wording) for article in articles.values())


def records_of(passages: Iterable[str], evidence: Evidence, mark: str) -> list[Record]:
    """Return what a note says of each of these passages (guids), cited under that portion mark."""
    found = (evidence.passage_by_guid[guid] for guid in passages)
    return [Record(evidence.article_of(p), p.statement.event_date, mark) for p in found]


class _Numbering:
    def __init__(self, portions: Portions, *, joins: bool) -> None:
        self.refs: list[NoteRef] = []
        self.marks: list[str] = []
        self._portions = portions
        self._joins = joins

    def block(self, block: Block) -> Block:
        """Return a block with its notes numbered, and keep under which mark each is cited."""
        numbered = rewritten(block, self._run)
        mark = self._portions.cited(getattr(block, "origin", ""))
        self.marks += [mark] * (len(self.refs) - len(self.marks))
        return numbered

    def _run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
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
