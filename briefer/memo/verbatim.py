"""Whether printed words are the frozen words.

Only what changes no word may differ: white space, soft hyphens, the style of quotation marks, words
in square brackets that the analyst adds, and what an ellipsis leaves out.
"""

from __future__ import annotations

import re

_SIGNS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "\u00ad": None,
    }
)
_ADDITION = re.compile(r"\s*(\[[^\[\]]*\])")
_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}")


def folded(words: str) -> str:
    """Return the words as they are compared: one style of marks, single spaces, no soft hyphens."""
    return " ".join(words.translate(_SIGNS).split())


def same_words(words: str, source: str) -> bool:
    """Say whether `words` are those of `source`, save what may differ."""
    mine, theirs = folded(words), folded(source)
    if mine == theirs:
        return True
    parts = [_without_additions(part, theirs) for part in _ELLIPSIS.split(mine)]
    kept = [part for part in parts if part]
    if len(parts) == 1:
        return parts[0] == theirs
    return bool(kept) and _stand_in_order(kept, theirs)


def _without_additions(part: str, source: str) -> str:
    """Drop the words in brackets that are not in the source."""
    cleared = _ADDITION.sub(lambda found: found[0] if found[1] in source else "", part)
    return " ".join(cleared.split())


def _stand_in_order(parts: list[str], source: str) -> bool:
    """Say whether the parts are whole words of the source, one after the other."""
    at = 0
    for part in parts:
        found = _whole_words(part).search(source, at)
        if found is None:
            return False
        at = found.end()
    return True


def _whole_words(part: str) -> re.Pattern[str]:
    start = r"(?<!\w)" if part[0].isalnum() else ""
    end = r"(?!\w)" if part[-1].isalnum() else ""
    return re.compile(start + re.escape(part) + end)
