"""What a memo's file says after somebody has edited it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMENT: Final = "comment"
INSERTED: Final = "inserted"
DELETED: Final = "deleted"
"""The kinds of a remark: a comment, words put in or taken out with changes tracked."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text as it stands with all changes taken; `level` is 1 or 2 for a heading."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """The words marked as those of one passage, and the number of the paragraph they begin in."""

    passage: str
    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a tracked change: who, the words, and the number of its paragraph."""

    kind: str
    who: str
    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class EditedFile:
    """What an edited file says, in reading order; `properties` are its own, by their names."""

    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    remarks: tuple[Remark, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
