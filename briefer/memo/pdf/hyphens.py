"""Where a word may be broken at the end of a line, in its language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyphen import Pyphen

_WORD: Final = re.compile(r"\W{0,9}([^\W\d_]{1,60})\W{0,9}")
"""A word with what stands beside it. What is longer is none."""


def syllables(word: str, language: str) -> Sequence[str]:
    """Return a word in the parts that a hyphen may come between; whole where none may.

    An address or a number is whole.
    """
    patterns, found = _patterns(language), _WORD.fullmatch(word)
    if patterns is None or found is None:
        return (word,)
    cuts = [found.start(1) + place for place in patterns.positions(found[1])]
    return [word[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(word)], strict=True)]


@cache
def _patterns(language: str) -> Pyphen | None:
    # Few memos have a word that is wider than a line, and every start of the program would load it.
    import pyphen  # noqa: PLC0415 - see above

    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=known) if known else None
