"""Findings: what the checks before an export have to say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.memo.difference import Run
    from briefer.memo.fix import Fix

QUOTATION: Final = "quotation"
VOICE: Final = "voice"
UNSOURCED: Final = "unsourced"
UNMARKED: Final = "unmarked-words"
OTHER_SPEAKER: Final = "other-speaker"
UNCITED: Final = "uncited-quotation"
STALE: Final = "tags-changed"
OWN_WORDS: Final = "own-words-exist"
SINGLE_ORIGIN: Final = "single-origin"
ONE_OUTLET: Final = "one-outlet"
ONE_SIDE: Final = "one-side"
ANONYMOUS: Final = "anonymous"
ALTERED: Final = "source-altered"
NOTE_FACTS: Final = "note-facts"
UNDATED: Final = "undated"
NO_OUTLET: Final = "no-outlet"
OLD: Final = "old"
LATER: Final = "later-than-memo"
HEADER: Final = "header"
EMPTY_SECTION: Final = "empty-section"
LONG_SECTION: Final = "long-section"
LENGTH: Final = "length"
PORTION: Final = "portion-mark"
ENDNOTES: Final = "endnotes"
LIKELIHOOD: Final = "likelihood-confidence"
JUDGEMENT: Final = "unlabelled-judgement"
UNUSED: Final = "unused-key-passage"
OFF_TOPIC: Final = "off-topic"
LOST: Final = "lost-reference"
TYPED: Final = "typed-reference"
LOST_PICTURE: Final = "lost-picture"
UNDESCRIBED: Final = "undescribed-picture"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, a readable place, and a plain sentence that says what to do.

    A finding that `blocks` must be mended before anything is written. `origin` is the guid of the
    kept block or section that it is about, `passage` the guid of the passage, where there is one.
    `about` are the words that it rests on, where those are not the message; `accepted` is the
    analyst's reason to leave it so, empty while there is none.
    """

    kind: str
    where: str
    message: str
    blocks: bool = False
    origin: str = ""
    passage: str = ""
    about: str = ""
    fixes: tuple[Fix, ...] = ()
    difference: tuple[Run, ...] = ()
    accepted: str = ""

    @property
    def key(self) -> str:
        """What it is known by: the same until its block or the words that it rests on change."""
        words = hashlib.sha256((self.about or self.message).encode()).hexdigest()[:16]
        return f"{self.kind}:{self.origin}:{words}"
