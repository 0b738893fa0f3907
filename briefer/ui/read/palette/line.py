"""One line of the palette's list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from briefer.ui.read.palette.catalogue import Group
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.read.palette.catalogue import Row


class Kind(Enum):
    """What a line of the list is."""

    HEADING = auto()
    HINT = auto()
    ENTRY = auto()
    CREATE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: heading, entry with what stands at its right, hint, or the offer to create."""

    kind: Kind
    words: str
    row: Row | None = None
    detail: str = ""
    initials: str = ""
    colour: int = 0
    tip: str = ""


def spoken(line: Line) -> str:
    """Return a line as a screen reader says it."""
    if line.row is None:
        return line.words
    kind = tr("stakeholder") if line.row.entry.group is Group.WHO else tr("topic")
    return ", ".join(filter(None, (line.words, line.row.alias, kind, line.detail)))
