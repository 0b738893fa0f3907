"""Findings: what the checks before an export have to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

QUOTATION: Final = "quotation"
VOICE: Final = "voice"
UNSOURCED: Final = "unsourced"
SINGLE_ORIGIN: Final = "single-origin"
EMPTY_SECTION: Final = "empty-section"
LENGTH: Final = "length"
HEADER: Final = "header"
UNDATED: Final = "undated"
NO_OUTLET: Final = "no-outlet"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, a readable place, and a plain sentence that says what to do.

    A finding that `blocks` must be mended before anything is written. `origin` is the guid of the
    kept block that it is about, `passage` the guid of the passage, where there is one.
    """

    kind: str
    where: str
    message: str
    blocks: bool = False
    origin: str = ""
    passage: str = ""
