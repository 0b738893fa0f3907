"""Words measured and written as a file draws them, each one once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefer.memo.pdf.embedding import EmbeddedFont
from briefer.memo.pdf.fonts import chain
from briefer.memo.pdf.letters import CODE, cut, is_shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.pdf.face import Face
    from briefer.memo.pdf.fonts import Look


class Piece(NamedTuple):
    """A stretch of a line in one font, as it is drawn.

    `code` is a string of the file, or operators where it is `shaped`. `meant` is the text that it
    stands for, empty where it copies out as that. A piece of an odd `level` runs to the left.
    """

    look: Look
    font: EmbeddedFont
    code: str
    width: float
    meant: str = ""
    shaped: bool = False
    level: int = 0


class LacksLetterError(Exception):
    """The first font of a look does not have every letter of a word."""


class Words(dict[str, tuple[float, str]]):
    """Width in points and code of words in the first font of a look, measured when asked for.

    Asking for a word with a letter that the font lacks raises LacksLetterError.
    """

    def __init__(self, font: EmbeddedFont, look: Look) -> None:
        super().__init__()
        self.font = font
        self._scale = look.size / 1000
        self._spacing = look.spacing

    def __missing__(self, word: str) -> tuple[float, str]:
        found = self.font.word(word)
        if found is None:
            raise LacksLetterError
        width, code = found
        known = self[word] = (width * self._scale + self._spacing * len(word), code)
        return known


class Ruler:
    """Measures the words of one file, and knows the fonts that it uses and its language."""

    def __init__(self, language: str = "") -> None:
        self.language = language
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._words: dict[tuple[object, ...], Words] = {}
        self._by_look: dict[Look, Words] = {}
        self._pieces: dict[tuple[object, ...], tuple[Piece, ...]] = {}

    @property
    def fonts(self) -> tuple[EmbeddedFont, ...]:
        """The fonts in the order in which they were first used."""
        return tuple(self._fonts.values())

    def forget(self) -> None:
        """Let go of what was measured, for a file that is laid out needs little of it again."""
        for words in self._words.values():
            words.clear()
        self._by_look.clear()
        self._pieces.clear()

    def words(self, look: Look) -> Words:
        """Return the words known so far that are set like this."""
        known = self._by_look.get(look)
        if known is None:
            known = self._by_look[look] = self._like(look)
        return known

    def _like(self, look: Look) -> Words:
        """Return the words that are set like this, whatever they lead to."""
        key = (look.family, look.size, look.bold, look.italic, look.spacing)
        known = self._words.get(key)
        if known is None:
            first = chain(look.family, bold=look.bold, italic=look.italic).first
            known = self._words[key] = Words(self._font(first), look)
        return known

    def pieces(self, text: str, look: Look, level: int = 0) -> tuple[Piece, ...]:
        """Return what draws a word or a space, whatever letters it has."""
        how = (look.family, look.size, look.bold, look.italic, look.spacing, look.rise)
        key = (text, *how, look.language, level)
        known = self._pieces.get(key)
        if known is None:
            known = self._pieces[key] = tuple(self._cut(text, look, level))
        if known and known[0].look is not look:
            return tuple(piece._replace(look=look) for piece in known)
        return known

    def hyphen(self, look: Look) -> Piece:
        """Return the hyphen of a word that is broken; it copies out as one that may be left out."""
        font = self.words(look).font
        width, code = font.soft_hyphen()
        return Piece(look, font, code, width * look.size / 1000 + look.spacing)

    def _cut(self, text: str, look: Look, level: int) -> Iterator[Piece]:
        language = look.language or self.language
        faces = chain(look.family, bold=look.bold, italic=look.italic, language=language)
        for face, drawn, meant in cut(text, faces):
            yield self._piece(self._font(face), drawn, meant, look, level)

    def _piece(self, font: EmbeddedFont, drawn: str, meant: str, look: Look, level: int) -> Piece:
        scale, spacing = look.size / 1000, look.spacing * len(drawn)
        # A code is read from left to right among letters that run the other way, too.
        leftward = bool(level % 2) and not (meant and CODE in drawn)
        plain = None if is_shaped(drawn) or leftward else font.word(drawn)
        if plain:
            return Piece(look, font, plain[1], plain[0] * scale + spacing, meant, level=level)
        shaped = font.shaped(drawn, rtl=leftward)
        code = _raised(shaped.drawn, scale, look.rise)
        if shaped.differs and not level % 2:
            meant = meant or drawn
        width = shaped.width * scale + spacing
        return Piece(look, font, code, width, meant, shaped=True, level=level)

    def _font(self, face: Face) -> EmbeddedFont:
        known = self._fonts.get(face)
        if known is None:
            known = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return known


def _raised(drawn: Iterable[tuple[float, str]], scale: float, base: float) -> str:
    """Return the operators that draw each part at its height, and come back to the line."""
    parts, height = [], 0.0
    for rise, codes in (*drawn, (0.0, "")):
        if rise != height:
            parts.append(f"{rise * scale + base:.2f} Ts")
            height = rise
        if codes:
            parts.append(f"[{codes}]TJ")
    return " ".join(parts)
