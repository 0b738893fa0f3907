"""How names are compared: case, accents, quote marks and spacing do not count."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import process

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def fold(name: str) -> str:
    """Return the key under which `name` is looked up; folding a key again changes nothing."""
    if name.isascii():
        return " ".join(name.casefold().split())
    decomposed = unicodedata.normalize("NFKD", name.translate(_QUOTES))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    # After the decomposition: it makes capitals of signs such as № and ℃.
    return " ".join(plain.casefold().split())


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return the candidates most like `name`, best first, at least half alike."""
    unique = list(dict.fromkeys(candidates))
    found = process.extract(name, unique, processor=fold, limit=limit, score_cutoff=50)
    return [match[0] for match in found]


def initials(name: str) -> str:
    """Return two letters for a chip: of the first two words, or of the only one."""
    composed = unicodedata.normalize("NFC", name)
    words = [word for word in composed.replace("-", " ").split() if word[0].isalpha()]
    capital = [word for word in words if word[0].isupper()] or words
    if not capital:
        return "?"
    first = capital[0][:2] if len(capital) == 1 else capital[0][0] + capital[1][0]
    # A capital can be longer than its letter: ß, ﬁ.
    return first.upper()[:2]
