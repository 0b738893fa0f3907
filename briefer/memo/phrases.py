"""Phrases that are looked for in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases as whole words, the longest first."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    said = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return rf"(?<!\w)(?:{said})(?!\w)"
