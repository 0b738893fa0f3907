"""The fonts that a PDF embeds: which file draws which letter.

A letter that the asked font lacks is drawn by DejaVu Sans; one that no font has is printed as
`[U+4E2D]`, because reportlab would leave it out without a word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from briefer.errors import InputError
from briefer.paths import resources

_FALLBACK: Final = "DejaVuSans"

_RANGES: Final = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
)
_INVISIBLE: Final = frozenset(code for low, high in _RANGES for code in range(low, high + 1))
"""What steers the text around it and is itself not drawn: joiners, direction marks, selectors."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, by the name under which reportlab knows it, and the letters it has."""

    name: str
    covers: frozenset[int]


@cache
def _face(stem: str) -> Face:
    path = resources() / "fonts" / f"{stem}.ttf"
    try:
        font = TTFont(stem, path)
    except (OSError, TTFError) as error:
        raise InputError(f"The style sheet asks for the font file “{stem}.ttf”.") from error
    pdfmetrics.registerFont(font)
    return Face(stem, frozenset(font.face.charToGlyph) - _INVISIBLE)


@cache
def faces(family: str, *, bold: bool, italic: bool) -> tuple[Face, ...]:
    """Return the faces to try for a letter, best first; raise InputError for an unknown family."""
    cut = ("Bold" if bold else "") + ("Italic" if italic else "")
    own = _face(f"{family}-{cut or 'Regular'}")
    return own, _face(f"{_FALLBACK}-Bold" if bold else _FALLBACK)


def cut(text: str, chain: tuple[Face, ...]) -> list[tuple[str, str]]:
    """Cut a text into stretches of one face, each with the face's name."""
    if chain[0].covers.issuperset(map(ord, text)):
        return [(chain[0].name, text)]
    stretches: list[tuple[Face, list[str]]] = []
    for char in text:
        if ord(char) in _INVISIBLE:
            continue
        current = stretches[-1][0] if stretches else chain[0]
        face, drawn = _drawn(char, current, chain)
        if stretches and face is current:
            stretches[-1][1].append(drawn)
        else:
            stretches.append((face, [drawn]))
    return [(face.name, "".join(chars)) for face, chars in stretches]


def _drawn(char: str, current: Face, chain: tuple[Face, ...]) -> tuple[Face, str]:
    """Return the face for a letter, and what it draws; accents and spaces stay with their word."""
    stays = char.isspace() or unicodedata.combining(char)
    order = (current, *chain) if stays else chain
    for face in order:
        if ord(char) in face.covers:
            return face, char
    if char.isspace():
        return current, " "
    plain = unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufeff" else char
    for face in chain:
        if plain != char and face.covers.issuperset(map(ord, plain)):
            return face, plain
    return chain[0], f"[U+{ord(char):04X}]"


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set. `link` is an address, or `#name` for a place in the file.

    `target` names the place where the stretch stands, for links that lead to it.
    """

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    rise: float = 0
    spacing: float = 0
    link: str = ""
    target: str = ""

    @property
    def chain(self) -> tuple[Face, ...]:
        """The faces that it may be drawn with."""
        return faces(self.family, bold=self.bold, italic=self.italic)


def width(text: str, look: Look) -> float:
    """Return how wide a text is, in points."""
    total = sum(
        pdfmetrics.stringWidth(drawn, name, look.size) for name, drawn in cut(text, look.chain)
    )
    return total + look.spacing * len(text)
