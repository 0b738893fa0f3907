"""A font as one file uses it: a code for each glyph together with the text that it stands for.

Codes are given out as glyphs are used, so what is copied from the file is always the text that was
put into it: the same glyph has another code where it stands for another text.
"""

from __future__ import annotations

from hashlib import md5
from struct import pack
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.face import Face, Glyph
    from briefer.memo.pdf.file import PdfFile

_FURTHER: Final = "\u200b"
"""The text of a further glyph of letters that one glyph stands for already; it has no width."""
_COMPACT: Final = {"Subtype": PDFName("CIDFontType0C")}
_LONGEST: Final = 8
"""More characters than this readers do not take for one code."""
_NEAR: Final = 0.5
"""Closer than this, for a size of 1,000, is the same place."""
_ESCAPED: Final = {ord("("): r"\(", ord(")"): r"\)", ord("\\"): r"\\", 13: r"\r", 10: r"\n"}
_BYTES: Final = tuple(_ESCAPED.get(value, chr(value)) for value in range(256))


def code(number: int) -> str:
    """Return a number of two bytes as it stands in a string of a PDF."""
    return _BYTES[number >> 8] + _BYTES[number & 255]


class Shaped(NamedTuple):
    """Shaped text for a size of 1,000: its width, and what `TJ` draws at each height.

    It `differs` from its text where that is not read back glyph by glyph.
    """

    drawn: tuple[tuple[float, str], ...]
    width: float
    differs: bool


