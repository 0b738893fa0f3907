"""Results as a table, for the terminal and for the page that keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Result

HEADINGS = ("What", "median ms", "p95", "min", "max", "n", "goal", "met", "disk")
"""`disk` is what the disk adds to a time that ends in a commit."""

Row = tuple[str, ...]


def rows(results: Sequence[Result], sync: float) -> list[Row]:
    """Return the cells of the table, the headings first; `sync` is the disk's own time."""
    return [HEADINGS, *(_cells(result, sync) for result in results)]


def plain(cells: Sequence[Row]) -> str:
    """Return rows in columns, for a terminal."""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells
    )


def markdown(cells: Sequence[Row]) -> str:
    """Return rows in Markdown."""
    head, *body = cells
    rule = ("---", *(["---:"] * (len(head) - 1)))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _cells(result: Result, sync: float) -> Row:
    return (
        result.name,
        milliseconds(result.median),
        milliseconds(result.p95),
        milliseconds(min(result.seconds)),
        milliseconds(max(result.seconds)),
        str(len(result.seconds)),
        "" if result.goal is None else f"under {milliseconds(result.goal)}",
        "" if result.goal is None else "yes" if result.median < result.goal else "no",
        f"+ {milliseconds(sync)}" if result.commits else "",
    )


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds, with as many digits as mean something."""
    return f"{seconds * 1000:.{2 if seconds < 0.01 else 0}f}"
