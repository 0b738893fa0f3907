"""The fonts that a PDF may use: which file draws which letter.

A letter that the asked font lacks is drawn by a shipped font for its script or its sign, else by
one of the user's system.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from uharfbuzz import HarfBuzzError

from briefer.errors import InputError
from briefer.memo.pdf.face import Face
from briefer.memo.pdf.system_fonts import system_faces
from briefer.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADING: Final = Lock()
_SCRIPTS: Final = ("Amiri", "NotoSansDevanagari")
_SIGNS: Final = "DejaVuSans"


@dataclass(slots=True, eq=False)
class Look:
    """How a stretch of text is set; each link and each mark of a note has one of its own.

    None is ever changed. There are so many that they are not made in the slow way of frozen ones.

    `link` is an address, or `#name` for a place in the file. `note` is the number of the note that
    the stretch is the mark of, `back` that of the note whose number it is. `language` is that of
    the words, where it is not the memo's. What is `hidden` is in the text that is copied, but not
    seen, and takes no room.
    """

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    rise: float = 0
    spacing: float = 0
    link: str = ""
    note: int = 0
    back: int = 0
    language: str = ""
    hidden: bool = False

    def leading(self, link: str, colour: str = "", back: int = 0) -> Look:
        """Return a look of its own for what leads somewhere; there are many, so it is made fast."""
        return Look(
            self.family,
            self.size,
            self.bold,
            self.italic,
            colour or self.colour,
            self.rise,
            self.spacing,
            link,
            0,
            back,
            self.language,
        )


class Chain:
    """The faces to try for a letter, best first; those of the system only where no other has it."""

    def __init__(self, shipped: tuple[Face, ...], language: str) -> None:
        self.first = shipped[0]
        self._shipped = shipped
        self._language = language

    def faces(self) -> Iterator[Face]:
        """Yield the faces."""
        yield from self._shipped
        yield from system_faces(self._language)

    def face(self, letters: str) -> Face | None:
        """Return the first face that has all these letters, in this form or as one letter."""
        codes = set(map(ord, letters))
        whole = unicodedata.normalize("NFC", letters) if len(letters) > 1 else letters
        as_one = set(map(ord, whole))
        for face in self.faces():
            if codes <= face.covers or as_one <= face.covers:
                return face
        return None


def _face(stem: str) -> Face:
    with _LOADING:
        return _loaded(stem)


@cache
def _loaded(stem: str) -> Face:
    try:
        return Face(resources() / "fonts" / f"{stem}.ttf")
    except (OSError, HarfBuzzError) as error:
        raise InputError(
            f"The style sheet asks for the font file “{stem}.ttf”, which is missing or damaged."
        ) from error


@cache
def chain(family: str, *, bold: bool, italic: bool, language: str = "") -> Chain:
    """Return the faces of a family for a language; raise InputError where it is unknown."""
    cut = ("Bold" if bold else "") + ("Italic" if italic else "")
    weight = "Bold" if bold else "Regular"
    stems = [f"{family}-{cut or 'Regular'}", *(f"{script}-{weight}" for script in _SCRIPTS)]
    shipped = tuple(map(_face, (*stems, f"{_SIGNS}-Bold" if bold else _SIGNS)))
    return Chain(shipped, language)
