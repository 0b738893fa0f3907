"""Mending a block of a memo: the words that a finding is about, put right or taken out.

The words are an extract of a passage, or words that the analyst typed between quotation marks. All
functions take a kept block and return the block as it should be kept; what they do not touch stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.memo.cites import with_notes
from briefer.memo.marks import quoted
from briefer.memo.running_text import joined
from briefer.memo.sentence import opens
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.memo import AS_BASIS, AS_EXTRACT, EXTRACT, PARAGRAPH, MemoBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.memo.marks import Quoted
    from briefer.model.inline import Inline
    from briefer.model.partial import Part
    from briefer.model.passage import Passage

    Run = tuple[Inline, ...]
    Change = Callable[[Run, int], Run]

_STOPS = ".,;:?!"
_CLOSING = ("”", "“", "»", '"')


@dataclass(frozen=True, slots=True)
class Spot:
    """The words that a finding is about: those of a passage (its guid), or typed ones without."""

    words: str
    passage: str = ""

    def is_at(self, item: Inline) -> bool:
        """Say whether an inline is the extract that is meant."""
        if not isinstance(item, InlineExtract) or item.words != self.words:
            return False
        return not self.passage or item.passage == self.passage


def restored(block: MemoBlock, spot: Spot, words: str, parts: tuple[Part, ...] = ()) -> MemoBlock:
    """Return the block with the source's words in place of those of the memo.

    `parts` says which they are where those of an extract are not all of them.
    """

    def put_back(run: Run, at: int) -> Run:
        item = run[at]
        if not isinstance(item, InlineExtract):
            return run
        changed = replace(item, words=words, parts=parts)
        return (*run[:at], changed, *run[at + 1 :])

    mended = _changed(block, spot, put_back, lambda run, _: _retyped(run, spot, words))
    is_whole = block.kind == EXTRACT and block.words == spot.words
    notes = [item for run in mended.content for item in run if isinstance(item, NoteRef)]
    if any(note.passage == spot.passage for note in notes):
        mended = _resting(mended, spot.passage)
    return replace(mended, words=words, parts=parts) if is_whole else mended


def paraphrased(block: MemoBlock, spot: Spot, lead: str) -> MemoBlock:
    """Return the block with the words as the analyst's own: without marks, with their note.

    `lead` stands before them where they were an extract that the program led in.
    """
    if block.kind != EXTRACT or not block.words:
        mended = _changed(block, spot, _said, lambda run, _: _unmarked(run, spot))
        return _resting(mended, spot.passage)
    guid = block.extract or spot.passage
    own = block.content[0] if block.content and plain_text(block.content[0]).strip() else ()
    held = [place for place, item in enumerate(own) if spot.is_at(item)]
    if held:
        run = _said(own, held[0])
    else:
        before = (*_unopened(own), Text(" ")) if own else (Text(lead),)
        run = (*before, Text(block.words), *_note(guid))
    text = replace(block, kind=PARAGRAPH, content=(joined(run),), words="", passages=(), parts=())
    return _resting(text, guid)


def attributed(block: MemoBlock, spot: Spot, said: str) -> MemoBlock:
    """Return the block with `said`, words that name the outlet, before the opening mark.

    An extract loses the lead-in that was written for it: the generated one names the outlet.
    """
    if block.kind == EXTRACT and block.words:
        return replace(block, content=())
    return _changed(
        block,
        spot,
        lambda run, at: _named(run, at, said),
        lambda run, _: _named_typed(run, spot, said),
    )


def exchanged(block: MemoBlock, spot: Spot, passage: Passage) -> MemoBlock:
    """Return the block with another passage in place of the one that it prints."""
    if block.kind == EXTRACT and block.words:
        tie = (passage.guid, AS_EXTRACT)
        return replace(block, content=(), words=passage.quote, passages=(tie,), parts=())

    def exchange(run: Run, at: int) -> Run:
        new = InlineExtract(passage.guid, passage.quote, passage.voice)
        after = list(run[at + 1 :])
        for place, item in enumerate(after):
            if isinstance(item, NoteRef) and item.passage == spot.passage:
                after[place] = NoteRef(passage.guid)
                break
        return (*run[:at], new, *after)

    mended = _changed(block, spot, exchange, lambda run, _: run)
    ties = tuple(tie for tie in mended.passages if tie[0] != spot.passage)
    return _resting(replace(mended, passages=ties), passage.guid)


def without(block: MemoBlock, spot: Spot) -> MemoBlock | None:
    """Return the block without the words, their marks and their note; None where it was they."""
    if block.kind == EXTRACT and block.words:
        return None
    mended = _changed(block, spot, _taken_out, lambda run, _: run)
    if mended == block or not any(plain_text(run).strip() for run in mended.content):
        return None
    ties = tuple(tie for tie in mended.passages if tie[0] != spot.passage)
    return replace(mended, passages=ties)


def rests_on(block: MemoBlock) -> set[str]:
    """Return the passages (guids) that a text rests on or has notes on.

    An extract inside it is not among them: what became of it is known by its words.
    """
    noted = {item.passage for run in block.content for item in run if isinstance(item, NoteRef)}
    quoted_here = {
        item.passage for run in block.content for item in run if isinstance(item, InlineExtract)
    }
    return ({guid for guid, _ in block.passages} | noted) - quoted_here


def without_notes_on(block: MemoBlock, known: frozenset[str]) -> MemoBlock:
    """Return the block without notes on passages that are not known, and not resting on them."""
    runs = tuple(
        tuple(item for item in run if not isinstance(item, NoteRef) or item.passage in known)
        for run in block.content
    )
    ties = tuple(tie for tie in block.passages if tie[0] in known)
    return replace(block, content=runs, passages=ties)


def _changed(block: MemoBlock, spot: Spot, extract: Change, typed: Change) -> MemoBlock:
    """Change the first run that has the words: as an extract, else as typed words in marks."""
    runs = list(block.content)
    for change in (extract, typed):
        for number, run in enumerate(runs):
            places = [place for place, item in enumerate(run) if spot.is_at(item)]
            if change is typed:
                new = typed(run, 0)
            elif places:
                new = extract(run, places[0])
            else:
                continue
            if new != run:
                runs[number] = joined(new)
                return replace(block, content=tuple(runs))
    return block


# ---- words of a passage


def _said(run: Run, at: int) -> Run:
    """Turn an extract into plain words, without the marks that were typed around it."""
    item = run[at]
    if not isinstance(item, InlineExtract):
        return run
    before, after = _bare(run[:at], run[at + 1 :])
    has_note = any(isinstance(i, NoteRef) and i.passage == item.passage for i in after)
    note = () if has_note else _note(item.passage)
    return (*before, Text(item.words), *note, *after)


def _taken_out(run: Run, at: int) -> Run:
    item = run[at]
    if not isinstance(item, InlineExtract):
        return run
    before, after = _bare(run[:at], run[at + 1 :])
    for place, other in enumerate(after):
        if isinstance(other, NoteRef) and other.passage == item.passage:
            after = (*after[:place], *after[place + 1 :])
            break
    return (*before, *after)


def _named(run: Run, at: int, said: str) -> Run:
    before = run[:at]
    last = before[-1] if before else None
    if isinstance(last, Text) and opens(last.text):
        return (*before[:-1], Text(f"{last.text[:-1]}{said}{last.text[-1]}"), *run[at:])
    return (*before, Text(said), *run[at:])


def _bare(before: Run, after: Run) -> tuple[Run, Run]:
    """Return what stands around an extract, without the marks right beside it."""
    if not before or not isinstance(before[-1], Text) or not opens(before[-1].text):
        return before, after
    before = (*before[:-1], Text(before[-1].text[:-1]))
    for place, item in enumerate(after):
        if isinstance(item, Text) and item.text.startswith(_CLOSING):
            return before, (*after[:place], Text(item.text[1:]), *after[place + 1 :])
        if not isinstance(item, NoteRef):
            break
    return before, after


# ---- words that were typed


def _retyped(run: Run, spot: Spot, words: str) -> Run:
    """Return the run with other words between the marks, and with their note where it has none."""
    found = _typed(run, spot)
    if found is None:
        return run
    new = _spliced(run, found.start, found.end, words)
    if not spot.passage or any(isinstance(i, NoteRef) and i.passage == spot.passage for i in run):
        return new
    behind = found.closes + len(words) - len(spot.words)
    stop = plain_text(new)[behind : behind + 1]
    return with_notes(new, (spot.passage,), behind + 1 if stop and stop in _STOPS else behind)


def _unmarked(run: Run, spot: Spot) -> Run:
    found = _typed(run, spot)
    if found is None:
        return run
    return _spliced(run, len(found.before), found.closes, spot.words, _note(spot.passage))


def _named_typed(run: Run, spot: Spot, said: str) -> Run:
    found = _typed(run, spot)
    return run if found is None else _spliced(run, len(found.before), len(found.before), said)


def _typed(run: Run, spot: Spot) -> Quoted | None:
    """Return the typed words with their marks, None where they are not there."""
    return next((found for found in quoted(run) if found.words == spot.words), None)


def _spliced(run: Run, start: int, end: int, words: str, extra: Run = ()) -> Run:
    """Put words in place of a stretch of the run's text, into the item in which it begins."""
    items: list[Inline] = []
    at, is_put = 0, False
    for item in run:
        length = len(plain_text((item,)))
        first, last = start - at, end - at
        at += length
        if not isinstance(item, Text | Emph | Link) or first > length or last < 0 or not length:
            items.append(item)
            continue
        head, tail = item.text[: max(first, 0)], item.text[max(last, 0) :]
        if is_put:
            items.append(replace(item, text=head + tail))
        elif extra:
            items += [replace(item, text=head + words), *extra, replace(item, text=tail)]
        else:
            items.append(replace(item, text=head + words + tail))
        is_put = True
    return tuple(items)


# ---- runs and blocks


def _note(guid: str) -> Run:
    return (NoteRef(guid),) if guid else ()


def _unopened(lead: Run) -> Run:
    """Return a lead-in without a mark left open at its end."""
    *first, last = lead
    if not isinstance(last, Text):
        return lead
    words = last.text.rstrip()
    return (*first, Text(words[:-1].rstrip() if opens(words) else words))


def _resting(block: MemoBlock, guid: str) -> MemoBlock:
    """Return the block with the passage as its basis, where it has none of it yet."""
    if not guid or any(known == guid for known, _ in block.passages):
        return block
    return replace(block, passages=(*block.passages, (guid, AS_BASIS)))
