"""What a change touched, so that views read again just that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.anchor import Span

MANY = 500
"""A change of more rows than this makes views read everything again."""

Key = tuple[int | str, ...]
"""The primary key of a row, in the order of the table's key columns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change happened, so that undo can show it."""

    article_id: int | None = None
    span: Span | None = None
    memo_id: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history. `kind` is change, export, create or reading; `at` is in UTC."""

    id: int
    kind: str
    label: str
    at: str
    who: str
    undone: bool = False
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The rows that one step, its undo or its redo wrote, by table."""

    step: Step
    rows: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    way: str = "do"
    """"do", "undo" or "redo"."""

    @property
    def many(self) -> bool:
        """Whether views should read everything again."""
        return sum(map(len, self.rows.values())) > MANY

    def touches(self, *tables: str) -> bool:
        """Say whether any row of these tables was written."""
        return any(self.rows.get(table) for table in tables)
