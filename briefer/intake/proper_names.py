"""What names of people and outlets look like: big first letters, and small words between."""

from __future__ import annotations

_SMALL_WORDS = {
    *("a", "al", "and", "bin", "da", "das", "de", "del", "den", "der", "di", "die", "do", "dos"),
    *("du", "e", "el", "en", "et", "for", "ibn", "in", "la", "las", "le", "les", "los", "of"),
    *("the", "und", "van", "von", "y", "&"),
}


def is_small(word: str) -> bool:
    """Say whether the word stands inside names without being one: de, of the, van."""
    return word.lower() in _SMALL_WORDS


def count_big(words: str) -> int:
    """Return how many of the words could stand in a name; scripts without case all could."""
    return sum(not word[0].islower() or is_small(word) for word in words.split())
