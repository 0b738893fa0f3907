"""An extract, and a passage that might become one, as the composer shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.inline import Inline
    from briefer.model.memo import MemoBlock
    from briefer.model.passage import Passage
    from briefer.model.voice import Voice


@dataclass(frozen=True, slots=True)
class CardFace:
    """An extract as it prints, and the line below it: whose words, where from, when.

    `passage` is None where the passage is gone, or not known yet.
    """

    voice: Voice
    inlines: tuple[Inline, ...]
    translation: tuple[Inline, ...] = ()
    whose: str = ""
    source: str = ""
    passage: Passage | None = None


Cards = dict[tuple["MemoBlock", int], CardFace]
"""The faces of extracts, by block and section."""


@dataclass(frozen=True, slots=True)
class LineFace:
    """A passage on one line: whose initials, in which voice, its words and its date."""

    passage: Passage
    initials: str
    speaker: str
    voice: Voice
    words: str
    date: str
