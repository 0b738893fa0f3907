"""Whether a typed quotation has a note, and one on an article that has its words.

An extract has its note by itself. Words that the analyst typed between marks have the one that the
analyst put there, if any.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefer.memo.finding import UNCITED, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.marks import FEWEST_WORDS, has_marks, quoted
from briefer.memo.verbatim import loosely, part_of
from briefer.model.anchor import shorten
from briefer.model.inline import NoteRef, plain_text
from briefer.model.memo import BULLETS, PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.evidence import Evidence
    from briefer.memo.marks import Quoted
    from briefer.model.article import Article
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo


def check_cites(kept: KeptMemo, evidence: Evidence, places: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for every typed quotation without a note on an article that has it.

    `places` names the place of each kept block by its guid; a block without one is not printed.
    """
    check = _Check(evidence)
    for block in kept.blocks():
        where = places.get(block.guid)
        if where is None or block.kind not in {PARAGRAPH, BULLETS}:
            continue
        for run in block.content:
            for found, told in check.run(run):
                yield Finding(
                    UNCITED,
                    where,
                    f"“{shorten(found.words)}” {told}",
                    origin=block.guid,
                    about=f"{found.words} {told}",
                    fixes=(Fix(WRITE, block.guid),),
                )


class _Check:
    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _texts(self) -> list[tuple[Article, str]]:
        texts = self._evidence.texts
        return [(a, loosely(texts.get(a.text_hash, ""))) for a in self._evidence.articles]

    def run(self, run: tuple[Inline, ...]) -> Iterator[tuple[Quoted, str]]:
        """Yield each typed quotation whose note is missing or is on another article."""
        if not has_marks(plain_text(run)):
            return
        for found in quoted(run):
            if found.extracts or len(found.words.split()) < FEWEST_WORDS:
                continue
            stands_in = part_of(loosely(found.words).strip(" .,;:"))
            sources = {a.id: a for a, text in self._texts if stands_in(text)}
            if not sources:
                continue  # what is in no text is told elsewhere
            title = shorten(next(iter(sources.values())).title)
            behind = self._noted(run, found.closes)
            if behind and not behind & sources.keys():
                yield found, f"stands in “{title}”, and the note behind it is on another article."
            elif not behind and not self._noted_anywhere(run) & sources.keys():
                yield found, f"stands in “{title}”, and no note says so. Cite it."

    def _noted(self, run: tuple[Inline, ...], at: int) -> set[int]:
        """Return the articles (ids) of the notes right behind a place; a stop may stand between."""
        end = 0
        found: set[int] = set()
        for item in run:
            if isinstance(item, NoteRef) and end >= at:
                found |= self._articles(item)
            start, end = end, end + len(plain_text((item,)))
            between = plain_text((item,))[max(at - start, 0) :] if end > at else ""
            if any(map(str.isalnum, between)):
                break
        return found

    def _noted_anywhere(self, run: tuple[Inline, ...]) -> set[int]:
        notes = (item for item in run if isinstance(item, NoteRef))
        return {article for note in notes for article in self._articles(note)}

    def _articles(self, note: NoteRef) -> set[int]:
        known = self._evidence.passage_by_guid
        return {known[guid].article_id for guid in note.passages if guid in known}
