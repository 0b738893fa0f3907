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
    evidence,
    exporting,
    lists,
    reader,
    starting,
    storing,
    suggesting,
    table,
    tagging,
)
from benchmarks.measure import disk_sync, measure

if TYPE_CHECKING:
    from benchmarks.measure import Result

PAGE = Path(__file__).with_name("README.md")
BENCHMARKS = (
    *starting.BENCHMARKS,
    *reader.BENCHMARKS,
    *tagging.BENCHMARKS,
    *lists.BENCHMARKS,
    *evidence.BENCHMARKS,
    *suggesting.BENCHMARKS,
    *storing.BENCHMARKS,
    *exporting.BENCHMARKS,
)


def main() -> None:
    """Measure what the command line asks for, print the table, and keep it if asked."""
    parser = argparse.ArgumentParser(description="Measure how fast Briefer is.")
    parser.add_argument("--only", default="", metavar="WORDS", help="those with these words")
    parser.add_argument("--times", type=int, metavar="N", help="how often each is measured")
    parser.add_argument("--record", action="store_true", help=f"keep the figures in {PAGE.name}")
    options = parser.parse_args()

    results = []
    for benchmark in BENCHMARKS:
        if options.only.casefold() in benchmark.name.casefold():
            print(f"{benchmark.name} ...", flush=True)
            results.append(measure(benchmark, options.times))
    results.append(disk_sync())
    print(f"\n{machine()}\n\n{table.plain(results)}")
    if options.record:
        record(results)


def machine() -> str:
    """Describe what was measured, where and when, in one line."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    python = platform.python_version()
    return (
        f"{today}, Briefer {briefer.__version__}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {python}"
    )


def record(results: list[Result]) -> None:
    """Add the figures at the end of the page."""
    with PAGE.open("a", encoding="utf-8") as page:
        page.write(f"\n### {machine()}\n\n{table.markdown(results)}\n")


if __name__ == "__main__":
    main()
