"""The matrix: stakeholders by topics, with the passages of each cell, and who stands where.

A topic's cell includes the topics under it, each passage once. The view by proposition, for the
window and the memo, is `briefer.model.positions.position_table`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefer.model.positions import NO_STANCE, STANCE_KEYS, Mode, holders, stance_count_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage

    _Place = tuple[int, int, int | None]


@dataclass(frozen=True, slots=True)
class Position:
    """How many passages of a stakeholder stand where towards one proposition of a topic.

    `proposition_id` is None for passages whose tag names no proposition; `counts` has every key of
    `STANCE_KEYS`.
    """

    stakeholder_id: int
    topic_id: int
    proposition_id: int | None
    counts: Mapping[str, int]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns that have a passage, in codebook order; a cell lists its passages by id."""

    mode: Mode
    stakeholder_ids: tuple[int, ...]
    topic_ids: tuple[int, ...]
    cells: tuple[tuple[tuple[int, ...], ...], ...]
    positions: tuple[Position, ...]


def matrix(codebook: Codebook, passages: Iterable[Passage], mode: Mode = Mode.SAYS) -> Matrix:
    """Count the passages by stakeholder and topic."""
    found = tuple(passages)
    above = _topics_above(codebook)
    cells: dict[tuple[int, int], list[int]] = {}
    speaking: set[int] = set()
    spoken_of: set[int] = set()
    for passage in found:
        owners = holders(passage, mode)
        if not owners:
            continue
        topics = {topic for tag in passage.topics for topic in above[tag.topic_id]}
        speaking.update(owners)
        spoken_of.update(topics)
        for stakeholder_id in owners:
            for topic_id in topics:
                cells.setdefault((stakeholder_id, topic_id), []).append(passage.id)
    rows = tuple(entry.id for entry in codebook.stakeholders if entry.id in speaking)
    columns = tuple(topic.id for topic in codebook.topics if topic.id in spoken_of)
    return Matrix(
        mode=mode,
        stakeholder_ids=rows,
        topic_ids=columns,
        cells=tuple(tuple(tuple(cells.get((r, c), ())) for c in columns) for r in rows),
        positions=_positions(codebook, found, mode),
    )


def to_data(counted: Matrix, codebook: Codebook) -> dict[str, Any]:
    """Return the matrix as the command line prints it: names, counts, and a list of positions."""
    names = codebook.stakeholder_by_id
    texts = codebook.proposition_by_id
    return {
        "stakeholders": [names[entry].name for entry in counted.stakeholder_ids],
        "topics": [codebook.path(topic) for topic in counted.topic_ids],
        "cells": [[len(cell) for cell in row] for row in counted.cells],
        "positions": [
            {
                "stakeholder": names[position.stakeholder_id].name,
                "topic": codebook.path(position.topic_id),
                "proposition": texts[position.proposition_id].text
                if position.proposition_id
                else None,
                **position.counts,
            }
            for position in counted.positions
        ],
    }


def _topics_above(codebook: Codebook) -> dict[int, tuple[int, ...]]:
    """Return each topic with all that it is under, itself first."""
    above: dict[int, tuple[int, ...]] = {}
    for topic in codebook.topics:
        above[topic.id] = (topic.id, *(above[topic.parent_id] if topic.parent_id else ()))
    return above


def _positions(
    codebook: Codebook, passages: tuple[Passage, ...], mode: Mode
) -> tuple[Position, ...]:
    """Count by what each tag names: one without a proposition is towards none, not the default."""
    counts: defaultdict[_Place, Counter[str]] = defaultdict(Counter)
    ids: defaultdict[_Place, list[int]] = defaultdict(list)
    for passage in passages:
        for stakeholder_id, holds_stance in holders(passage, mode).items():
            for tag in passage.topics:
                place = stakeholder_id, tag.topic_id, tag.proposition_id
                stance = stance_count_key(tag) if holds_stance else NO_STANCE
                counts[place][stance] += 1
                ids[place].append(passage.id)
    return tuple(
        Position(*place, {key: counts[place][key] for key in STANCE_KEYS}, tuple(ids[place]))
        for place in _in_codebook_order(codebook)
        if place in counts
    )


def _in_codebook_order(codebook: Codebook) -> Iterator[_Place]:
    for stakeholder in codebook.stakeholders:
        for topic in codebook.topics:
            for proposition in topic.propositions:
                yield stakeholder.id, topic.id, proposition.id
            yield stakeholder.id, topic.id, None
