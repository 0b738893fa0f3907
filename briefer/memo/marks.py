"""Quotation marks in running text of a memo: what stands between them, and what before.

Whatever looks like a quotation is one here, for the checks must see all that a reader would take
for somebody's words: marks of every kind, a mark that another kind closes, one that nothing closes,
and a line of Spanish dialogue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.model.inline import CrossRef, InlineExtract, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.inline import Inline

_ALL: Final = str.maketrans(dict.fromkeys('“”„‟❝❞〝〞〟「」『』«»‹›"＂'))
_INSIDE: Final = "\ufffc"
"""Stands for each character of an extract or a reference, whose own marks are not meant."""
_OPENING: Final = re.compile(r"``|''|[“„‟❝〝「『«»‹›\"＂″”‘‚‛❛'’]")
_CLOSERS: Final = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "”": "”",
    "❝": "❞",
    "〝": "〞〟",
    "「": "」",
    "『": "』",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    '"': '"',
    "＂": "＂",
    "″": "″",
    "``": "''",
    "''": "''",
    "‘": "’'",
    "‛": "’'",
    "‚": "‘’'",
    "❛": "❜",
    "'": "'’",
    "’": "’'",
}
_NESTING: Final = frozenset("“«「")
_DIRECTED: Final = frozenset("“„‟❝〝「『«‹‘‚‛❛")
"""These open wherever they do not end a word."""
_ALONE: Final = frozenset('“„‟❝〝「『«"＂”')
"""These quote all that follows where nothing closes them."""
_STRAIGHT: Final = ('"', "＂", "”")
"""What closes a quotation of another kind, where its own mark is missing."""
_CLOSING_ONLY: Final = frozenset("”»")
"""These close what a paragraph before has opened, where nothing else has."""
_APOSTROPHES: Final = frozenset("’'")
_BRACKETS: Final = frozenset("([{—–-/:‘“«\"'")
"""Behind these a word begins as behind a space."""
_ELISION: Final = re.compile(r"(?:\d|(?:em|tis|twas|til|cause|bout|n)\b)", re.IGNORECASE)
_DIALOGUE: Final = re.compile(r"\s*[—―–](?=[\w¿¡])")
_ASIDE: Final = re.compile(r"\s[—―–](?=\w)|[—―–](?=[\s.,;:]|$)")
"""What parts the words of a dialogue from those of who tells it: `—Sí —dijo él—. Vamos.`"""
FEWEST_WORDS: Final = 3
"""Fewer words than this in marks are a term or a title and no quotation."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in marks, the text before the opening mark, and the extracts between the marks.

    `typed` is what stands beside the extracts. The words begin at `start` of the run's plain text,
    and the closing mark ends at `closes`, which is where the words end if nothing closes them.
    """

    words: str
    before: str
    extracts: tuple[InlineExtract, ...]
    typed: str
    start: int
    closes: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)


def quoted(inlines: tuple[Inline, ...]) -> Iterator[Quoted]:
    """Yield everything that the run has in quotation marks; one inside another one is part of it.

    Marks inside an extract or a reference are not meant.
    """
    text, masked, places = _flattened(inlines)
    for opens, start, end, closes in _stretches(masked):
        inside = tuple(item for place, item in places if opens < place < max(end, start + 1))
        typed = masked[start:end].replace(_INSIDE, " ")
        yield Quoted(text[start:end], text[:opens], inside, typed, start, closes)


def has_marks(text: str) -> bool:
    """Say whether a text has a sign that may open a quotation."""
    return _OPENING.search(text) is not None


def without_marks(words: str) -> str:
    """Return words of the codebook or of a tag as the program may print them: without any marks."""
    return words.translate(_ALL)


def inside_marks(text: str, start: int) -> bool:
    """Say whether the place `start` of a source stands between quotation marks of its paragraph."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    curly = before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»")
    return curly or before.count('"') % 2 == 1


