"""The errors that a user can meet, each one plain sentence.

BrieferError                  what happened, what was kept, what to do next
├── InputError                something given is wrong: a path, a name, an id, an offset, a token
│   ├── UnknownNameError      a name that matches nothing; carries the nearest names
│   └── AmbiguousNameError    a name that matches several entries; carries their names
├── ProjectError              the briefing file itself
│   ├── NotAProjectError      the file is something else, or damaged
│   ├── NewerVersionError     written by a newer Briefer
│   ├── HeldElsewhereError    another process owns it; carries who, where and since when
│   └── ReadOnlyError         it cannot be written
├── StorageError              the disk refused: full, gone, no right
├── HistoryError              nothing to undo or redo
├── UnreadableError           an article that cannot be read; carries the path
└── ExportBlockedError        the checks found a fault that must not be printed

Everything else that is raised is a bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


EXPECTED_ERROR = 3
"""The exit code of a process that ended with one of these."""


class BrieferError(Exception):
    """An expected error; `str(error)` is one plain sentence for the user."""


class InputError(BrieferError):
    """Something that the user gave is wrong; nothing was changed."""


class UnknownNameError(InputError):
    """A name that matches no entry."""

    def __init__(self, what: str, name: str, nearest: Sequence[str]) -> None:
        """Say that no `what` ("stakeholder", "topic") is called `name`, and name the nearest."""
        hint = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"There is no {what} called “{name}”.{hint}")
        self.name = name
        self.nearest = tuple(nearest)


class AmbiguousNameError(InputError):
    """A name that matches more than one entry."""

    def __init__(self, what: str, name: str, matches: Sequence[str]) -> None:
        """Say that `name` could be any of `matches`."""
        super().__init__(f"“{name}” could be any {what} of these: {', '.join(matches)}.")
        self.matches = tuple(matches)


class ProjectError(BrieferError):
    """The briefing file cannot be used as asked; it was left as it was."""


class NotAProjectError(ProjectError):
    """The file is no briefing, or is damaged."""


class NewerVersionError(ProjectError):
    """The file was written by a newer version of Briefer."""


class HeldElsewhereError(ProjectError):
    """Another process owns the briefing."""

    def __init__(self, message: str, *, who: str, host: str, since: str) -> None:
        """Carry the owner's name, computer and start time (UTC) beside the sentence."""
        super().__init__(message)
        self.who = who
        self.host = host
        self.since = since


class ReadOnlyError(ProjectError):
    """The briefing is open for reading only."""


class StorageError(BrieferError):
    """The file system refused; nothing was half-written."""


class HistoryError(BrieferError):
    """There is nothing to undo or redo."""


class UnreadableError(BrieferError):
    """One article could not be read; the others are not affected."""

    def __init__(self, path: Path | str, reason: str) -> None:
        """Keep the path apart from the reason, for a line in the import list."""
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class ExportBlockedError(BrieferError):
    """A quotation or a voice is wrong, so no file was written."""
