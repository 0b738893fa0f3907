"""`briefer`: a command, or the window."""

from __future__ import annotations

import sys
from pathlib import Path

from briefer.cli import main as command_line

NO_WINDOW = 3


def main() -> int:
    """Run a command where the first argument is one, else open the window on the file it names."""
    argv = sys.argv[1:]
    if argv and not _names_file(argv[0]):
        return command_line.run(argv)
    return _window(argv)


def _names_file(argument: str) -> bool:
    """Say whether the argument is a briefing rather than a command or an option."""
    if argument in command_line.commands().names or argument.startswith("-"):
        return False
    return Path(argument).suffix != "" or Path(argument).exists() or "/" in argument


def _window(argv: list[str]) -> int:
    try:
        from briefer.ui import app  # noqa: PLC0415 - the command line must not load Qt
    except ImportError as error:
        sys.stderr.write(f"The window cannot open: {error}. The commands work without it.\n")
        return NO_WINDOW
    return app.run(argv)


if __name__ == "__main__":
    sys.exit(main())