def _flattened(
    inlines: tuple[Inline, ...],
) -> tuple[str, str, list[tuple[int, InlineExtract]]]:
    """Return the text, the same with extracts and references masked, and where extracts start."""
    text = masked = ""
    places = []
    for item in inlines:
        words = plain_text((item,))
        if isinstance(item, InlineExtract):
            lead = 1 if item.voice.in_marks else 0
            places.append((len(text) + lead, item))
            inner = _INSIDE * (len(words) - 2 * lead)
            masked += f"“{inner}”" if item.voice.in_marks else inner
        elif isinstance(item, CrossRef):
            masked += _INSIDE * len(words)
        else:
            masked += words
        text += words
    return text, masked, places


def _stretches(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield where each quotation opens, where its words begin and end, and where it closes."""
    yield from _dialogue(text)
    at = behind = 0
    while found := _OPENING.search(text, at):
        mark, opens, at = found[0], found.start(), found.end()
        if not _opens(text, opens, mark):
            if mark in _CLOSING_ONLY and _ends(text, opens):
                yield max(behind - 1, 0), behind, opens, at
                behind = at
            continue
        closing = _closing(text, at, mark)
        if closing is None:
            if mark not in _ALONE or not _begins(text, opens) or text[at : at + 1].isspace():
                continue
            closing = (len(text), len(text))
        yield opens, at, *closing
        at = behind = closing[1]


def _opens(text: str, at: int, mark: str) -> bool:
    """Say whether the mark at a place can open a quotation, and is no apostrophe and no inch."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if not after:
        return False
    if mark in _DIRECTED:
        return not before.strip() or before in _BRACKETS or after.isalnum() or after == _INSIDE
    if mark in {"»", "›", "”", "''"}:
        return _begins(text, at) and not after.isspace()
    if mark in _APOSTROPHES:
        begins = not (before.isalnum() or before in {*_APOSTROPHES, ")"}) and not after.isspace()
        return begins and not _ELISION.match(text, at + 1)
    return not before.isalnum()


def _ends(text: str, at: int) -> bool:
    """Say whether a mark that only closes stands at the end of words: `lower tolls” is`."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before.strip()) and not before.isdigit() and not after.isalnum()


def _begins(text: str, at: int) -> bool:
    """Say whether the place is at the beginning of a word."""
    before = text[at - 1 : at]
    return not before.strip() or before in _BRACKETS


def _closing(text: str, at: int, mark: str) -> tuple[int, int] | None:
    """Return the ends of the mark that closes what another one opened before `at`, or None."""
    closers = _CLOSERS[mark]
    if closers == "''":
        place = text.find(closers, at)
        return (place, place + 2) if place >= 0 else None
    if "’" in closers:
        return _single(text, at, closers)
    depth = 0
    for place in range(at, len(text)):
        if text[place] == mark and mark in _NESTING:
            depth += 1
        elif text[place] in closers:
            if not depth:
                return place, place + 1
            depth -= 1
    if mark not in _ALONE:
        return None
    others = (text.find(other, at) for other in _STRAIGHT if other not in {mark, *closers})
    place = min((other for other in others if other >= 0), default=-1)
    return (place, place + 1) if place >= 0 else None


def _single(text: str, at: int, closers: str) -> tuple[int, int] | None:
    """Return the ends of a single mark that closes; one that may be a genitive's is none."""
    found = [m.start() for m in re.finditer(rf"(?<!\s)[{closers}](?!\w)", text[at:])]
    if not found:
        return None
    place = next((p for p in found if text[at + p - 1] not in "sS"), found[-1]) + at
    return place, place + 1


def _dialogue(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield what is said in a line that begins with a dash and tells who says it behind another."""
    opening = _DIALOGUE.match(text)
    asides = [found.span() for found in _ASIDE.finditer(text, opening.end())] if opening else []
    if opening is None or not asides:
        return
    start = opening.end()
    for number, (ends, begins) in enumerate([*asides, (len(text), len(text))]):
        if number % 2 == 0 and start < ends:
            yield start - 1, start, ends, ends
        start = begins
