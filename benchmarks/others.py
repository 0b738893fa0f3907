"""Other tools write the same memo beside Briefer: `python -m benchmarks.others`.

Briefer does not need them. `--python PATH` names a Python that has docxtpl and typst; pandoc is a
program of its own. What is not there is said, and left out. Each runs in a process of its own, and
so does Briefer here: what it takes to load is not in the times, but for pandoc.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import run, table, texts
from benchmarks.growing import WRITERS
from benchmarks.measure import Clock
from benchmarks.quotations import quoted

if TYPE_CHECKING:
    from benchmarks.table import Row

SCRIPT = Path(__file__).with_name("other_tools.py")
COUNTS = (100, 1_000, 10_000)
TIMES = (3, 3, 1)
OURS = tuple(f"Briefer, {kind}" for kind in WRITERS)
KINDS = {
    OURS[0]: "Word with notes, controls, bookmarks, contents",
    "python-docx": "Word without notes, by its ordinary calls",
    "docxtpl": "Word without notes, from a template",
    "pandoc": "Word with notes and contents, from Markdown",
    OURS[1]: "PDF with notes, links, contents, tags",
    "typst": "PDF with notes, links, contents, tags",
}
HEADINGS = ("Tool", "writes", *(f"{count:,}: s" for count in COUNTS), "MB at most")


def main() -> None:
    """Measure each tool that is there, and print the table."""
    parser = argparse.ArgumentParser(description="Compare Briefer with other tools.")
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    parser.add_argument("--only", action="append", choices=KINDS, default=[])
    parser.add_argument("--work", action="store_true", help=run.WORK)
    options = parser.parse_args()
    Clock.counts_work = options.work
    rows = [HEADINGS]
    for tool, kind in KINDS.items():
        if options.only and tool not in options.only:
            continue
        command = [*_command(tool, options.python), *(["--work"] if options.work else [])]
        if missing := _missing(tool, command):
            print(f"{tool} is not there: {missing}", flush=True)
            continue
        print(f"{tool} ...", flush=True)
        rows.append(_row(tool, kind, command))
    print(f"\n{run.machine()}\n\n{texts.described()}\n\n{table.plain(rows)}")


def _command(tool: str, python: str) -> list[str]:
    if tool in OURS:
        return [sys.executable, "-m", "benchmarks.growing", tool.rsplit(maxsplit=1)[-1]]
    return [sys.executable if tool in {"python-docx", "pandoc"} else python, str(SCRIPT), tool]


def _missing(tool: str, command: list[str]) -> str:
    """Return why a tool cannot be run, or nothing."""
    if tool in OURS:
        return ""
    tried = subprocess.run(command, input="[]", capture_output=True, encoding="utf-8", check=False)
    return tried.stderr.strip()


def _row(tool: str, kind: str, command: list[str]) -> Row:
    cells, most = [], 0.0
    for count, times in zip(COUNTS, TIMES, strict=True):
        measured = [_once(tool, command, count) for _ in range(times)]
        cells.append(f"{statistics.median(seconds for seconds, _ in measured):.3g}")
        most = max(memory for _, memory in measured)
    return (tool, kind, *cells, f"{most:.0f}")


def _once(tool: str, command: list[str], count: int) -> tuple[float, float]:
    """Write one memo; return the seconds that took, and the most memory in MB."""
    ours = tool in OURS
    done = subprocess.run(
        [*command[:4], str(count), *command[4:]] if ours else command,
        input="" if ours else json.dumps([*quoted(count)]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


if __name__ == "__main__":
    main()
