"""Open the window; where there is no display, write the sample's memo instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OUT = Path("out")


def main() -> int:
    """Start Briefer and return its exit code."""
    briefer = [sys.executable, "-m", "briefer"]
    if has_display():
        return subprocess.run(briefer, check=False).returncode
    print("There is no display here, so Briefer writes the sample memo instead of opening.")
    code = subprocess.run([*briefer, "demo", str(OUT)], check=False).returncode
    if code == 0:
        for name in ("sample.briefing", "memo.docx", "memo.pdf"):
            print(f"  {OUT / name}")
    return code


def has_display() -> bool:
    """Tell whether a window can open: always on Windows and macOS, by the environment elsewhere."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
