"""Whether printed words are the frozen words.

Only what changes no word may differ: white space, soft hyphens, the style of quotation marks, words
in square brackets that the analyst adds, a capital that brackets turn small or the other way round,
and what an ellipsis leaves out.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from briefer.model.steering import ENDS, LEFT_TO_RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DOUBLE: Final = "“”„‟«»"
_SINGLE: Final = "‘’‚‛‹›"
_UNSEEN: Final = f"\u00ad\u200b\u2060\ufeff{ENDS}{LEFT_TO_RIGHT}"
_SIGNS: Final = (
    *((sign, '"') for sign in _DOUBLE),
    *((sign, "'") for sign in _SINGLE),
    *((sign, "") for sign in _UNSEEN),
)
# « so » is spaced in French; »so« in German is not, and there the space belongs to the sentence.
_GUILLEMET_SPACE: Final = re.compile(r"(?:(?<=^[«‹])|(?<=[\s(\[][«‹]))\s+|\s+(?=[»›](?!\w))")
_GUILLEMET: Final = re.compile("[«»‹›]")
_ADDITION: Final = re.compile(r"\s*(\[[^\[\]]*\])\s*")
_LETTER: Final = re.compile(r"\[([^\W\d_])\](?=\w)")
_ELLIPSIS: Final = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}")


def folded(words: str) -> str:
    """Return the words as they are compared: one style of marks, single spaces, no soft hyphens."""
    if not words.isascii():
        for sign, other in _SIGNS:  # ten times as fast as one translation
            words = words.replace(sign, other)
    return " ".join(words.split())


def same_words(words: str, source: str) -> bool:
    """Say whether `words` are those of `source`, save what may differ."""
    if words == source:
        return True
    mine, theirs = compared(words), compared(source)
    if mine == theirs:
        return True
    parts = _patterns(mine, theirs)
    if len(parts) == 1:
        return bool(parts[0]) and re.fullmatch(parts[0], theirs) is not None
    kept = [part for part in parts if part]
    return bool(kept) and _stand_in_order(kept, theirs)


def part_of(words: str) -> Callable[[str], bool]:
    """Return what says whether the words are whole words of a text, in order, save what may differ.

    Words and text are as `loosely` returns them; many texts are asked about the same words.
    """
    plain = _LETTER.sub(r"\1", words)
    if not _ADDITION.search(plain) and not _ELLIPSIS.search(plain):
        return partial(_holds, plain)

    def stands_in(text: str) -> bool:
        kept = [part for part in _patterns(plain, text) if part]
        return bool(kept) and _stand_in_order(kept, text)

    return stands_in


def stands_as_written(words: str, sources: Iterable[str]) -> bool:
    """Say whether one of the sources has the words letter by letter, save what may differ.

    Sources are as `compared` returns them. A letter in brackets is one that the analyst turned.
    """
    said = compared(words)
    turned, kept = _LETTER.sub(_turned, said), _LETTER.sub(r"\1", said)
    ways = [part_of(way) for way in dict.fromkeys((turned, kept))]
    return any(stands_in(source) for source in sources for stands_in in ways)


def loosely(words: str) -> str:
    """Return words as they are looked up: compared, and the case of letters does not count."""
    return compared(words).casefold()


def added_words(words: str) -> str:
    """Return words without what may be added to a quotation, nothing where none are left."""
    left = _ELLIPSIS.sub(" ", re.sub(r"\[[^\[\]]*\]", " ", words))
    return " ".join(left.split()) if any(map(str.isalnum, left)) else ""


def is_permitted(word: str) -> bool:
    """Say whether a word of the memo alone is no difference: an ellipsis or an addition."""
    return bool(_ELLIPSIS.fullmatch(word) or _ADDITION.fullmatch(word))


def compared(words: str) -> str:
    """Return folded words with one mark for all: inside a quotation double marks become single."""
    spaced = _GUILLEMET_SPACE.sub("", words) if _GUILLEMET.search(words) else words
    return folded(spaced).replace("'", '"')


def _turned(letter: re.Match[str]) -> str:
    """Return the source's letter for a bracketed one: `[T]he` stands for `the`."""
    return letter[1].swapcase()


def _patterns(mine: str, theirs: str) -> list[str]:
    """Return a pattern for the words on either side of each ellipsis; it may be empty."""
    return [_pattern(part, theirs) for part in _ELLIPSIS.split(_LETTER.sub(_turned, mine))]


def _pattern(part: str, source: str) -> str:
    """Return a pattern of the words, without those in brackets that are not in the source."""
    pieces = [""]
    at = 0
    for found in _ADDITION.finditer(part):
        if found[1] not in source:
            pieces[-1] += part[at : found.start()]
            pieces.append("")
            at = found.end()
    pieces[-1] += part[at:]
    return r"\s*".join(re.escape(piece.strip()) for piece in pieces if piece.strip())


def _holds(part: str, source: str) -> bool:
    """Say whether the part stands in the source as whole words."""
    at = source.find(part)
    while at >= 0:
        end = at + len(part)
        begins = at == 0 or not (_is_word(part[:1]) and _is_word(source[at - 1]))
        if begins and not (_is_word(part[-1:]) and _is_word(source[end : end + 1])):
            return True
        at = source.find(part, at + 1)
    return False


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _stand_in_order(patterns: list[str], source: str) -> bool:
    """Say whether the parts are whole words of the source, one after the other."""
    at = 0
    for pattern in patterns:
        found = re.compile(rf"{_EDGE_BEFORE}(?:{pattern}){_EDGE_AFTER}").search(source, at)
        if found is None:
            return False
        at = found.end()
    return True


# A part begins and ends where a word does, wherever it begins or ends with a letter or a digit.
_EDGE_BEFORE: Final = r"(?:(?<!\w)(?=\w)|(?!\w))"
_EDGE_AFTER: Final = r"(?:(?<=\w)(?!\w)|(?<!\w))"
