"""What rests on a single source: claims and figures that no independent origin confirms.

An origin that is not established never counts as independent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.lead import is_primary
from briefer.model.names import fold
from briefer.model.positions import column_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.evidence import Evidence
    from briefer.model.codebook import Stakeholder
    from briefer.model.passage import Figure, Passage
    from briefer.model.positions import ColumnKey


@dataclass(frozen=True, slots=True)
class Claim:
    """A stakeholder's stance on one thing, and the passages that report it."""

    stakeholder: Stakeholder
    column: ColumnKey
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SingleFigure:
    """A figure, and the first passage that gives it."""

    figure: Figure
    passage: Passage


def has_independent(passages: Iterable[Passage], evidence: Evidence) -> bool:
    """Say whether the passages come from two origins or more."""
    origins = {evidence.article_of(passage).origin for passage in passages}
    return len(origins - {None}) > 1


def outlets_of(passages: Iterable[Passage], evidence: Evidence) -> tuple[str | None, ...]:
    """Return the outlets of the passages, each once, in order."""
    return tuple(dict.fromkeys(evidence.article_of(passage).outlet for passage in passages))


def single_claims(evidence: Evidence) -> tuple[Claim, ...]:
    """Return the positions that rest on outlets' reports without two independent origins.

    A speaker's own publication needs no second witness that it was said.
    """
    told: dict[tuple[int, ColumnKey], list[Passage]] = {}
    for passage in evidence.passages:
        for tag in passage.topics:
            if tag.stance is not None:
                column = column_key(tag, evidence.codebook)
                for speaker in passage.speakers:
                    told.setdefault((speaker, column), []).append(passage)
    speakers = evidence.codebook.stakeholder_by_id
    columns = {column: place for place, column in enumerate(evidence.labels)}
    order = {entry.id: place for place, entry in enumerate(evidence.codebook.stakeholders)}
    return tuple(
        Claim(speakers[speaker], column, tuple(told[speaker, column]))
        for speaker, column in sorted(told, key=lambda k: (order[k[0]], columns[k[1]]))
        if not any(is_primary(passage, evidence) for passage in told[speaker, column])
        and not has_independent(told[speaker, column], evidence)
    )


def single_figures(evidence: Evidence) -> tuple[SingleFigure, ...]:
    """Return the figures that no two independent origins give for one measure, place and period."""
    given: dict[tuple[str, ...], list[SingleFigure]] = {}
    for passage in evidence.passages:
        for figure in passage.figures:
            parts = (figure.measure, figure.place, figure.period)
            key = tuple(fold(part or "") for part in parts)
            given.setdefault(key, []).append(SingleFigure(figure, passage))
    return tuple(
        dict.fromkeys(
            entry
            for entries in given.values()
            if not has_independent([entry.passage for entry in entries], evidence)
            for entry in entries
        )
    )