class EmbeddedFont:
    """A face in one file; `name` is what pages call it there."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: dict[int, tuple[int, str, float]] = {0: (0, "", 0.0)}
        self._widths: dict[str, float] = {}
        self._drawn: dict[str, str] = {}
        self._width_of, self._code_of = self._widths.__getitem__, self._drawn.__getitem__
        self._shaped: dict[tuple[str, bool], Shaped] = {}

    def letter(self, char: str) -> tuple[float, str] | None:
        """Return width and code of a character, None where the font does not have it."""
        if char not in self._widths:
            glyph = self.face.glyph(ord(char))
            if glyph is None:
                return None
            width = self.face.advance(glyph)
            self._widths[char], self._drawn[char] = width, code(self._code(glyph, char, width))
        return self._widths[char], self._drawn[char]

    def soft_hyphen(self) -> tuple[float, str]:
        """Return width and code of a hyphen that stands for the place where a word was broken."""
        glyph = self.face.glyph(ord("-")) or 0
        width = self.face.advance(glyph)
        return width, code(self._code(glyph, "\u00ad", width))

    def word(self, text: str) -> tuple[float, str] | None:
        """Return width and codes of a text that is drawn letter by letter, None where one lacks."""
        try:
            return sum(map(self._width_of, text)), "".join(map(self._code_of, text))
        except KeyError:
            if any(self.letter(char) is None for char in text):
                return None
        return self.word(text)

    def shaped(self, text: str, *, rtl: bool) -> Shaped:
        """Return a text in the forms and places that its letters take beside one another."""
        known = self._shaped.get((text, rtl))
        if known is None:
            known = self._shaped[text, rtl] = self._shape(text, rtl=rtl)
        return known

    def _shape(self, text: str, *, rtl: bool) -> Shaped:
        glyphs = self.face.shape(text, rtl=rtl)
        starts = sorted({glyph.cluster for glyph in glyphs})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        carriers = _carriers(glyphs)
        levels: list[tuple[float, list[str]]] = [(0.0, [])]
        pen, whole = 0.0, True
        for place, glyph in enumerate(glyphs):
            start = glyph.cluster
            letters = text[start : ends[start]] if place in carriers else _FURTHER
            whole = (
                whole and len(letters) <= _LONGEST and self._may_stand_for(glyph.number, letters)
            )
            letters = letters[:_LONGEST]
            width = self.face.advance(glyph.number)
            if abs(glyph.y - levels[-1][0]) > _NEAR:
                levels.append((glyph.y, []))
            if abs(pen - glyph.x) > _NEAR:
                levels[-1][1].append(f"{pen - glyph.x:.0f}")
            levels[-1][1].append(f"({code(self._code(glyph.number, letters, width))})")
            pen = glyph.x + width
        total = sum(glyph.advance for glyph in glyphs)
        if abs(pen - total) > _NEAR:
            levels[-1][1].append(f"{pen - total:.0f}")
        drawn = tuple((rise, "".join(parts)) for rise, parts in levels if parts)
        return Shaped(drawn, total, differs=not whole or len(glyphs) > len(carriers))

    def _code(self, glyph: int, text: str, width: float) -> int:
        if self.face.is_cff:
            # One code for each glyph, so one text: that of the letter that it is by itself.
            own = text[:1] if text and self.face.glyph(ord(text[0])) == glyph else text
            self._glyphs.setdefault(glyph, (glyph, own, width))
            return glyph
        known = self._codes.get((glyph, text))
        if known is None:
            known = self._codes[glyph, text] = len(self._glyphs)
            self._glyphs[known] = (glyph, text, width)
        return known

    def _may_stand_for(self, glyph: int, letters: str) -> bool:
        """Say whether a glyph can be given these letters as its text."""
        if not self.face.is_cff:
            return True
        return len(letters) == 1 and self.face.glyph(ord(letters)) == glyph

    def text_of(self, number: int) -> str:
        """Return the text that a code stands for."""
        return self._glyphs[number][1]

    def write(self, file: PdfFile) -> int:
        """Write the font with the glyphs that were used, and return its number in the file."""
        used = dict(sorted(self._glyphs.items()))
        data, numbers = self.face.part(sorted({glyph for glyph, _, _ in used.values()}))
        tag = "".join(
            chr(65 + value % 26) for value in md5(data, usedforsecurity=False).digest()[:6]
        )
        name = f"/{tag}+{self.face.name}"
        widths = " ".join(f"{number}[{width:.4g}]" for number, (_, _, width) in used.items())
        kind, glyph_map = "CIDFontType0", ""
        if not self.face.is_cff:
            widths = "0[" + " ".join(f"{width:.4g}" for _, _, width in used.values()) + "]"
            table = b"".join(pack(">H", numbers[glyph]) for glyph, _, _ in used.values())
            kind, glyph_map = "CIDFontType2", f"/CIDToGIDMap {file.stream(table)} 0 R"
        about = self._descriptor(file, name, data)
        below = file.add(
            f"<</Type/Font/Subtype/{kind}/BaseFont{name}/CIDSystemInfo<</Registry(Adobe)"
            f"/Ordering(Identity)/Supplement 0>>/FontDescriptor {about} 0 R"
            f"/DW 0/W[{widths}]{glyph_map}>>"
        )
        texts = {number: text for number, (_, text, _) in used.items() if text}
        to_text = file.stream(_to_unicode(texts))
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
            f"/DescendantFonts[{below} 0 R]/ToUnicode {to_text} 0 R>>"
        )

    def _descriptor(self, file: PdfFile, name: str, data: bytes) -> int:
        metrics = self.face.metrics()
        if self.face.is_cff:
            program = f"/FontFile3 {file.stream(data, _COMPACT)} 0 R"
        else:
            program = f"/FontFile2 {file.stream(data, {'Length1': len(data)})} 0 R"
        flags = 4 | (64 if metrics.angle else 0)
        box = " ".join(map(str, metrics.box))
        return file.add(
            f"<</Type/FontDescriptor/FontName{name}/Flags {flags}/FontBBox[{box}]"
            f"/ItalicAngle {metrics.angle:g}/Ascent {metrics.ascent:.0f}"
            f"/Descent {metrics.descent:.0f}/CapHeight {metrics.cap_height:.0f}"
            f"/StemV {50 + metrics.weight // 8}{program}>>"
        )


def _carriers(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Return the places of the glyphs that stand for letters: of each cluster the widest one."""
    widest: dict[int, int] = {}
    for place, glyph in enumerate(glyphs):
        best = widest.setdefault(glyph.cluster, place)
        if glyph.advance > glyphs[best].advance:
            widest[glyph.cluster] = place
    return frozenset(widest.values())


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the table from codes back to text."""
    rows = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for number, text in texts.items()
    ]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
            "",
        ]
    ).encode()
