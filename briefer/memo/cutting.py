"""Printing part of a passage: cutting words, adding words in brackets, putting all back.

A place is a code point of the words as they are printed, so that what is selected on the screen
can be handed on as it is. Words are cut and kept whole.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo.turning import turns_after, turns_before
from briefer.model.partial import Added, Kept
from briefer.model.text import single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.model.partial import Part

ELLIPSIS: Final = "[…]"
_CLOSING: Final = tuple(",.;:?!)”’»")
_OPENING: Final = tuple("(“‘«¿¡")


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a passage, and the language they are in where it is known."""

    quote: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some printed words: where they begin, and the part that they print; an ellipsis has none."""

    start: int
    words: str
    part: Part | None = None

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


def parts_of(parts: tuple[Part, ...], source: Source) -> tuple[Part, ...]:
    """Return the parts of a quotation; one that has none is whole."""
    return parts or (Kept(0, source.quote),)


def printed(parts: Sequence[Part], source: Source) -> str:
    """Return a quotation as it must be printed, with an ellipsis only where one is needed."""
    return "".join(piece.words for piece in pieces(parts, source))


def pieces(
    parts: Sequence[Part], source: Source, *, before: bool = False, after: bool = False
) -> tuple[Piece, ...]:
    """Return the printed words piece by piece.

    `before` and `after` print an ellipsis at that end of the quotation, if anything is cut there,
    even where none is needed.
    """
    found: list[Piece] = []
    words = ""
    for token, part in _tokens(parts, source, before=before, after=after):
        space = _space(words, token, found[-1].part if found else None, part)
        if space:
            found[-1] = replace(found[-1], words=found[-1].words + space)
        words += space
        found.append(Piece(len(words), token, part))
        words += token
    return tuple(found)


def keep(parts: tuple[Part, ...], source: Source, first: int, last: int) -> tuple[Part, ...]:
    """Return what is left where only the words printed from `first` to `last` are kept."""
    return _tidied(_within(parts, source, first, last), source)


def leave_out(parts: tuple[Part, ...], source: Source, first: int, last: int) -> tuple[Part, ...]:
    """Return what is left where the words printed from `first` to `last` are cut."""
    left: list[Part] = []
    for piece in pieces(parts_of(parts, source), source):
        match piece.part:
            case Added() if piece.end <= first or piece.start >= last:
                left.append(piece.part)
            case Kept() as kept:
                start, end = _span(kept, piece, first, last)
                if start >= end:
                    left.append(kept)
                    continue
                start, end = _whole_words(source.quote, start, end)
                left += _cut(kept, kept.at, start)
                left += _cut(kept, end, kept.end)
    return _tidied(left, source)


def add(parts: tuple[Part, ...], source: Source, at: int, words: str) -> tuple[Part, ...]:
    """Return the quotation with words of the analyst's in brackets after the word at a place."""
    added = Added(_clean(words))
    left: list[Part] = []
    waiting = True
    for piece in pieces(parts_of(parts, source), source):
        kept = piece.part
        if waiting and isinstance(kept, Kept) and at < piece.end:
            waiting = False
            place = _word_end(source.quote, _place_in(kept, piece, at))
            left += [*_cut(kept, kept.at, place), added, *_cut(kept, place, kept.end)]
        elif kept is not None:
            left.append(kept)
    return _tidied([*left, added] if waiting else left, source)


def turn(parts: tuple[Part, ...], source: Source) -> tuple[Part, ...]:
    """Turn the first letter: `[S]eeks` for `seeks`, and back. Only a letter with a case turns."""
    first, *others = parts_of(parts, source)
    if not isinstance(first, Kept) or first.words[:1].swapcase() == first.words[:1]:
        raise InputError("The quotation does not begin with a letter that could be turned.")
    return _tidied([replace(first, turned=not first.turned), *others], source)


def is_in_order(parts: Sequence[Part], quote: str) -> bool:
    """Say whether the parts are whole words of the source, one after the other."""
    kept = [part for part in parts if isinstance(part, Kept)]
    return (
        bool(kept)
        and all(quote[part.at : part.end] == part.words for part in kept)
        and all(one.end <= other.at for one, other in pairwise(kept))
        and not any(_splits(quote, place) for part in kept for place in (part.at, part.end))
    )


def moved(parts: tuple[Part, ...], quote: str) -> tuple[Part, ...] | None:
    """Return the parts where they stand in the source now, None where they do not.

    A passage can have got another beginning since it was cut.
    """
    first = next((part for part in parts if isinstance(part, Kept)), None)
    if first is None or not first.words:
        return None
    if is_in_order(parts, quote):
        return parts
    at = quote.find(first.words)
    while at >= 0:
        here = tuple(_shifted(part, at - first.at) for part in parts)
        if is_in_order(here, quote):
            return here
        at = quote.find(first.words, at + 1)
    return None


def _tokens(
    parts: Sequence[Part], source: Source, *, before: bool, after: bool
) -> Iterator[tuple[str, Part | None]]:
    quote, end = source.quote, -1
    for part in parts:
        if isinstance(part, Added):
            yield f"[{part.words}]", part
            continue
        if end >= 0:
            is_cut = bool(quote[end : part.at].strip())
        else:
            is_cut = _has_words(quote[: part.at]) and (
                before or turns_before(quote, part.at, source.language)
            )
        if is_cut:
            yield ELLIPSIS, None
        yield _said(part), part
        end = part.end
    more = after and _has_words(quote[end:])
    if end > 0 and (more or turns_after(quote, end, source.language)):
        yield ELLIPSIS, None


