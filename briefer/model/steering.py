"""Marks that turn the text after them round, until another mark or the paragraph ends it.

In words from an article they may hide what a name or a file is called, or turn round what the memo
says after them; so none reaches further than the words that it stands in.
"""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END_EMBEDDING: Final = "\u202c"
_END_ISOLATE: Final = "\u2069"
_OPENING: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _END_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", _END_ISOLATE),
}
LEFT_TO_RIGHT: Final = "\u200e"
"""The mark that is like a letter which runs to the right, and is not seen."""
ENDS: Final = _END_EMBEDDING + _END_ISOLATE
"""The marks that end what others began; where nothing is open they do nothing."""


def is_steered(text: str) -> bool:
    """Say whether there is such a mark."""
    return not text.isprintable() and _MARK.search(text) is not None


def unsteered(text: str) -> str:
    """Return the text without such marks."""
    return _MARK.sub("", text)


def closed(text: str) -> str:
    """Return the text with an end for each mark that it leaves open."""
    if not is_steered(text):
        return text
    open_: list[str] = []
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark in _OPENING:
            open_.append(_OPENING[mark])
        elif mark == _END_ISOLATE and mark in open_:
            while open_.pop() != mark:  # the end of an isolate ends what was begun in it
                pass
        elif open_[-1:] == [mark]:
            open_.pop()
    return text + "".join(reversed(open_))
