"""A briefing to measure with: one long article, with as many passages as asked for."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import memory_folder
from briefer.model.anchor import Span
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import articles, briefings, tagging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.store.workspace import Workspace

SENTENCE = (
    "The minister said on Tuesday that the crossing would stay open through the winter, and that "
    "both sides would share the cost of the new hall. "
)
PARAGRAPH = SENTENCE * 4
ABOUT_1_MB = 1_000_000
GAP = 96


@dataclass(frozen=True, slots=True)
class LongArticle:
    """An open briefing and its one article."""

    workspace: Workspace
    article_id: int


@contextmanager
def long_article(passages: int) -> Iterator[LongArticle]:
    """Make a briefing with 1 MB of text and so many passages, on a memory file system."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        workspace = briefings.create(Path(folder) / "bench.briefing", who="Bench")
        try:
            article_id = articles.paste(workspace, text())
            tag_all(workspace, article_id, passages)
            yield LongArticle(workspace, article_id)
        finally:
            workspace.close()


def text() -> str:
    """Return an article of about 1 MB."""
    paragraphs = ABOUT_1_MB // (len(PARAGRAPH) + 2)
    return "Ports stay open\n\n" + "\n\n".join([PARAGRAPH.strip()] * paragraphs)


def tag_all(workspace: Workspace, article_id: int, passages: int) -> None:
    """Tag passages evenly over the text, in one step."""
    parties, topics = some_tags(workspace)
    with workspace.change("Tag many passages") as tx:
        for number in range(passages):
            passage_id = tagging.add_passage(tx, article_id, span(number), Statement())
            tx.passages.set_parties(passage_id, parties[number % len(parties)])
            tx.passages.set_topics(passage_id, topics[number % len(topics)])


def span(number: int) -> Span:
    """Return the place of the passage with this number; they follow each other without overlap."""
    start = number * GAP
    return Span(start, start + GAP // 2)


def some_tags(workspace: Workspace) -> tuple[list[tuple[PartyTag]], list[tuple[TopicTag]]]:
    """Return a tag for each stakeholder and each topic of the briefing's codebook."""
    codebook = workspace.codebook.load()
    return (
        [(PartyTag(stakeholder.id),) for stakeholder in codebook.stakeholders],
        [(TopicTag(topic.id),) for topic in codebook.topics],
    )
