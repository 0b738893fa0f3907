"""The bookmarks of a Word file: one round each heading, one round each quotation.

The marks round a quotation name its passage, so that the words can be found again after somebody
has edited the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefer.memo.word.markup import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

QUOTATION: Final = re.compile(r"q_([0-9a-f]{32})(?:_\d+)?", re.IGNORECASE)
"""The name of a bookmark round a quotation; it holds the passage's guid without hyphens."""
CONTROL: Final = re.compile(r"Quotation ([0-9a-f-]{36})")
"""What the content control of a quotation is called."""

_NOT_IN_NAMES: Final = re.compile(r"\W+")


class Bookmarks:
    """Gives each bookmark of a file a name and a number of its own."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._controls = 0

    def heading(self, name: str, *content: Element) -> list[Element]:
        """Put a bookmark around a heading."""
        return self._around(f"h_{_NOT_IN_NAMES.sub('_', name)[:30]}", content)

    def quotation(self, passage: str, words: Element) -> list[Element]:
        """Put a content control and a bookmark around the words of a passage (its guid).

        The control is what Word keeps and shows; LibreOffice drops it and keeps the bookmark. Round
        the whole paragraph it would move the mark of the note there.
        """
        self._controls += 1
        control = element(
            "sdt",
            element(
                "sdtPr",
                element("alias", val=f"Quotation {passage}"[:64]),
                element("tag", val=passage[:64]),
                element("id", val=self._controls),
            ),
            element("sdtContent", words),
        )
        return self._around(f"q_{_NOT_IN_NAMES.sub('', passage)[:32]}", [control])

    def _around(self, stem: str, content: Sequence[Element]) -> list[Element]:
        number = len(self._names)
        unique = stem
        while unique.lower() in self._names:
            unique = f"{stem}_{number}"
        self._names.add(unique.lower())
        start = element("bookmarkStart", id=number, name=unique)
        return [start, *content, element("bookmarkEnd", id=number)]
