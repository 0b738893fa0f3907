"""Run every check of the project, show each result, and fail if one of them failed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROSE = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"]
CODE = ["briefer", "tests", "benchmarks", "scripts"]


def program(name: str) -> str:
    """Return the path of a program that lies beside this Python."""
    return str(Path(sys.executable).parent / name)


CHECKS: dict[str, list[str]] = {
    "lint": [program("ruff"), "check", *CODE],
    "format": [program("ruff"), "format", "--check", *CODE],
    "layers": [program("lint-imports")],
    "dead code": [program("vulture")],
    "spelling": [program("codespell"), *CODE, "docs", "templates", *PROSE],
    "types": [program("mypy")],
    # Two tests at a time, those of one file in one process: what they share is made once.
    "tests": [sys.executable, "-m", "pytest", "--numprocesses=2", "--dist=loadfile"],
}


def main() -> int:
    """Run the checks in order, the quick ones first, and return 1 if any failed."""
    results: list[tuple[str, bool, float]] = []
    for name, command in CHECKS.items():
        print(f"\n== {name}", flush=True)
        begin = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, check=False)
        results.append((name, done.returncode == 0, time.monotonic() - begin))
    print()
    for name, passed, seconds in results:
        print(f"{'ok    ' if passed else 'FAILED'} {name:<10} {seconds:6.1f} s")
    failed = sum(not passed for _, passed, _ in results)
    print(f"\n{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
