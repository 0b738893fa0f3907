"""Inlines as text with a look: where meaning becomes fonts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.pdf.fonts import Look
from briefer.memo.references import address
from briefer.memo.style import RoleName
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefer.memo.pdf.line import Stretch
    from briefer.memo.style import Role, Style
    from briefer.model.inline import Inline

_MARK_SIZE: Final = 0.66
_MARK_RISE: Final = 0.34
"""Of a note's mark, for a text of size 1; what Word makes of its superscript."""


class Wardrobe:
    """The looks of one style sheet; `foreign` has passages in another language, by their guids.

    `inner` are the addresses of places in the memo that its own words may lead to.
    """

    def __init__(
        self,
        style: Style,
        foreign: Mapping[str, str] | None = None,
        inner: Collection[str] = (),
    ) -> None:
        self._style = style
        self._foreign = foreign or {}
        self._inner = inner
        self._looks: dict[int, tuple[Role, Look]] = {}

    def look(self, role: Role) -> Look:
        """Return the look of plain words in a role."""
        known = self._looks.get(id(role))
        if known is None:
            made = Look(
                family=self._style.font(role).embedded,
                size=role.size,
                bold=role.bold,
                italic=role.italic,
                colour=role.colour,
                spacing=role.spacing,
            )
            known = self._looks[id(role)] = (role, made)
        return known[1]

    def plain(self, text: str, role: Role) -> list[Stretch]:
        """Return words that have one look."""
        return [(_clean(text), self.look(role))]

    def running(
        self, inlines: tuple[Inline, ...], role: Role, *, translated: bool = False
    ) -> list[Stretch]:
        """Return running text, each inline with its look; a comma stands between two notes' marks.

        Where it is `translated`, the words of a passage are in the memo's language.
        """
        base = self.look(role)
        found: list[Stretch] = []
        last: Inline | None = None
        for item in inlines:
            if isinstance(last, NoteRef) and isinstance(item, NoteRef):
                found.append((",", _raised(base)))
            found.append(self._stretch(item, base, translated=translated))
            last = item
        return found

    def note_number(self, number: int, role: Role) -> Stretch:
        """Return the number before a note, which looks as its mark does and leads back to it."""
        back = _raised(self.look(role)).leading(f"#{mark_place(number)}", back=number)
        # The space is read, and seen where the words of the note do not stand at a place of theirs.
        return f"{number}\u00a0", back

    def _stretch(self, item: Inline, base: Look, *, translated: bool) -> Stretch:
        match item:
            case Text() | CrossRef():
                return _clean(item.text), base
            case InlineExtract():
                language = "" if translated else self._foreign.get(item.passage, "")
                spoken = replace(base, language=language) if language else base
                return _clean(plain_text((item,))), spoken
            case Emph(text, strong):
                stressed = replace(base, bold=True) if strong else _italic(base)
                return _clean(text), stressed
            case Link(text, url):
                return _clean(text), self._linked(base, url)
            case NoteRef(_, number):
                return str(number), _mark(base, number)
        assert_never(item)

    def _linked(self, base: Look, url: str) -> Look:
        if url in self._inner:
            return base.leading(url)
        if not (target := address(url)):
            return base
        return base.leading(target, self._style[RoleName.LINK].colour)


def _clean(text: str) -> str:
    return text if text.isprintable() else canonical_text(text)


def mark_place(number: int) -> str:
    """Name the place of a note's mark."""
    return f"mark-{number}"


def note_place(number: int) -> str:
    """Name the place of a note."""
    return f"note-{number}"


def _italic(base: Look) -> Look:
    return replace(base, italic=not base.italic)


def _mark(base: Look, number: int) -> Look:
    """Return the look of a note's mark, which leads to its note."""
    return _raised(base, f"#{note_place(number)}", number)


def _raised(base: Look, link: str = "", note: int = 0) -> Look:
    return Look(
        family=base.family,
        size=base.size * _MARK_SIZE,
        colour=base.colour,
        rise=base.size * _MARK_RISE,
        link=link,
        note=note,
    )
