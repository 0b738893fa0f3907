"""The bytes of one source, and how they are fetched from a file."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import UnreadableError
from briefer.intake.kinds import MEGABYTE, PLAIN, Kind, kind_of_suffix, refusal_of_suffix
from briefer.model.article import Fact, Original
from briefer.model.text import readable, single_line

PASTED = Path("pasted text")
"""Stands for the path where there is no file."""

FROM_NAME = Fact("title", set_by="source", found_in="file name", sure="possible")
"""Where the title of an article without one comes from."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is read into a draft: the bytes, and the path that names them."""

    path: Path
    data: bytes

    def refused(self, reason: str) -> UnreadableError:
        """Return the error that refuses this source for `reason`, one plain sentence."""
        return UnreadableError(self.path, reason)

    @property
    def name(self) -> str:
        """The file's name as text."""
        return readable(self.path.name)

    @property
    def title(self) -> str:
        """The file's name without its suffix, for an article that has no title of its own."""
        return single_line(self.name.removesuffix(self.path.suffix)) or "Untitled"

    def original(self, kind: Kind, encoding: str) -> Original:
        """Return the bytes as they are kept; the media type says how they were decoded."""
        return Original(self.data, self.name, f"{kind.media_type}; charset={encoding}")


def load(path: Path) -> Source:
    """Return the file's bytes; raise UnreadableError where it is no file that can be read."""
    try:
        return _load(path)
    except FileNotFoundError:
        reason = "There is no such file."
    except PermissionError:
        reason = "Briefer has no right to read this."
    except (OSError, ValueError) as fault:
        # A path with a NUL in it is a ValueError.
        words = getattr(fault, "strerror", None) or str(fault)
        reason = f"It could not be read: {words}."
    raise UnreadableError(path, reason)


def _load(path: Path) -> Source:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        # Without the right to list it this raises PermissionError.
        next(path.iterdir(), None)
        raise UnreadableError(path, "There is no file in this folder that Briefer can read.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(path, "This is no ordinary file.")
    kind = kind_of_suffix(path.suffix)
    if kind is None and path.suffix:
        raise UnreadableError(path, refusal_of_suffix(path.suffix))
    limit = (kind or PLAIN).limit
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(
            path, f"The file is too large; Briefer reads up to {limit // MEGABYTE} MB of this kind."
        )
    if not data:
        raise UnreadableError(path, "The file is empty.")
    return Source(path, data)
