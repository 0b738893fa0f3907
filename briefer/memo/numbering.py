"""The pass that numbers the notes: one for each use of a passage, in reading order."""

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
    from briefer.model.passage import Passage


def number_notes(
    blocks: Iterable[Block], evidence: Evidence, form: CitationForm
) -> tuple[tuple[Block, ...], tuple[Note, ...], tuple[Source, ...]]:
    """Return the blocks with their notes numbered, the notes, and the articles in note order."""
    numbering = _Numbering(evidence)
    numbered = tuple(numbering.block(block) for block in blocks)
    cited = numbering.cited
    records = [Record(evidence.article_of(p), p.statement.event_date) for p in cited]
    notes = tuple(
        Note(number, passage.guid, words)
        for number, (passage, words) in enumerate(
            zip(cited, form.notes(records), strict=True), start=1
        )
    )
    articles = {record.article.id: record.article for record in records}
    return numbered, notes, tuple(_source(article, form.wording) for article in articles.values())


class _Numbering:
    def __init__(self, evidence: Evidence) -> None:
        self.cited: list[Passage] = []
        self._evidence = evidence

    def block(self, block: Block) -> Block:
        return rewritten(block, self._run)

    def _run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            self._numbered(item.passage) if isinstance(item, NoteRef) else item for item in inlines
        )

    def _numbered(self, guid: str) -> NoteRef:
        self.cited.append(self._evidence.passage_by_guid[guid])
        return NoteRef(guid, len(self.cited))


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
