"""Whether key passages are used, and whether each stands under its own topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.finding import OFF_TOPIC, UNUSED, Finding
from briefer.memo.fix import ADD, MOVE, REMOVE, TAG, UNSTAR, Fix
from briefer.memo.placed import WHOLE
from briefer.model.anchor import shorten
from briefer.model.binding import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.model.codebook import Topic
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.model.passage import Passage


def check_key_passages(kept: KeptMemo, memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every starred passage that the memo neither prints nor cites.

    One in the annex is in the memo, though the clean version leaves the annex out.
    """
    cited = {guid for block in kept.blocks() for guid, _ in block.passages} | set(memo.cited)
    for passage in evidence.passages:
        if passage.statement.starred and passage.guid not in cited:
            outlet = evidence.article_of(passage).outlet or "an outlet not named"
            yield Finding(
                UNUSED,
                WHOLE,
                f"“{shorten(passage.quote)}” ({outlet}) has a star and is not in the memo. Put it "
                "in, or take its star away.",
                passage=passage.guid,
                about=passage.guid,
                fixes=(Fix(ADD, passage.guid), Fix(UNSTAR, passage.guid)),
            )


def check_topics(
    kept: KeptMemo, evidence: Evidence, places: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for every extract in a section whose topics it does not carry.

    `places` names the place of each kept block by its guid; a block without one is not printed.
    """
    bound = [(section, found) for section in kept.walk() if (found := _topics(section, evidence))]
    for section, topics in bound:
        below = _below(topics, evidence)
        for block in section.blocks:
            passage = evidence.passage_by_guid.get(block.extract or "")
            where = places.get(block.guid)
            if passage is None or where is None or _carries(passage, below):
                continue
            homes = [other for other, its in bound if _carries(passage, _below(its, evidence))]
            asked = " or ".join(f"“{topic.full_name or topic.name}”" for topic in topics)
            named = f"“{homes[0].title}”" if homes else "where it belongs"
            yield Finding(
                OFF_TOPIC,
                where,
                f"“{shorten(passage.quote)}” is not tagged with {asked}. "
                f"Move it to {named}, or tag it so.",
                origin=block.guid,
                passage=passage.guid,
                about=" ".join((passage.guid, *(topic.guid for topic in topics))),
                fixes=(
                    *(Fix(MOVE, home.guid) for home in homes[:1]),
                    Fix(TAG, topics[0].guid),
                    Fix(REMOVE),
                ),
            )


def _topics(section: MemoSection, evidence: Evidence) -> list[Topic]:
    asked = read(section.binding).topics
    return [topic for topic in evidence.codebook.topics if topic.guid in asked]


def _below(topics: list[Topic], evidence: Evidence) -> frozenset[int]:
    found = (evidence.codebook.below(topic.id) for topic in topics)
    return frozenset().union(*found)


def _carries(passage: Passage, topic_ids: frozenset[int]) -> bool:
    return any(tag.topic_id in topic_ids for tag in passage.topics)
