"""Results as a table, for the terminal and for the page that keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Result

HEADINGS = ("What", "median ms", "min", "max", "n", "goal")


def rows(results: Sequence[Result]) -> list[tuple[str, ...]]:
    """Return the cells of the table, the headings first."""
    return [HEADINGS, *(_cells(result) for result in results)]


def plain(results: Sequence[Result]) -> str:
    """Return the table in columns, for a terminal."""
    cells = rows(results)
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells
    )


def markdown(results: Sequence[Result]) -> str:
    """Return the table in Markdown."""
    head, *body = rows(results)
    rule = ("---", *(["---:"] * (len(head) - 1)))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _cells(result: Result) -> tuple[str, ...]:
    return (
        result.name,
        _milliseconds(result.median),
        _milliseconds(min(result.seconds)),
        _milliseconds(max(result.seconds)),
        str(len(result.seconds)),
        "" if result.goal is None else f"under {_milliseconds(result.goal)}",
    )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.{2 if seconds < 0.01 else 0}f}"
