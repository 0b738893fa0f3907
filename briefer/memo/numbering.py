"""The pass that numbers the notes: one for each use of a passage, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.document import Bullets, Extract, Note, Para, Source, Table
from briefer.memo.notes import source_note
from briefer.model.inline import NoteRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.model.inline import Inline


def number_notes(
    blocks: Iterable[Block], evidence: Evidence, wording: Wording
) -> tuple[tuple[Block, ...], tuple[Note, ...], tuple[Source, ...]]:
    """Return the blocks with their notes numbered, the notes, and the articles in note order."""
    numbering = _Numbering(evidence, wording)
    numbered = tuple(numbering.block(block) for block in blocks)
    sources = tuple(_source(article, wording) for article in numbering.articles.values())
    return numbered, tuple(numbering.notes), sources


class _Numbering:
    def __init__(self, evidence: Evidence, wording: Wording) -> None:
        self.notes: list[Note] = []
        self.articles: dict[int, Article] = {}
        self._evidence = evidence
        self._wording = wording

    def block(self, block: Block) -> Block:
        match block:
            case Para(inlines):
                return replace(block, inlines=self._run(inlines))
            case Bullets(items):
                return replace(block, items=tuple(self._run(item) for item in items))
            case Extract(inlines, _, _, translation):
                return replace(
                    block, inlines=self._run(inlines), translation=self._run(translation)
                )
            case Table(caption):
                return replace(block, caption=self._run(caption))
            case _:
                return block

    def _run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            self._numbered(item.passage) if isinstance(item, NoteRef) else item for item in inlines
        )

    def _numbered(self, guid: str) -> NoteRef:
        passage = self._evidence.passage_by_guid[guid]
        article = self._evidence.article_of(passage)
        is_first = article.id not in self.articles
        self.articles[article.id] = article
        number = len(self.notes) + 1
        words = source_note(article, self._wording, is_first=is_first)
        self.notes.append(Note(number, guid, words))
        return NoteRef(guid, number)


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
