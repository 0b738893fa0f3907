"""Inlines as text with a look: where meaning becomes fonts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.pdf.fonts import Look
from briefer.memo.references import address
from briefer.memo.style import RoleName
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.text import canonical_text

if TYPE_CHECKING:
    from briefer.memo.pdf.lines import Stretch
    from briefer.memo.style import Role, Style
    from briefer.model.inline import Inline

_MARK_SIZE: Final = 0.66
_MARK_RISE: Final = 0.34
"""Of a note's mark, for a text of size 1; what Word makes of its superscript."""


def mark_place(number: int) -> str:
    """Name the place of a note's mark."""
    return f"mark-{number}"


def note_place(number: int) -> str:
    """Name the place of a note."""
    return f"note-{number}"


def look(style: Style, role: Role) -> Look:
    """Return the look of plain words in a role."""
    return Look(
        family=style.font(role).embedded,
        size=role.size,
        bold=role.bold,
        italic=role.italic,
        colour=role.colour,
        spacing=role.spacing,
    )


def plain(text: str, style: Style, role: Role) -> list[Stretch]:
    """Return words that have one look."""
    return [(canonical_text(text), look(style, role))]


def running(inlines: tuple[Inline, ...], style: Style, role: Role) -> list[Stretch]:
    """Return running text, each inline with its look; a comma stands between two notes' marks."""
    base = look(style, role)
    found: list[Stretch] = []
    for before, item in zip((None, *inlines), inlines, strict=False):
        if isinstance(before, NoteRef) and isinstance(item, NoteRef):
            found.append((",", _raised(base)))
        found.append(_stretch(item, base, style))
    return found


def _stretch(item: Inline, base: Look, style: Style) -> Stretch:
    match item:
        case Text() | InlineExtract():
            return canonical_text(plain_text((item,))), base
        case Emph(text, strong):
            stressed = replace(base, bold=True) if strong else replace(base, italic=not base.italic)
            return canonical_text(text), stressed
        case Link(text, url):
            return canonical_text(text), _linked(base, url, style)
        case NoteRef(_, number):
            return str(number), mark(base, number)
    assert_never(item)


def _linked(base: Look, url: str, style: Style) -> Look:
    if not (target := address(url)):
        return base
    return replace(base, colour=style[RoleName.LINK].colour, link=target)


def mark(base: Look, number: int) -> Look:
    """Return the look of a note's mark, which leads to its note."""
    return replace(
        _raised(base), link=f"#{note_place(number)}", target=mark_place(number), note=number
    )


def _raised(base: Look) -> Look:
    return Look(
        family=base.family,
        size=base.size * _MARK_SIZE,
        colour=base.colour,
        rise=base.size * _MARK_RISE,
    )
