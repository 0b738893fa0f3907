"""How the cost of a memo grows as Word and as a PDF: of one quotation or page more, and of memory.

`python -m benchmarks.growing FORMAT N` writes one memo in a process of its own, and prints seconds
and the most memory in MB.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import zipfile
import zlib
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from benchmarks.exporting import pages_of, to_pdf, to_word
from benchmarks.measure import Clock, memory, timed
from benchmarks.quotations import memo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.table import Row
    from briefer.memo.document import Memo

NAME = "Growth, Word and PDF of 100 to 10,000 quotations"
COUNTS = (100, 1_000, 10_000)
TIMES = (9, 5, 3)
WRITERS = {"Word": to_word, "PDF": to_pdf}
HEADINGS = ("What", *(f"{count:,}" for count in COUNTS), "goal", "met")
DEARER, FOLD, MEGABYTES = 1.2, 5, 300
"""The goals: one more may cost so many times as much among many; Word may take so many times as
long as packing the same file; and a process that does nothing else may take so much memory."""


def rows() -> list[Row]:
    """Return the cells of the table, the headings first."""
    trees = [memo(count) for count in COUNTS]
    word, pdf = ([*map(partial(_written, write), trees, TIMES)] for write in WRITERS.values())
    packing = [*map(_packing, map(to_word, trees), TIMES)]
    return [
        HEADINGS,
        _more("Word: one quotation more, µs", word, COUNTS),
        _more("PDF: one page more, µs", pdf, [pages_of(tree) for tree in trees]),
        _row(
            "Word: times as long as packing the same file",
            [took / packed for took, packed in zip(word, packing, strict=True)],
            FOLD,
            "at most 5",
        ),
        *(_memory(kind) for kind in WRITERS),
    ]


def _written(write: Callable[[Memo], bytes], tree: Memo, times: int) -> float:
    """Return how long it takes to write a memo, after one time that does not count."""
    write(tree)
    return statistics.median(timed(lambda: write(tree)) for _ in range(times))


def _more(name: str, times: Sequence[float], sizes: Sequence[int]) -> Row:
    """Return what one more of a memo's quotations or pages costs, from each size to the next."""
    steps = zip(times, times[1:], sizes, sizes[1:], strict=False)
    first, second = [(after - before) / (many - few) * 1e6 for before, after, few, many in steps]
    met = "yes" if second <= first * DEARER else "no"
    return (name, "", f"{first:.0f}", f"{second:.0f}", "within 20 %", met)


def _row(name: str, figures: Sequence[float], limit: float, goal: str) -> Row:
    met = "yes" if figures[-1] <= limit else "no"
    return (name, *(f"{figure:.{1 if limit < 10 else 0}f}" for figure in figures), goal, met)


def _packing(docx: bytes, times: int) -> float:
    """Return how long it takes to pack what is in a Word file, as hard as is usual."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return statistics.median(timed(lambda: [*map(zlib.compress, parts)]) for _ in range(times))


def _memory(kind: str) -> Row:
    peaks = [_peak_apart(kind, count) for count in COUNTS]
    name = f"{kind}: memory of a new process at most, MB"
    return _row(name, peaks, MEGABYTES, f"under {MEGABYTES}")


def _peak_apart(kind: str, count: int) -> float:
    command = [sys.executable, "-m", "benchmarks.growing", kind, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return float(json.loads(done.stdout)[1])


def main() -> None:
    """Write one memo, and print how many seconds that took and how much memory it needed."""
    Clock.counts_work = "--work" in sys.argv
    write, tree = WRITERS[sys.argv[1]], memo(int(sys.argv[2]))
    write(memo(1))
    print(json.dumps([timed(lambda: write(tree)), memory("VmHWM")]))


if __name__ == "__main__":
    main()
