"""The fonts that a PDF embeds: which file draws which letter.

A letter that the asked font lacks is drawn by DejaVu Sans; one that no font has is printed as
`[U+4E2D]`, because reportlab would leave it out without a word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from briefer.errors import InputError
from briefer.memo.pdf import embedded
from briefer.memo.pdf.embedded import EmbeddedFont
from briefer.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

_FALLBACK: Final = "DejaVuSans"
_LOADING: Final = Lock()

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
    """One font file, by the name under which reportlab knows it, and the letters it has.

    `plain` are those that are drawn as they are, whatever stands beside them.
    """

    name: str
    covers: frozenset[int]
    plain: frozenset[int]


def _face(stem: str) -> Face:
    """Return a face, loaded once: a second font object of one name would spoil a file under way."""
    with _LOADING:
        return _loaded(stem)


@cache
def _loaded(stem: str) -> Face:
    path = resources() / "fonts" / f"{stem}.ttf"
    try:
        font = EmbeddedFont(stem, path)
    except (OSError, TTFError) as error:
        raise InputError(f"The style sheet asks for the font file “{stem}.ttf”.") from error
    pdfmetrics.registerFont(font)
    covers = frozenset(font.face.charToGlyph) - _INVISIBLE
    accents = {code for code in covers if unicodedata.combining(chr(code))}
    return Face(stem, covers, covers - accents)


@cache
def faces(family: str, *, bold: bool, italic: bool) -> tuple[Face, ...]:
    """Return the faces to try for a letter, best first; raise InputError for an unknown family."""
    cut = ("Bold" if bold else "") + ("Italic" if italic else "")
    own = _face(f"{family}-{cut or 'Regular'}")
    return own, _face(f"{_FALLBACK}-Bold" if bold else _FALLBACK)


def cut(text: str, chain: tuple[Face, ...]) -> list[tuple[str, str]]:
    """Cut a text into stretches of one face: the face's name, and what it draws."""
    if chain[0].plain.issuperset(map(ord, text)):
        return [(chain[0].name, text)]
    stretches: list[tuple[Face, list[str]]] = [(chain[0], [])]
    for cluster in _clusters(text):
        current, drawn = stretches[-1]
        for face, letters in _drawn(cluster, current, chain):
            if face is current:
                drawn.append(letters)
            else:
                current, drawn = face, [letters]
                stretches.append((current, drawn))
    return [(face.name, "".join(drawn)) for face, drawn in stretches if drawn]


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter with its accents; what is not drawn is left out."""
    cluster = ""
    for char in text:
        if ord(char) in _INVISIBLE:
            continue
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _drawn(cluster: str, current: Face, chain: tuple[Face, ...]) -> Iterator[tuple[Face, str]]:
    """Yield what draws a letter and its accents; spaces and accents stay with their word."""
    whole = embedded.composed(cluster) if len(cluster) > 1 else ""
    for face in chain:
        if whole and ord(whole) in face.covers:
            yield face, whole
            return
    for char in cluster:
        stays = char.isspace() or unicodedata.combining(char)
        current, letters = _letter(char, (current, *chain) if stays else chain)
        yield current, letters


def _letter(char: str, order: tuple[Face, ...]) -> tuple[Face, str]:
    """Return the first face that has a letter, or else what stands for it."""
    plain = unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufeff" else char
    for letters in (char, plain):
        for face in order:
            if face.covers.issuperset(map(ord, letters)):
                return face, letters
    return order[0], " " if char.isspace() else f"[U+{ord(char):04X}]"


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set. `link` is an address, or `#name` for a place in the file.

    `target` names the place where the stretch stands, for links that lead to it. What is `hidden`
    is in the text that is copied, but not seen, and takes no room.
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
    hidden: bool = False

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
