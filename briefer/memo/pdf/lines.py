"""Running text into lines: greedy, broken at spaces and between syllables, every word kept.

What is copied from the PDF is the text again. Readers take a hyphen at the end of a line for a
broken word and drop it, so no line ends in a hyphen of the text; a word that is broken has a soft
hyphen, and where one is wider than a line and has no syllables, a hidden hyphen says that it goes
on. A line ends with the space that it was broken at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefer.memo.pdf import mixed_lines, plain_lines
from briefer.memo.pdf.breaking import PLAIN
from briefer.memo.pdf.line import Line
from briefer.memo.pdf.ruler import LacksLetterError, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.breaking import Breaks
    from briefer.memo.pdf.fonts import Look
    from briefer.memo.pdf.line import Stretch
    from briefer.memo.pdf.ruler import Ruler

_SIMPLE: Final = re.compile(
    "[ -\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e"
    "\u2070-\u20cf\u2100-\u2dff]*"
)
"""Letters of one direction that do not change beside one another, and single spaces."""
_NOTHING: Final = frozenset({"", " "})


def lines(
    text: Sequence[Stretch],
    width: float,
    ruler: Ruler,
    first: float = 0,
    *,
    rtl: bool = False,
    breaks: Breaks = PLAIN,
) -> list[Line]:
    """Break text into lines of at most `width`, the first one narrower by `first`.

    A line feed ends a line. A word that is wider than a line is broken where it must be.
    """
    plain = None if rtl else lines_of_plain(text, width, ruler, first, breaks)
    if plain is not None:
        return plain
    return lines_of_any(text, width, ruler, first, breaks, rtl=rtl)


def lines_of_any(
    text: Sequence[Stretch],
    width: float,
    ruler: Ruler,
    first: float,
    breaks: Breaks,
    *,
    rtl: bool,
) -> list[Line]:
    """Return the lines of any text; for plain words this takes many times as long."""
    return [
        Line(pieces, sum(piece.width for piece in pieces), hyphenated)
        for pieces, hyphenated in mixed_lines.fill(text, width, ruler, first, breaks, rtl=rtl)
    ]


def lines_of_plain(
    text: Sequence[Stretch], width: float, ruler: Ruler, first: float, breaks: Breaks
) -> list[Line] | None:
    """Return the lines of plain words that run to the right, None where the text has more."""
    parts = [_trimmed(part) for part in _parts(text)]
    if not all(_is_simple(words) for part in parts for words, _ in part):
        return None
    last = len(parts) - 1
    done: list[Line] = []
    try:
        for number, part in enumerate(parts):
            if number == last and done and not part:
                break
            done += plain_lines.fill(part, width, 0 if number else first, ruler, breaks)
            if number < last and done[-1].pieces:
                done[-1].pieces.append(_blank(part[-1][1], ruler))
    except (LacksLetterError, plain_lines.TooWideError):
        return None
    return done


def _parts(text: Sequence[Stretch]) -> Sequence[Sequence[Stretch]]:
    """Return the parts of a text that its line feeds lie between."""
    if not any("\n" in words for words, _ in text):
        return (text,)
    found: list[list[Stretch]] = [[]]
    for words, look in text:
        first, *others = words.split("\n")
        found[-1].append((first, look))
        found += [[(each, look)] for each in others]
    return found


def _trimmed(text: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return a text without the spaces around it."""
    if text and text[0][0][:1] not in _NOTHING and text[-1][0][-1:] not in _NOTHING:
        return text
    found = list(text)
    while found and not (words := found[0][0].lstrip(" ")):
        del found[0]
    if found:
        found[0] = (words, found[0][1])
    while found and not (words := found[-1][0].rstrip(" ")):
        del found[-1]
    if found:
        found[-1] = (words, found[-1][1])
    return found


def _blank(look: Look, ruler: Ruler) -> Piece:
    """Return the space that is read in the place of a line feed, and takes no room."""
    known = ruler.words(look)
    return Piece(look, known.font, known[" "][1], 0)


def _is_simple(words: str) -> bool:
    odd = "  " in words or words.endswith("-")
    return not odd and _SIMPLE.fullmatch(words) is not None
