"""Lines with right-to-left words: letters joined, and put in the order in which they are drawn."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from arabic_reshaper import ArabicReshaper
from bidi import algorithm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidi.algorithm import Character

    from briefer.memo.pdf.fonts import Look

_ARABIC = ("\u0600", "\u08ff")


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


def joined(text: str) -> str:
    """Return the text with its Arabic letters in the forms that they take beside one another."""
    if text.isascii() or not any(_ARABIC[0] <= char <= _ARABIC[1] for char in text):
        return text
    return _reshaper().reshape(text)


def visual(stretches: Sequence[tuple[str, Look]], *, rtl: bool) -> list[tuple[str, Look]]:
    """Return the stretches of one line in the order in which they are drawn, from left to right."""
    looks = [look for text, look in stretches for _ in text]
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(rtl)
    storage["base_dir"] = "R" if rtl else "L"
    algorithm.get_embedding_levels("".join(text for text, _ in stretches), storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    algorithm.apply_mirroring(storage, debug=False)
    ordered: list[tuple[list[str], Look]] = []
    for char in _accents_last(storage["chars"]):
        look = looks[char["place"]]
        if ordered and ordered[-1][1] is look:
            ordered[-1][0].append(char["ch"])
        else:
            ordered.append(([char["ch"]], look))
    return [("".join(chars), look) for chars, look in ordered]


def _accents_last(chars: Iterable[Character]) -> Iterator[Character]:
    """Yield the characters with the accents of a reversed letter behind it again."""
    accents: list[Character] = []
    for char in chars:
        if char["level"] % 2 and unicodedata.combining(char["ch"]):
            accents.insert(0, char)
            continue
        yield char
        yield from accents
        accents = []
    yield from accents
