"""Passages tagged by hand, as they stand in a file and as they come out of a briefing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]
_OF_THE_FILE_ALONE = frozenset({"id", "guid", "ref", "start", "end"})


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file for `tags import`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def place_of(row: Row) -> tuple[str, int]:
    """Return the words of a row and which of their occurrences it is."""
    return row["quote"], row["occurrence"]


def named_alike(records: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """Return records of a briefing with the refs of the rows on the same words."""
    refs = {place_of(row): row["ref"] for row in rows}
    own = {record["ref"]: refs.get(place_of(record), record["quote"]) for record in records}
    named = [
        {
            **record,
            "ref": own[record["ref"]],
            "links": [{**link, "ref": own[link["ref"]]} for link in record["links"]],
        }
        for record in records
    ]
    order = [row["ref"] for row in rows]
    return sorted(named, key=lambda r: order.index(r["ref"]) if r["ref"] in order else len(order))


def differences(records: Sequence[Row], rows: Sequence[Row]) -> list[str]:
    """Return every field in which records of a briefing differ from the rows, in words."""
    found = {record["ref"]: record for record in named_alike(records, rows)}
    wanted = {row["ref"]: row for row in rows}
    missing = [f"{ref}: missing" for ref in wanted if ref not in found]
    more = [f"{ref}: not in the rows" for ref in found if ref not in wanted]
    both = [ref for ref in wanted if ref in found]
    return [*missing, *more, *(d for ref in both for d in _fields(found[ref], wanted[ref]))]


def _fields(record: Row, row: Row) -> Iterator[str]:
    for field, wanted in row.items():
        if field not in _OF_THE_FILE_ALONE and record[field] != wanted:
            yield f"{row['ref']} {field}: {record[field]!r} instead of {wanted!r}"
