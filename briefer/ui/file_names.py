"""Names for files that the program proposes."""

from __future__ import annotations

from pathlib import Path

_FORBIDDEN = '<>:"/\\|?*'


def file_name(title: str) -> str:
    """Return the title without what some file system forbids."""
    plain = "".join(" " if c in _FORBIDDEN or ord(c) < 32 else c for c in title)
    return " ".join(plain.split()).strip(". ")[:80] or "briefing"


def short_path(path: Path) -> str:
    """Return a path without the home folder, as it is shown."""
    home = Path.home()
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)
