"""The fonts that a PDF embeds: which file draws which letter.

A letter that the asked font lacks is drawn by DejaVu Sans; one that no font has is printed as
`[U+4E2D]`, because reportlab would leave it out without a word, and copies out as itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

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
_JOINING: Final = re.compile("[\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")
"""What makes one sign of several, or another look of one."""


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


class Cut(NamedTuple):
    """A stretch of one face: its name, and what it draws.

    `meant` is the text where what is drawn would not copy out as it, and empty elsewhere.
    """

    face: str
    drawn: str
    meant: str = ""


def cut(text: str, chain: tuple[Face, ...]) -> list[Cut]:
    """Cut a text into stretches of one face."""
    if chain[0].plain.issuperset(map(ord, text)):
        return [Cut(chain[0].name, text)]
    current = chain[0]
    stretches: list[tuple[Face, str, list[str]]] = []
    for cluster, source in _clusters(text):
        is_sign = bool(_JOINING.search(source)) and not cluster[0].isalpha()
        if is_sign or any(_is_missing(char, chain) for char in cluster):
            face = next((f for f in chain if ord(cluster[0]) in f.covers), chain[0])
            parts, meant = [(face, _spelled(cluster, face))], source
        else:
            parts, meant = list(_drawn(cluster, current, chain)), ""
        for face, letters in parts:
            if stretches and face is current and not meant and not stretches[-1][1]:
                stretches[-1][2].append(letters)
            else:
                stretches.append((face, meant, [letters]))
            current = face
    return [Cut(face.name, "".join(drawn), meant) for face, meant, drawn in stretches]


def _clusters(text: str) -> Iterator[tuple[str, str]]:
    """Yield each letter with its accents: what is drawn of it, and all of it."""
    cluster = source = ""
    for char in text:
        if ord(char) in _INVISIBLE:
            source += char if cluster else ""
            continue
        if cluster and not _is_accent(char):
            yield cluster, source
            cluster = source = ""
        cluster += char
        source += char
    if cluster:
        yield cluster, source


def _is_accent(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Me"


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
    for letters in (char, _plain(char)):
        for face in order:
            if face.covers.issuperset(map(ord, letters)):
                return face, letters
    return order[0], _name_of(char)


def _plain(char: str) -> str:
    return unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufeff" else char


def _is_missing(char: str, chain: tuple[Face, ...]) -> bool:
    """Say whether no face has a letter, in any form."""
    forms = (char, _plain(char))
    return not char.isspace() and not any(
        face.covers.issuperset(map(ord, form)) for face in chain for form in forms
    )


def _spelled(cluster: str, face: Face) -> str:
    """Return what one face draws of a letter and its accents."""
    return "".join(char if ord(char) in face.covers else _name_of(char) for char in cluster)


def _name_of(char: str) -> str:
    return " " if char.isspace() else f"[U+{ord(char):04X}]"


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set. `link` is an address, or `#name` for a place in the file.

    `target` names the place where the stretch stands, for links that lead to it; `note` is the
    number of the note that it is the mark of. What is `hidden` is in the text that is copied, but
    not seen, and takes no room.
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
    note: int = 0
    hidden: bool = False

    @property
    def chain(self) -> tuple[Face, ...]:
        """The faces that it may be drawn with."""
        return faces(self.family, bold=self.bold, italic=self.italic)


def width(text: str, look: Look) -> float:
    """Return how wide a text is, in points."""
    total = sum(
        pdfmetrics.stringWidth(each.drawn, each.face, look.size) for each in cut(text, look.chain)
    )
    return total + look.spacing * len(text)
