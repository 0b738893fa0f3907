"""Notes on passages in a sentence of the analyst's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.model.inline import CrossRef, InlineExtract, NoteRef, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.inline import Inline


def with_notes(
    run: tuple[Inline, ...], passages: Sequence[str], at: int | None = None
) -> tuple[Inline, ...]:
    """Return running text with notes on these passages at a place of its plain text.

    Without a place they stand at its end. Notes that are there already stay before them; nothing is
    cited twice at one place. Inside of an extract or a reference they stand after it.
    """
    before, after = _split(run, len(plain_text(run)) if at is None else at)
    while after and isinstance(after[0], NoteRef):
        before.append(after.pop(0))
    there = set()
    for item in reversed(before):
        if not isinstance(item, NoteRef):
            break
        there.add(item.passage)
    notes = [NoteRef(guid) for guid in dict.fromkeys(passages) if guid not in there]
    return tuple(item for item in (*before, *notes, *after) if item != Text(""))


def _split(run: tuple[Inline, ...], at: int) -> tuple[list[Inline], list[Inline]]:
    """Return what stands before a place of the plain text, and what after it."""
    before: list[Inline] = []
    for number, item in enumerate(run):
        length = len(plain_text((item,)))
        if at > length or (at == length and length):
            before.append(item)
            at -= length
            continue
        if at <= 0 or isinstance(item, NoteRef):
            return before, list(run[number:])
        if isinstance(item, InlineExtract | CrossRef):
            return [*before, item], list(run[number + 1 :])
        parts = replace(item, text=item.text[:at]), replace(item, text=item.text[at:])
        return [*before, parts[0]], [parts[1], *run[number + 1 :]]
    return before, []
