"""Whether words that are cut from a quotation could turn its meaning."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from briefer import paths
from briefer.memo.estimative import sentences
from briefer.memo.phrases import any_of


def turns_before(quote: str, start: int, language: str | None) -> bool:
    """Say whether an ellipsis must stand where a quotation begins at `start` of its source."""
    begun = sentences(quote[: start + 1])
    return _turns(begun[-1][:-1] if begun else "", language)


def turns_after(quote: str, end: int, language: str | None) -> bool:
    """Say whether an ellipsis must stand where a quotation ends before `end` of its source."""
    rest = sentences(quote[end - 1 :])
    return _turns(rest[0][1:] if rest else "", language)


def _turns(rest: str, language: str | None) -> bool:
    """Say whether the rest of a sentence could turn it; in a language not known, any words could.

    A question is no statement.
    """
    if not any(map(str.isalnum, rest)):
        return "?" in rest
    pattern = _turning().get((language or "").split("-", maxsplit=1)[0])
    return pattern is None or "?" in rest or "¿" in rest or pattern.search(rest) is not None


@cache
def _turning() -> dict[str, re.Pattern[str]]:
    """Return the words of each language as one pattern."""
    path = paths.resources() / "turning.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        language: re.compile(rf"{any_of(entry['words'])}|n['’]t(?!\w)", re.IGNORECASE)
        for language, entry in data.items()
    }
