"""The bookmarks of a Word file: one round each heading, one round each quotation.

The marks round a quotation name its passage, so that the words can be found again after somebody
has edited the file.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Heading
from briefer.memo.referring import place, targets
from briefer.memo.word.markup import Markup, value

if TYPE_CHECKING:
    from briefer.memo.document import Figure, Memo, Table

QUOTATION: Final = re.compile(r"q_([0-9a-f]{32})(?:_\d+)?", re.IGNORECASE)
"""The name of a bookmark round a quotation; it holds the passage's guid without hyphens."""
CONTROL: Final = re.compile(r"Quotation ([0-9a-f-]{36})")
"""What the content control of a quotation is called."""

NOTES: Final = "notes"
"""What the heading of the notes is called."""

_NOT_IN_NAMES: Final = re.compile(r"\W+")


class Bookmarks:
    """Gives each bookmark of a file a name and a number of its own."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._headings: dict[int, str] = {}
        self._titles: dict[str, str] = {}
        self._led_to: dict[str, str] = {}
        self._controls = 0

    def lead_to(self, memo: Memo) -> None:
        """Name the bookmarks that words of the memo lead to."""
        for number in targets(memo):
            block = memo.blocks[number]
            if isinstance(block, Heading):
                name = self.of_heading(block)
            else:
                name = self._headings[id(block)] = self._free(f"t_{number}")
            self._led_to[place(number)] = name

    def inner(self, address: str) -> str:
        """Return the name of the bookmark at a place of the memo, or nothing where none is."""
        return self._led_to.get(address, "")

    def of_heading(self, block: Heading) -> str:
        """Return the name of the bookmark around a heading, also before it is written."""
        if id(block) not in self._headings:
            self._headings[id(block)] = self._free(_heading(block.anchor or block.text))
        return self._headings[id(block)]

    def shown(self, block: Table | Figure, content: Markup) -> Markup:
        """Put a bookmark around the caption of a table, or a picture, that words lead to."""
        name = self._headings.get(id(block))
        return self._around(name, content) if name else content

    def of_title(self, name: str) -> str:
        """Return the name of the bookmark around such a heading, also before it is written."""
        if name not in self._titles:
            self._titles[name] = self._free(_heading(name))
        return self._titles[name]

    def heading(self, block: Heading, content: Markup) -> Markup:
        """Put a bookmark around a heading of the memo."""
        return self._around(self.of_heading(block), content)

    def title(self, name: str, content: Markup) -> Markup:
        """Put a bookmark around a heading that is none of the memo's blocks."""
        return self._around(self.of_title(name), content)

    def quotation(self, passage: str, words: Markup) -> Markup:
        """Put a content control and a bookmark around the words of a passage (its guid).

        The control is what Word keeps and shows; LibreOffice drops it and keeps the bookmark. Round
        the whole paragraph it would move the mark of the note there.
        """
        self._controls += 1
        control = Markup(
            f'<w:sdt><w:sdtPr><w:alias w:val="{value(f"Quotation {passage}"[:64])}"/>'
            f'<w:tag w:val="{value(passage[:64])}"/><w:id w:val="{self._controls}"/></w:sdtPr>'
            f"<w:sdtContent>{words}</w:sdtContent></w:sdt>"
        )
        return self._around(self._free(f"q_{_NOT_IN_NAMES.sub('', passage)[:32]}"), control)

    def _free(self, stem: str) -> str:
        """Return a name that no bookmark has yet, and give it a number."""
        name, number = stem, count(len(self._names))
        while name.lower() in self._names:
            name = f"{stem}_{next(number)}"
        self._names[name.lower()] = len(self._names)
        return name

    def _around(self, name: str, content: Markup) -> Markup:
        number = self._names[name.lower()]
        return Markup(
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )


def _heading(words: str) -> str:
    return f"h_{_NOT_IN_NAMES.sub('_', words)[:30]}"
