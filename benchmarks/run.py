"""Measure how fast Briefer is: `python -m benchmarks.run`, or `make bench`.

`--record` keeps the figures in README.md beside this file.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import briefer
from benchmarks import (
    citing,
    codebook,
    composing,
    curve,
    drafting,
    evidence,
    exporting,
    growing,
    lists,
    palette,
    preflight,
    reader,
    resizing,
    returned,
    stalls,
    starting,
    storing,
    suggesting,
    table,
    tagging,
    texts,
)
from benchmarks.measure import Clock, disk_sync, measure

if TYPE_CHECKING:
    from benchmarks.table import Row

WORK = "count the processor's time, where the machine has other work to do"
PAGE = Path(__file__).with_name("README.md")
BENCHMARKS = (
    *starting.BENCHMARKS,
    *reader.BENCHMARKS,
    *tagging.BENCHMARKS,
    *palette.BENCHMARKS,
    *codebook.BENCHMARKS,
    *lists.BENCHMARKS,
    *evidence.BENCHMARKS,
    *suggesting.BENCHMARKS,
    *storing.BENCHMARKS,
    *drafting.BENCHMARKS,
    *composing.BENCHMARKS,
    *preflight.BENCHMARKS,
    *citing.BENCHMARKS,
    *exporting.BENCHMARKS,
    *returned.BENCHMARKS,
    *resizing.BENCHMARKS,
    *stalls.BENCHMARKS,
)


def main() -> None:
    """Measure what the command line asks for, print the table, and keep it if asked."""
    parser = argparse.ArgumentParser(description="Measure how fast Briefer is.")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="WORDS",
        help="those with these words; may be given more than once",
    )
    parser.add_argument("--times", type=int, metavar="N", help="how often each is measured")
    parser.add_argument("--record", action="store_true", help=f"keep the figures in {PAGE.name}")
    parser.add_argument("--work", action="store_true", help=WORK)
    options = parser.parse_args()
    Clock.counts_work = options.work

    results = []
    for benchmark in BENCHMARKS:
        if is_wanted(benchmark.name, options.only):
            print(f"{benchmark.name} ...", flush=True)
            results.append(measure(benchmark, options.times))
    sync = disk_sync()
    tables = [table.rows([*results, sync], sync.median)]
    for further in (curve, growing):
        if is_wanted(further.NAME, options.only):
            print(f"{further.NAME} ...", flush=True)
            tables.append(further.rows())
    print("\n\n".join([f"\n{machine()}", texts.described(), *map(table.plain, tables)]))
    if options.record:
        record(tables)


def is_wanted(name: str, only: list[str]) -> bool:
    """Say whether a measurement has some of these words in its name; without words all have."""
    return not only or any(words.casefold() in name.casefold() for words in only)


def machine() -> str:
    """Describe what was measured, where and when, in one line."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    python = platform.python_version()
    clock = ", the processor's time" if Clock.counts_work else ""
    return (
        f"{today}, Briefer {briefer.__version__}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {python}{clock}"
    )


def record(tables: list[list[Row]]) -> None:
    """Add the figures at the end of the page."""
    parts = [f"### {machine()}", f"{texts.described()}.", *map(table.markdown, tables)]
    with PAGE.open("a", encoding="utf-8") as page:
        page.write("\n" + "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