def _said(part: Kept) -> str:
    if not part.turned:
        return part.words
    return f"[{part.words[0].swapcase()}]{part.words[1:]}"


def _space(words: str, token: str, one: Part | None, other: Part | None) -> str:
    """Return what stands between two pieces."""
    if not words:
        return ""
    if isinstance(one, Kept) and words.endswith(_OPENING):
        return ""
    return "" if isinstance(other, Kept) and token.startswith(_CLOSING) else " "


def _within(parts: tuple[Part, ...], source: Source, first: int, last: int) -> Iterator[Part]:
    for piece in pieces(parts_of(parts, source), source):
        match piece.part:
            case Added() if first < piece.end and piece.start < last:
                yield piece.part
            case Kept() as kept:
                start, end = _span(kept, piece, first, last)
                if start < end:
                    yield from _cut(kept, *_whole_words(source.quote, start, end))


def _span(kept: Kept, piece: Piece, first: int, last: int) -> tuple[int, int]:
    """Return what of a part is printed between two places, in code points of the source."""
    return _place_in(kept, piece, first), _place_in(kept, piece, last)


def _place_in(kept: Kept, piece: Piece, at: int) -> int:
    """Return the place of the source that is printed at `at`, at most the ends of the part."""
    along = at - piece.start
    if kept.turned and along > 0:
        along = max(along - 2, 1 if along > 1 else 0)
    return kept.at + max(0, min(along, len(kept.words)))


def _cut(kept: Kept, start: int, end: int) -> Iterator[Kept]:
    """Yield some words of a part, without the space around them."""
    start, end = max(start, kept.at), min(end, kept.end)
    words = kept.words[start - kept.at : max(end, start) - kept.at]
    if words.strip():
        begins = start + len(words) - len(words.lstrip())
        yield Kept(begins, words.strip(), turned=kept.turned and begins == kept.at)


def _whole_words(quote: str, start: int, end: int) -> tuple[int, int]:
    """Return the place grown to whole words; space at its ends is no part of it."""
    while start < end and quote[start].isspace():
        start += 1
    while start < end and quote[end - 1].isspace():
        end -= 1
    while start < end and _splits(quote, start):
        start -= 1
    return start, _word_end(quote, end) if start < end else end


def _word_end(quote: str, at: int) -> int:
    while _splits(quote, at):
        at += 1
    return at


def _splits(quote: str, at: int) -> bool:
    """Say whether a place is inside a word, a number or brackets: `do|n’t`, `1|,200`, `[s|ic]`."""
    if not 0 < at < len(quote):
        return False
    one, other = quote[at - 1], quote[at]
    if (_in_word(one) and _in_word(other)) or _is_amount(one, other):
        return True
    if _is_bracketed(quote, at):
        return True
    if other in _JOINTS and _in_word(one):
        return at + 1 < len(quote) and _in_word(quote[at + 1])
    return one in _JOINTS and _in_word(other) and at > 1 and _in_word(quote[at - 2])


_JOINTS: Final = frozenset("'’-‐‑.,")
"""Between two letters or digits without a space, these belong to the word."""


def _is_amount(one: str, other: str) -> bool:
    """Say whether a sign belongs to the number beside it: `$12`, `-3`, `12%`."""
    before = (one in "+-−" and other in "$€£¥") or (one in "$€£¥+-−" and other.isdigit())
    return before or (one.isdigit() and other in "%‰°")


def _is_bracketed(quote: str, at: int) -> bool:
    """Say whether a place is inside of brackets of the source's own."""
    opened = quote.rfind("[", 0, at)
    closed = quote.find("]", at)
    inside = quote[opened + 1 : closed]
    return 0 <= opened < closed and "[" not in inside and "]" not in inside


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_\u00ad\u200b\u2060" or unicodedata.combining(sign) > 0


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _tidied(parts: Iterable[Part], source: Source) -> tuple[Part, ...]:
    """Join parts between which nothing is cut; a quotation that is whole has no parts.

    Of signs alone, only those that end the source are kept.
    Raises InputError where nothing of the source is left.
    """
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Kept) and isinstance(last, Kept) and not part.turned:
            gap = source.quote[last.end : part.at]
            if not gap.strip():
                found[-1] = replace(last, words=source.quote[last.at : part.end])
                continue
        if isinstance(part, Added) or _has_words(part.words) or part.end == len(source.quote):
            found.append(part)
    if not any(isinstance(part, Kept) and _has_words(part.words) for part in found):
        raise InputError("Nothing of the source would be left; remove the passage instead.")
    whole = source.quote.strip()
    only = found[0] if len(found) == 1 else None
    if isinstance(only, Kept) and only.words == whole and not only.turned:
        return ()
    return tuple(found)


def _clean(words: str) -> str:
    """Return what goes between brackets; raise InputError where it cannot."""
    clean = single_line(words).strip().strip("[]").strip()
    if not _has_words(clean) or "[" in clean or "]" in clean:
        raise InputError("Write the words to add, without brackets; they are put around them.")
    return clean


def _shifted(part: Part, by: int) -> Part:
    return replace(part, at=part.at + by) if isinstance(part, Kept) else part
