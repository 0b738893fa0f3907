"""What a passage more costs: one article of 1 MB with 100 to 30,000 passages.

`python -m benchmarks.curve N` measures one article in a process of its own, because memory that
was used once is not given back.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.material import briefing, huge, short
from benchmarks.measure import memory
from benchmarks.reader import scroll, show
from benchmarks.table import milliseconds
from benchmarks.tagging import Work
from benchmarks.window import opened

if TYPE_CHECKING:
    from benchmarks.measure import Sample

NAME = "Cost curve, 100 to 30,000 passages"
COUNTS = (100, 300, 1_000, 3_000, 10_000, 30_000)
UPPER = 3
"""So many of the largest articles show best how the cost goes on."""
HEADINGS = ("Passages", "show ms", "scroll frame ms", "tag ms", "untag ms", "memory MB")
TIMES = {"show": 9, "scroll": 60, "tag": 25, "untag": 25}


def rows() -> list[tuple[str, ...]]:
    """Measure every article; return the cells of the table, with the fitted exponents below."""
    measured = [_measured_apart(count) for count in COUNTS]
    cells = [
        (
            f"{count:,}",
            *(milliseconds(value) for value in values[:-1]),
            f"{values[-1]:.0f}",
        )
        for count, values in zip(COUNTS, measured, strict=True)
    ]
    columns = list(zip(*measured, strict=True))
    all_of_it = ("exponent", *(f"{exponent(COUNTS, column):.2f}" for column in columns))
    upper = COUNTS[-UPPER:]
    above = (
        f"from {upper[0]:,} on",
        *(f"{exponent(upper, column[-UPPER:]):.2f}" for column in columns),
    )
    return [HEADINGS, *cells, all_of_it, above]


def exponent(counts: tuple[int, ...], costs: tuple[float, ...]) -> float:
    """Return the slope of the costs over the counts, both as logarithms: 1 is linear."""
    x, y = [math.log(count) for count in counts], [math.log(cost) for cost in costs]
    return statistics.linear_regression(x, y).slope


def _measured_apart(count: int) -> tuple[float, ...]:
    command = [sys.executable, "-m", "benchmarks.curve", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def measured(count: int) -> tuple[float, ...]:
    """Return the medians for an article of so many passages, and the MB that showing it takes."""
    with briefing((short(), huge(count))) as path, opened(path) as hands:
        before = memory("VmRSS")
        show(hands)
        hands.rest()
        taken = memory("VmRSS") - before
        shown = _median(lambda: show(hands), TIMES["show"])
        hands.rest()
        scrolled = _median(lambda: scroll(hands), TIMES["scroll"])
        work = Work(hands)
        tagged = _median(work.tag, TIMES["tag"])
        untagged = _median(work.untag, TIMES["untag"])
    return (shown, scrolled, tagged, untagged, taken)


def _median(sample: Sample, times: int) -> float:
    sample()
    return statistics.median(sample() for _ in range(times))


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
