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
_ORDINARY: Final = re.compile(
    r"[(\[{“”„«»‘’‚‹›\"'¿¡–—…]{0,9}"
    r"(?:[^\W\d_]{1,4}[’'])?"
    r"([^\W\d_]{5,60})"
    r"[)\]}“”«»‘’‹›\"'.,;:?!–—…]{0,9}"
)
"""A word of a sentence, with an article before it that lost its vowel."""
_ADDRESS: Final = re.compile(
    r"[a-z]{2,9}://[^\s/?#]+|[/.,~_?#%&=-]?[^\s/.,~_?#%&=-]*", re.IGNORECASE
)
"""An address up to its first stroke, or what a line may begin with behind that."""
_NOUNS_IN_CAPITALS: Final = "de"
_BEFORE, _AFTER = 2, 3
"""So many letters of an ordinary word at least stand before a hyphen, and after it."""


def syllables(word: str, language: str) -> Sequence[str]:
    """Return a word in the parts that a hyphen may come between; whole where none may.

    For a word that is wider than its line. An address or a number is whole.
    """
    patterns, found = _patterns(language), _WORD.fullmatch(word)
    if patterns is None or found is None:
        return (word,)
    cuts = [found.start(1) + place for place in patterns.positions(found[1])]
    return [word[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def address_parts(word: str) -> Sequence[str]:
    """Return an address in the parts that it is read in; nothing where the word is none.

    Each begins with a sign, for none may stand at the end of a line: a reader would take a hyphen
    there for one that is not of the address, and a full stop for the end of the sentence. One that
    is a sign alone ends the part before it.
    """
    if "://" not in word[:12]:
        return ()
    parts = _ADDRESS.findall(word)[:-1]
    return parts if len(parts[-1]) > 1 else [*parts[:-2], "".join(parts[-2:])]


def places(word: str, language: str) -> Sequence[int]:
    """Return where a word that fits a line may be broken all the same, the last place first.

    An address, a number, an abbreviation and a name are never broken, nor is a short word. Names
    are told by their capital: in German every noun has one.
    """
    found = _ORDINARY.fullmatch(word)
    if found is None:
        return ()
    letters = found[1]
    plain = letters[1:] if language.partition("-")[0] == _NOUNS_IN_CAPITALS else letters
    if plain != plain.lower():
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    start, last = found.start(1), len(letters) - _AFTER
    cuts = [start + cut for cut in patterns.positions(letters) if _BEFORE <= cut <= last]
    return cuts[::-1]


@cache
def _patterns(language: str) -> Pyphen | None:
    # Few memos have a word that is broken, and every start of the program would load it.
    import pyphen  # noqa: PLC0415 - see above

    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=known) if known else None
