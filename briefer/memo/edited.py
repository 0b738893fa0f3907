"""A memo that was edited in Word or LibreOffice, held against the edition that it was.

Each quotation is exact, changed or gone; quotation marks round words that no source has are new
and unsourced. What else was changed is told paragraph by paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from briefer.memo.direction import has_rtl
from briefer.memo.document import Extract, Figure, Heading, NotesAt, PageBreak, Rule, Table
from briefer.memo.marks import FEWEST_WORDS, has_marks, quoted
from briefer.memo.outline import Marks, block_lines
from briefer.memo.placed import placed_blocks, placed_runs
from briefer.memo.verbatim import folded, loosely, part_of, same_words
from briefer.model.inline import InlineExtract, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from briefer.memo.document import Block, Memo
    from briefer.memo.edited_file import EditedFile, Remark
    from briefer.memo.marks import Quoted


class Fate(StrEnum):
    """What became of a quotation."""

    EXACT = "exact"
    CHANGED = "changed"
    GONE = "gone"
    UNSOURCED = "unsourced"


class Move(StrEnum):
    """What became of a paragraph."""

    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One use of a passage: its words in the edition and in the file, and where it stands."""

    fate: Fate
    passage: str
    where: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph that is not a quotation's: its words before and now.

    `origin` is the guid of the kept block it was printed from, or empty.
    """

    kind: Move
    where: str
    was: str
    now: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be said of an edited file, in reading order; remarks each with their place."""

    quotations: tuple[Quotation, ...]
    changes: tuple[TextChange, ...]
    remarks: tuple[tuple[str, Remark], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line of the edition; that of a quotation `quotes` the words of a source."""

    where: str
    text: str
    origin: str = ""
    quotes: str = ""


_PLAIN: Final = Marks(note="", note_item="", bullet="", cell=" ")
_AROUND: Final = " \n\"'“”„‟«»‘’"
_ALIKE: Final = 60
"""From here on, of 100, two paragraphs are one that was edited."""
_FOUND: Final = 75
"""From here on words are a quotation that was edited, where no mark says so."""
_STRETCH: Final = 5
"""So many letters in a row tell one text from another,"""
_FEW: Final = 20
"""where there are so many of them."""


def compare(memo: Memo, file: EditedFile, is_sourced: Callable[[str, str], bool]) -> Comparison:
    """Hold an edited file against the memo of its edition.

    `is_sourced(words, before)` says whether words may stand in quotation marks behind a text, as
    far as the sources of the briefing tell: the outlet's own only where it is named there.
    """
    memo, places = _as_printed(memo), _places(file)
    lines = [folded(line.text) for line in _lines(memo)]
    quotations = list(_quotations(memo, file, frozenset(lines)))
    changed = [quotation.now for quotation in quotations if quotation.fate is Fate.CHANGED]
    for number, found in _newly_quoted(memo, file, frozenset(lines)):
        words = found.words
        is_known = is_sourced(words, found.before)
        if not is_known and not any(fuzz.partial_ratio(words, now) >= _FOUND for now in changed):
            quotations.append(Quotation(Fate.UNSOURCED, "", places[number], "", words))
    return Comparison(
        tuple(quotations),
        tuple(_changes(memo, file, places)),
        tuple((places[min(r.paragraph, len(places) - 1)], r) for r in file.remarks if places),
    )


def _as_printed(memo: Memo) -> Memo:
    """Return the memo without words in whose place a translation is printed: no file has those."""
    blocks = (replace(b, original=None) if isinstance(b, Extract) else b for b in memo.blocks)
    return replace(memo, blocks=tuple(blocks))


# ---- quotations


def _quotations(memo: Memo, file: EditedFile, lines: frozenset[str]) -> Iterator[Quotation]:
    """Yield what became of each quotation; `lines` are those of the edition, folded."""
    used: set[int] = set()
    whole = [folded(paragraph.text) for paragraph in file.paragraphs]
    # A paragraph that stands as it was printed has no words that were edited.
    others = [
        paragraph.text
        for paragraph, text in zip(file.paragraphs, whole, strict=True)
        if text not in lines
    ]
    for run in placed_runs(memo):
        for item in run.inlines:
            if isinstance(item, InlineExtract):
                fate, now = _fate(item, file, whole, used) or _sought(item, others)
                yield Quotation(fate, item.passage, run.where, item.words, now)


def _fate(
    item: InlineExtract, file: EditedFile, whole: Sequence[str], used: set[int]
) -> tuple[Fate, str] | None:
    """Say what became of one use of a passage, None where neither mark nor words are there.

    The mark that it is told by is used up.
    """
    marks = [
        (number, mark)
        for number, mark in enumerate(file.marks)
        if mark.passage == item.passage and number not in used and mark.words.strip(_AROUND)
    ]
    for number, mark in marks:
        if _is_same(item, mark.words):
            used.add(number)
            return Fate.EXACT, item.words
    printed = folded(plain_text((item,)))
    if marks:
        number, mark = max(marks, key=lambda one: fuzz.ratio(one[1].words, item.words))
        used.add(number)
        # A paragraph that was split leaves its mark on the second half.
        halves = file.paragraphs[max(mark.paragraph - 1, 0) : mark.paragraph + 1]
        if item.voice.in_marks and printed in folded(" ".join(half.text for half in halves)):
            return Fate.EXACT, item.words
        return Fate.CHANGED, mark.words.strip()
    if any(printed in text for text in whole):
        return Fate.EXACT, item.words
    return None


def _is_same(item: InlineExtract, words: str) -> bool:
    return same_words(words.strip(_AROUND), item.words.strip(_AROUND))


def _sought(item: InlineExtract, texts: Sequence[str]) -> tuple[Fate, str]:
    """Look for words whose mark is gone: the paragraph that is most like them, or none.

    A paragraph that they are only a part of takes many times as long to compare, so that is done
    only with those that have some of their letters in a row.
    """
    words = item.words
    for scorer, among in ((fuzz.ratio, texts), (fuzz.partial_ratio, _sharing(words, texts))):
        found = process.extractOne(words, among, scorer=scorer, score_cutoff=_FOUND, processor=None)
        if found and len(found[0]) >= len(words) // 2:
            return Fate.CHANGED, found[0]
    return Fate.GONE, ""


def _sharing(words: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that have a tenth of the stretches of words, or all where these are few."""
    stretches = [words[at : at + _STRETCH] for at in range(0, len(words), _STRETCH)]
    least = len(stretches) / 10 if len(stretches) >= _FEW else 0
    for text in texts:
        if sum(map(text.__contains__, stretches)) >= least:
            yield text


def _newly_quoted(
    memo: Memo, file: EditedFile, lines: frozenset[str]
) -> Iterator[tuple[int, Quoted]]:
    """Yield words that the edition does not print in marks, with their paragraph.

    A paragraph that is one of its `lines` has none of them, and a word or two are a term.
    """
    marked = [
        loosely(found.words)
        for line in _lines(memo)
        if has_marks(line.text)
        for found in quoted((Text(line.text),))
    ]
    for number, paragraph in enumerate(file.paragraphs):
        if folded(paragraph.text) in lines:
            continue
        for found in quoted((Text(paragraph.text),)):
            stands_in = part_of(loosely(found.words).strip(" .,;:"))
            if len(found.words.split()) >= FEWEST_WORDS and not any(map(stands_in, marked)):
                yield number, found


# ---- paragraphs


def _changes(memo: Memo, file: EditedFile, places: Sequence[str]) -> Iterator[TextChange]:
    """Yield what became of paragraphs, and of what leads in a quotation that is exact."""
    lines = list(_lines(memo))
    texts = [paragraph.text for paragraph in file.paragraphs]
    plain = list(map(folded, texts))
    pairs = _aligned([line.text for line in lines], texts)
    stays = _rising([pairs[number] for number in sorted(pairs)])
    for number, line in enumerate(lines):
        other = pairs.get(number)
        if line.quotes and other is None:
            other = _led_in_elsewhere(line, plain, pairs)
        if line.quotes and (other is None or not _is_led_in_anew(line, plain[other])):
            if other is not None and plain[other] == folded(line.text):
                yield from _moved(line, other, stays, places)
            continue
        if other is None:
            yield TextChange(Move.GONE, line.where, line.text, "", line.origin)
        elif plain[other] != folded(line.text):
            yield TextChange(Move.CHANGED, line.where, line.text, texts[other], line.origin)
        else:
            yield from _moved(line, other, stays, places)
    marked = {mark.paragraph for mark in file.marks if mark.words}
    for number in sorted(set(range(len(texts))) - set(pairs.values()) - marked):
        if texts[number]:
            yield TextChange(Move.NEW, places[number], "", texts[number])


def _moved(
    line: _Line, other: int, stays: Collection[int], places: Sequence[str]
) -> Iterator[TextChange]:
    if other not in stays:
        yield TextChange(Move.MOVED, line.where, line.text, places[other], line.origin)


def _led_in_elsewhere(line: _Line, plain: Sequence[str], pairs: dict[int, int]) -> int | None:
    """Return the folded text that has a quotation whose other words are not like those before."""
    words, taken = folded(line.quotes), set(pairs.values())
    found = (n for n, text in enumerate(plain) if n not in taken and words in text)
    return next(found, None)


def _is_led_in_anew(line: _Line, plain: str) -> bool:
    """Say whether the words of a source stand in a folded text as they did, others around them.

    One that runs from right to left stands in paragraphs of its own, and words of several
    paragraphs are no single line.
    """
    words, before = folded(line.quotes), folded(line.text)
    stands = words in before and words in plain
    return stands and plain != before and not has_rtl(line.text)


def _lines(memo: Memo) -> Iterator[_Line]:
    """Yield the lines that the edition prints, those of a table cell by cell."""
    contents = memo.meta.contents_title
    for where, block in placed_blocks(memo):
        origin = getattr(block, "origin", "")
        if isinstance(block, Rule | PageBreak) or _is_bare(block):
            continue
        if contents and isinstance(block, Heading):
            yield _Line("", contents)
            contents = ""
        if isinstance(block, Table):
            yield _Line(where, plain_text(block.caption), origin)
            for row in (block.header, *block.rows):
                yield from (_Line(where, cell, origin) for cell in row)
            continue
        words = _quoted_in(block)
        for text in block_lines(block, _PLAIN):
            quotes = words if words in text else ""
            yield from (_Line(where, part, origin, quotes) for part in text.split("\n"))
    if memo.notes and memo.meta.notes_at is NotesAt.END:
        yield _Line("", memo.meta.notes_title)


def _quoted_in(block: Block) -> str:
    """Return the words of a source that a quotation prints, nothing in any other block."""
    inlines = block.inlines if isinstance(block, Extract) else ()
    return plain_text(tuple(item for item in inlines if isinstance(item, InlineExtract)))


def _is_bare(block: Block) -> bool:
    """Say whether a block is a picture without a caption, which has no words."""
    return isinstance(block, Figure) and not plain_text(block.caption).strip()


def _aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Pair the paragraphs of two texts: first those that are the same, then the most alike."""
    pairs: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for number, text in reversed(list(enumerate(new))):
        free.setdefault(folded(text), []).append(number)
    for number, text in enumerate(old):
        if numbers := free.get(folded(text)):
            pairs[number] = numbers.pop()
    left = [number for number in range(len(old)) if number not in pairs and old[number].strip()]
    taken = set(pairs.values())
    right = [number for number in range(len(new)) if number not in taken and new[number].strip()]
    for _, one, other in sorted(_alike(old, left, {number: new[number] for number in right})):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _alike(
    old: Sequence[str], left: Iterable[int], new: Mapping[int, str]
) -> Iterator[tuple[float, int, int]]:
    """Yield each two paragraphs that may be one: how alike they are, from -100 on, and which."""
    for one in left:
        found = process.extract(
            old[one], new, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None, processor=None
        )
        yield from ((-score, one, other) for _, score, other in found)


def _rising(numbers: Sequence[int]) -> set[int]:
    """Return the longest run of rising numbers: the paragraphs that stayed where they were."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
    kept: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        kept.add(numbers[place])
        place = before[place]
    return kept


def _places(file: EditedFile) -> list[str]:
    """Return the heading above each paragraph of the file."""
    places: list[str] = []
    heading = "Header"
    for paragraph in file.paragraphs:
        if paragraph.level:
            heading = paragraph.text
        places.append(heading)
    return places or ["Header"]
