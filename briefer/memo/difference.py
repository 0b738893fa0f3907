"""How printed words differ from their source, word by word, for both to be shown side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from briefer.memo.verbatim import compared, is_permitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAME: Final = "same"
REMOVED: Final = "removed"
"""Words that the memo has and its source has not."""
ADDED: Final = "added"
"""Words that the source has and the memo has not."""

_AROUND: Final = ' \n"“”«»'
_WORD: Final = re.compile(r"\[[^\[\]]*\]\s*|[^\s\[]+\s*|\[\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row: in both texts, in the memo alone, or in the source alone.

    The runs that are `SAME` or `REMOVED` are the memo's text, letter by letter.
    """

    kind: str
    words: str


def difference(words: str, source: str) -> tuple[Run, ...]:
    """Return the memo's words and the source's as runs; one that may differ is the same."""
    mine, theirs = _WORD.findall(words), _WORD.findall(source)
    steps = Indel.opcodes([compared(word) for word in mine], [compared(word) for word in theirs])
    runs: list[Run] = [Run(SAME, words[: len(words) - len(words.lstrip())])]
    for step in steps:
        if step.tag == "equal":
            runs.append(Run(SAME, "".join(mine[step.src_start : step.src_end])))
            continue
        runs += _mine(mine[step.src_start : step.src_end])
        runs.append(Run(ADDED, "".join(theirs[step.dest_start : step.dest_end])))
    return tuple(_joined(runs))


def nearest_part(words: str, source: str) -> str:
    """Return the whole words of the source that are most like `words`, without marks around."""
    found = fuzz.partial_ratio_alignment(words, source)
    if found is None or len(words) >= len(source):
        return source
    before = source[: found.dest_start]
    start = len(before) - len(before.split()[-1]) if before and not before[-1].isspace() else None
    after = source[found.dest_end :]
    more = len(after.split()[0]) if after and not after[0].isspace() else 0
    part = source[found.dest_start if start is None else start : found.dest_end + more]
    return _trimmed(words, part.strip(_AROUND))


def _trimmed(words: str, part: str) -> str:
    """Take words off the ends of the part that stand beside what both have alike."""
    runs = difference(words, part)
    if len(runs) > 1 and (runs[0].kind, runs[1].kind) == (ADDED, SAME):
        part = part[len(runs[0].words) :]
    if len(runs) > 1 and (runs[-2].kind, runs[-1].kind) == (SAME, ADDED):
        part = part[: -len(runs[-1].words)]
    return part.strip(_AROUND)


def _mine(words: Iterable[str]) -> Iterator[Run]:
    for word in words:
        yield Run(SAME if is_permitted(word.strip()) else REMOVED, word)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Put neighbours of one kind together, between two that are the same what is removed first."""
    removed = added = same = ""
    for run in runs:
        if run.kind == SAME and run.words:
            yield from _filled(Run(REMOVED, removed), Run(ADDED, added))
            removed = added = ""
            same += run.words
            continue
        if run.words:
            yield from _filled(Run(SAME, same))
            same = ""
        removed += run.words if run.kind == REMOVED else ""
        added += run.words if run.kind == ADDED else ""
    yield from _filled(Run(SAME, same), Run(REMOVED, removed), Run(ADDED, added))


def _filled(*runs: Run) -> Iterator[Run]:
    return (run for run in runs if run.words)
