"""The list of the headings in front of a memo: a line for each, with the page that it stands on.

The lines have their height before the pages are known; the numbers are filled in at drawing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.pdf.strips import Entry, Leader, Measure, held
from briefer.memo.style import Align, Hyphens, RoleName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.pdf.strips import Setter, Strip
    from briefer.memo.pdf.structure import Element
    from briefer.memo.pdf.text import Wardrobe
    from briefer.memo.style import Role, Style

_INDENT: Final = 16.0
_NUMBER: Final = 40.0
"""The room for the number of a page, and for some dots before it."""


def heading_place(number: int) -> str:
    """Name the place of a heading, by its line of the outline."""
    return f"heading-{number}"


class Contents:
    """Sets the list of one memo's headings."""

    def __init__(self, style: Style, wardrobe: Wardrobe, setter: Setter) -> None:
        self._style = style
        self._wardrobe = wardrobe
        self._setter = setter
        self._roles: dict[int, Role] = {}

    def strips(self, title: str, entries: Iterable[Entry], document: Element) -> list[Strip]:
        """Return the list under its title."""
        role = self._style[RoleName.NOTES_TITLE]
        measure = Measure(0, self._style.page.measure)
        heading = self._wardrobe.plain(title, role)
        strips = held(self._setter.paragraph(heading, role, measure, document.add("H1")))
        strips[0].entry = Entry(0, title)
        element = document.add("TOC")
        for number, entry in enumerate(entries, start=1):
            strips += self._line(entry, number, element.add("TOCI"))
        return strips

    def _role(self, level: int) -> Role:
        body, left = self._style[RoleName.BODY], _INDENT * level
        role = replace(
            body,
            left=left,
            right=_NUMBER,
            after=1,
            before=0,
            first=0,
            align=Align.LEFT,
            hyphens=Hyphens.NONE,
        )
        self._roles[level] = role
        return role

    def _line(self, entry: Entry, number: int, element: Element) -> list[Strip]:
        role = self._roles.get(entry.level) or self._role(entry.level)
        look = self._wardrobe.look(role).leading(f"#{heading_place(number)}")
        measure = Measure(0, self._style.page.measure)
        words = [(entry.words, look)]
        # Numbers stand at the right, so all lines run to them, whatever way their words run.
        strips = held(self._setter.paragraph(words, role, measure, element))
        last = strips[-1]
        last.holds = False
        ink = last.inks[0]
        last.leader = Leader(number, ink.x + ink.line.width, ink.y, look, element)
        return strips
