"""What stands before a reference: the word for what it leads to, in the memo's language."""

from __future__ import annotations

from typing import Final

from briefer.memo.referring import says_of_what

SECTION: Final = "section"
TABLE: Final = "table"
FIGURE: Final = "figure"

_WORDS: Final = {
    "en": {SECTION: "section", TABLE: "Table", FIGURE: "Figure"},
    "es": {SECTION: "sección", TABLE: "tabla", FIGURE: "figura"},
}
_ENDS: Final = (".", "?", "!", "…", ":")
_OPENS: Final = frozenset("([{“‘«—–/")


def words_before(before: str, language: str, kind: str) -> str:
    """Return what to write between the words `before` and a reference to one of these kinds.

    That is nothing where they say already what it leads to: `as section `, `sections 2 and `.
    """
    if says_of_what(before):
        return ""
    gap = " " if before and not before[-1].isspace() and before[-1] not in _OPENS else ""
    if says_of_what(before + gap):
        return gap
    word = _WORDS.get(language, _WORDS["en"])[kind]
    said = before.rstrip()
    begins = not said or said.endswith(_ENDS)
    return f"{gap}{word[0].upper() + word[1:] if begins else word} "
