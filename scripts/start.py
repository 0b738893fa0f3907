"""Open the window; where there is no display, write the sample's memo instead."""

from __future__ import annotations

import subprocess
import sys

from briefer.__main__ import has_display


def main() -> int:
    """Start Briefer and return its exit code."""
    briefer = [sys.executable, "-m", "briefer"]
    if has_display():
        return subprocess.run(briefer, check=False).returncode
    print("There is no display here, so Briefer writes the sample memo instead of opening.")
    return subprocess.run([*briefer, "demo", "out"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
