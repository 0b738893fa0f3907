"""Open the window; where there is no display, write the sample's memo instead."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    """Start Briefer and return its exit code."""
    briefer = [sys.executable, "-m", "briefer"]
    if has_display():
        return subprocess.run(briefer, check=False).returncode
    print("There is no display here, so Briefer writes the sample memo instead of opening.")
    return subprocess.run([*briefer, "demo", "out"], check=False).returncode


def has_display() -> bool:
    """Tell whether a window can open: always on Windows and macOS, by the environment elsewhere."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
