"""The position matrix as tables: speakers by propositions, each cell with marks and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.document import Table
from briefer.memo.labels import begun
from briefer.memo.marks import without_marks
from briefer.memo.period import period
from briefer.model.inline import Text
from briefer.model.positions import NO_STANCE, position_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.positions import Cell, Column, PositionTable, Row
    from briefer.model.vocabulary import Term

NOTHING: Final = "–"
_NO_COMMENT: Final = "no-comment"
_TIED: Final = "\u00a0"
"""Between a mark and what belongs to it: no line ends there."""


def matrix_tables(evidence: Evidence, wording: Wording, columns: int) -> tuple[Table, ...]:
    """Return the matrix in as many tables of up to `columns` columns as it needs."""
    counted = position_table(evidence.codebook, evidence.passages)
    parts = list(_parts(len(counted.columns), columns))
    tables = []
    for number, (start, end) in enumerate(parts, start=1):
        rows = [row for row in counted.rows if any(c.passages for c in row.cells[start:end])]
        shown = [cell for row in rows for cell in row.cells[start:end]]
        ids = dict.fromkeys(passage for cell in shown for passage in cell.passages)
        tables.append(
            Table(
                caption=_caption(counted, shown, evidence, wording, number),
                header=(wording.say("matrix.speaker"), *_labels(counted.columns[start:end])),
                rows=tuple(_row(row, (start, end), evidence, wording) for row in rows),
                summary=wording.say("matrix.summary"),
                passages=tuple(evidence.passage_by_id[passage].guid for passage in ids),
            )
        )
    return tuple(tables)


def cell_words(cell: Cell, evidence: Evidence, wording: Wording) -> str:
    """Return a cell's marks and counts: `▲ 2  ◊ 1`, a bare number where no stance is taken."""
    words = [
        f"{_mark(term)}{_TIED}{cell.counts[term.key]}"
        for term in evidence.vocabulary.stances.terms
        if cell.counts.get(term.key)
    ]
    bare = cell.counts.get(NO_STANCE, 0)
    silent = sum(
        evidence.passage_by_id[passage].statement.type == _NO_COMMENT for passage in cell.passages
    )
    if bare and silent:
        words.append(wording.say("matrix.no_comment"))
        bare = max(0, bare - silent)
    if bare:
        words.append(str(bare))
    return "  ".join(words) or NOTHING


def _row(row: Row, part: tuple[int, int], evidence: Evidence, wording: Wording) -> tuple[str, ...]:
    speaker = begun(evidence.codebook.stakeholder_by_id[row.stakeholder_id].short)
    start, end = part
    return (speaker, *(cell_words(cell, evidence, wording) for cell in row.cells[start:end]))


def _caption(
    counted: PositionTable,
    shown: Sequence[Cell],
    evidence: Evidence,
    wording: Wording,
    number: int,
) -> tuple[Text, ...]:
    spoken = {evidence.passage_by_id[passage].article_id for passage in counted.passages}
    dates = period([a for a in evidence.articles if a.id in spoken], wording)
    return (
        Text(
            wording.say(
                "matrix.caption",
                number=str(number),
                period=wording.say("matrix.period", period=dates) if dates else "",
                legend=", ".join(_legend(shown, evidence, wording)),
            )
        ),
    )


def _legend(shown: Sequence[Cell], evidence: Evidence, wording: Wording) -> Iterator[str]:
    """Yield what each mark of the table means."""
    spanish = wording.language == "es"
    for term in evidence.vocabulary.stances.terms:
        label = (term.label_es if spanish else "") or term.label
        if any(cell.counts.get(term.key) for cell in shown) and _mark(term) != term.label:
            yield f"{_mark(term)}{_TIED}{label}"
    if any(cell.counts.get(NO_STANCE) for cell in shown):
        yield wording.say("matrix.number")
    yield wording.say("matrix.dash")


def _mark(term: Term) -> str:
    """Return a stance's mark, or its word where the mark is the dash for nothing."""
    return term.label if term.mark in {"", NOTHING} else term.mark


def _labels(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(without_marks(column.label) for column in columns)


def _parts(total: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of at most `limit` columns, as even as can be."""
    count = -(-total // max(1, limit))
    for part in range(count):
        yield part * total // count, (part + 1) * total // count
