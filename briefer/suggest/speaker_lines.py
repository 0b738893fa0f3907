"""Transcripts: text under lines that name who speaks, as "MR. KIRBY: ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.suggest.names import Name
    from briefer.suggest.page import Page

_LABEL = re.compile(r"^[ \t]*([^\W\d_][\w.’' ,()-]{0,70}?)[ \t]*:[ \t]*(?=\S|$)", re.MULTILINE)
_CAPITALS = re.compile(r"^[ \t]*([^\W\d_][\w.’' ,()-]{2,80})[ \t]*$", re.MULTILINE)
_FEWEST = 2
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """Code points `[start, end)` that one person says; `name` is None for somebody unknown."""

    start: int
    end: int
    label: str
    name: Name | None


def turns(page: Page) -> list[Turn]:
    """Return who speaks where in a transcript; nothing where the text is none.

    A line names a speaker if it is in capitals or is nothing but a name of the codebook; a text
    with fewer than two such lines is no transcript.
    """
    labels = _labels(page)
    if len(labels) < _FEWEST or not any(name for *_, name in labels):
        return []
    ends = [start for start, *_ in labels[1:]] + [len(page.text)]
    return [
        Turn(begins, end, label, name)
        for (_, begins, label, name), end in zip(labels, ends, strict=True)
    ]


def _labels(page: Page) -> list[tuple[int, int, str, Name | None]]:
    """Return for each label its start, where the words after it begin, itself, and the name."""
    found = {}
    for pattern, with_colon in ((_CAPITALS, False), (_LABEL, True)):
        for match in pattern.finditer(page.text):
            label = match[1]
            first = page.words.first_from(match.start(1))
            last = page.words.first_from(match.end(1))
            if not 0 < last - first <= _MOST_WORDS:
                continue
            name = _named(page, first, last, whole=not _is_in_capitals(label))
            alone = with_colon or last - first > 1
            if name is not None or (_is_in_capitals(label) and alone):
                found[match.start(1)] = (match.start(1), match.end(), label, name)
    return [found[start] for start in sorted(found)]


def _is_in_capitals(label: str) -> bool:
    return not any(c.islower() for c in label)


def _named(page: Page, first: int, last: int, *, whole: bool) -> Name | None:
    """Return the only name in a label; `whole` asks that nothing but titles stands beside it."""
    names = page.names_within(first, last)
    if len(names) != 1 or len(names[0].owners) != 1:
        return None
    name = names[0]
    beside = [*range(first, name.first), *range(name.last, last)]
    if whole and any(page.words.keys[n] not in page.language.titles for n in beside):
        return None
    return name
