"""What stands in quotation marks in an article: of every kind, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CLOSERS: Final = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
    "``": '"',
}
# A single mark that closes is no apostrophe: no letter follows, and no space stands before it.
_CLOSING: Final = {
    mark: re.compile(rf"(?<!\s)[{closers}](?!\w)" if closers[-1] in "’'" else f"[{closers}]")
    for mark, closers in _CLOSERS.items()
}
_CLOSING["``"] = re.compile("''|\"")
_FIRST_SIGN: Final = re.compile(r"\s*(``|\S)")
_OPENING: Final = re.compile("``|[“„«»‹‘‚「『\"']")
_SINGLE: Final = frozenset("‘‚'")
_PAIRED: Final = {"“": "”", "«": "»", "「": "」"}
_LONGEST: Final = 4000
"""No quotation with others like it inside is looked for further than that."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks: `[start, end)` without the marks, `[opens, closes)` with them.

    `continues` says that the marks stay open into the next paragraph.
    """

    start: int
    end: int
    opens: int
    closes: int
    continues: bool = False

    def holds(self, place: int) -> bool:
        """Say whether `place` is inside the marks."""
        return self.opens < place < self.closes


def quotations(text: str) -> list[Quotation]:
    """Return every quotation of the text in order; one inside another one is part of it."""
    found = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found += _in_paragraph(text, start, end)
        start = end + 1
    return found


def _in_paragraph(text: str, first: int, last: int) -> list[Quotation]:
    found: list[Quotation] = []
    open_ended: set[str] = set()
    at = first
    while match := _OPENING.search(text, at, last):
        mark, opens = match[0], match.start()
        at = match.end()
        if mark in open_ended or not _opens(text, opens, match.end(), mark):
            continue
        closing = _closing(text, at, last, mark)
        if closing is None:
            open_ended.add(mark)  # nor is there one for those that come later
            if mark in _SINGLE or not _goes_on(text, last, mark):
                continue
            closing = (last, last)
        start, end = _trimmed(text, match.end(), closing[0])
        if start < end:
            found.append(
                Quotation(start, end, opens, closing[1], continues=closing[0] == closing[1])
            )
        at = closing[1]
    return found


def _opens(text: str, start: int, end: int, mark: str) -> bool:
    """Say whether the mark at `start` can open a quotation, and is no apostrophe and no inch."""
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if not after or (after.isspace() and mark not in {"«", "„", "``"}):
        return False
    if mark == "»" or mark in {'"', *_SINGLE}:
        return not before.isalnum()
    return True


def _closing(text: str, at: int, last: int, mark: str) -> tuple[int, int] | None:
    """Return the ends of the mark that closes, the first one where they do not pair up, or None."""
    closing = _CLOSING[mark].search(text, at, last)
    if closing is None:
        return None
    nested = text.find(mark, at, closing.start()) >= 0 if mark in _PAIRED else False
    return (_paired(text, at, last, mark) if nested else None) or closing.span()


def _paired(text: str, at: int, last: int, mark: str) -> tuple[int, int] | None:
    """Return the ends of the mark that closes what others like it were opened and closed in."""
    depth = 1
    for place in range(at, min(last, at + _LONGEST)):
        if text[place] == mark:
            depth += 1
        elif text[place] == _PAIRED[mark]:
            depth -= 1
            if not depth:
                return place, place + 1
    return None


def _goes_on(text: str, end: int, mark: str) -> bool:
    """Say whether the next paragraph opens with the same mark, as long quotations do."""
    following = _FIRST_SIGN.match(text, end)
    return following is not None and following[1] == mark


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
