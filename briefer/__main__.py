"""`briefer`: a command, or the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefer.errors import EXPECTED_ERROR

_SUFFIX = ".briefing"


def main() -> int:
    """Run a command where the first argument is one, else open the window on the file it names.

    Neither loads the other: the window starts faster, and the command line works without Qt.
    """
    argv = sys.argv[1:]
    if not argv or argv[0].lower().endswith(_SUFFIX):
        return _window(argv)
    from briefer.cli import main as command_line  # noqa: PLC0415 - see above

    is_command = argv[0].startswith("-") or argv[0] in command_line.first_words()
    if is_command or not Path(argv[0]).exists():
        return command_line.run(argv)
    return _window(argv)


def has_display() -> bool:
    """Tell whether a window can open: always on Windows and macOS, by the environment elsewhere."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window(argv: list[str]) -> int:
    # Without a display Qt would end the process; who names a platform of Qt's knows one.
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        sys.stderr.write(
            "The window cannot open: there is no display here. The commands work without it; "
            "`briefer --help` lists them.\n"
        )
        return EXPECTED_ERROR
    try:
        from briefer.ui import app  # noqa: PLC0415 - see `main`
    except ImportError as error:
        sys.stderr.write(f"The window cannot open: {error}. The commands work without it.\n")
        return EXPECTED_ERROR
    return app.run(argv)


if __name__ == "__main__":
    sys.exit(main())
