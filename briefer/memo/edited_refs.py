"""A paragraph that was changed in an edited file, with the references that it still has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from briefer.memo.running_text import runs
from briefer.model.inline import CrossRef, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.model.inline import Inline

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")


def printed(memo: Memo) -> dict[str, str]:
    """Return what each reference of an edition printed, by its target (a guid)."""
    found = (item for block in memo.blocks for run in runs(block) for item in run)
    return {item.target: item.text for item in found if isinstance(item, CrossRef)}


def rewritten(run: tuple[Inline, ...], was: tuple[Inline, ...], now: str) -> tuple[Inline, ...]:
    """Return a kept run of words and references that says `now`.

    `was` is the run as it was printed, inline by inline. A reference stays where its printed words
    do, whole; any other goes, and what stands there now is plain words.
    """
    said = plain_text(was)
    moved = _places(said, now)
    made: list[Inline] = []
    at = end = 0
    for item, before in zip(run, was, strict=True):
        start, at = at, at + len(plain_text((before,)))
        places = [moved.get(place, -1) for place in range(start, at)]
        if not isinstance(item, CrossRef) or not places or places[0] < end:
            continue
        if places == list(range(places[0], places[0] + len(places))):
            made += [Text(now[end : places[0]]), item]
            end = places[-1] + 1
    return tuple(part for part in (*made, Text(now[end:])) if part != Text(""))


def _places(was: str, now: str) -> dict[int, int]:
    """Return where each letter of the words that stay stands now: words stay whole or go."""
    old, new = list(_words(was)), list(_words(now))
    matcher = SequenceMatcher(None, [w for w, _ in old], [w for w, _ in new], autojunk=False)
    return {
        old[a + n][1] + letter: new[b + n][1] + letter
        for a, b, size in matcher.get_matching_blocks()
        for n in range(size)
        for letter in range(len(old[a + n][0]))
    }


def _words(text: str) -> Iterator[tuple[str, int]]:
    return ((found[0], found.start()) for found in _WORD.finditer(text))
