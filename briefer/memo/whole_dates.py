"""A memo in which no line ends between a day and its month, and no year is a paragraph's last line.

The space there becomes one that no line ends at. A year is bound to its month only at the end of a
paragraph: elsewhere it may well begin a line. The words of a passage, and words in quotation marks,
which may be a source's, stay as they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.rewritten import rewritten
from briefer.model.dates import month_names
from briefer.model.inline import InlineExtract, NoteRef, plain_text

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.model.inline import Inline

_NO_BREAK: Final = "\u00a0"
_MARKS: Final = ("“", "«", '"')
_DAY: Final = r"(?<!\w)\d{1,2}"
_ENGLISH: Final = "|".join(month_names("en"))
_SPANISH: Final = "|".join(month_names("es"))
_SHORT: Final = r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\."
"""As in a date of Bluebook: `Dec. 27, 2023`."""
_MARKED: Final = r"“[^“”]*”|«[^«»]*»|\"[^\"]*\""
_PARTED: Final = re.compile(
    rf"{_MARKED}"
    rf"|{_DAY} (?:{_ENGLISH})\b"
    rf"|\b(?:{_ENGLISH}|{_SHORT}) \d{{1,2}}(?![\w%])"
    rf"|{_DAY} de (?:{_SPANISH})\b"
)
_LAST_YEAR: Final = re.compile(
    rf"{_MARKED}"
    rf"|\b(?:(?:{_ENGLISH}|{_SHORT})(?:[ {_NO_BREAK}]\d{{1,2}},)?|(?:{_SPANISH}) de)"
    r" \d{4}(?=\W*$)"
)
"""A year with only signs behind it, which a note's mark may part from it."""
_A_WORD: Final = re.compile(r"\w")


def whole_dates(memo: Memo) -> Memo:
    """Return the memo with every day bound to its month, and to both the year that ends a run."""
    return rewritten(memo, _Whole())


class _Whole:
    def words(self, text: str) -> str:
        return _PARTED.sub(_bound, text)

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made = tuple(map(self._inline, inlines))
        last = next((item for item in reversed(made) if _A_WORD.search(plain_text((item,)))), None)
        if last is None or isinstance(last, InlineExtract | NoteRef):
            return made
        whole = replace(last, text=_LAST_YEAR.sub(_bound, last.text))
        return tuple(whole if item is last else item for item in made)

    def _inline(self, item: Inline) -> Inline:
        if isinstance(item, InlineExtract | NoteRef):
            return item
        text = self.words(item.text)
        return item if text == item.text else replace(item, text=text)


def _bound(found: re.Match[str]) -> str:
    """Return a date with its day bound to its month, and words in marks as they are."""
    words = found[0]
    return words.replace(" ", _NO_BREAK) if words[0] not in _MARKS else words
