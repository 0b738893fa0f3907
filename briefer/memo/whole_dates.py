"""A memo in which no line ends between a day and its month.

The space there becomes one that no line ends at. The words of a passage, and words in quotation
marks, which may be a source's, stay as they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.rewritten import rewritten
from briefer.model.dates import month_names
from briefer.model.inline import InlineExtract, NoteRef

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


def whole_dates(memo: Memo) -> Memo:
    """Return the memo with every day bound to its month, in English and in Spanish."""
    return rewritten(memo, _Whole())


class _Whole:
    def words(self, text: str) -> str:
        return _PARTED.sub(_bound, text)

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, inlines))

    def _inline(self, item: Inline) -> Inline:
        if isinstance(item, InlineExtract | NoteRef):
            return item
        text = self.words(item.text)
        return item if text == item.text else replace(item, text=text)


def _bound(found: re.Match[str]) -> str:
    """Return a date with its day bound to its month, and words in marks as they are."""
    words = found[0]
    return words.replace(" ", _NO_BREAK) if words[0] not in _MARKS else words
