"""How names are compared: case, accents, quote marks and spacing do not count."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import process

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def fold(name: str) -> str:
    """Return the key under which `name` is looked up."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_QUOTES).casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.split())


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return the candidates most like `name`, best first, at least half alike."""
    unique = list(dict.fromkeys(candidates))
    found = process.extract(name, unique, processor=fold, limit=limit, score_cutoff=50)
    return [match[0] for match in found]


def initials(name: str) -> str:
    """Return two letters for a chip: of the first two words, or of the only one."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    capital = [word for word in words if word[0].isupper()] or words
    if not capital:
        return "?"
    if len(capital) == 1:
        return capital[0][:2].upper()
    return (capital[0][0] + capital[1][0]).upper()
