"""A font file as HarfBuzz reads it: its letters, their widths, how they join, and parts of it."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_NOT_IN_A_NAME: Final = re.compile("[^A-Za-z0-9+_-]")
_HYPHENS: Final = frozenset({0x2010, 0x2011})
_LAYOUT_TABLES: Final = (
    "GSUB",
    "GPOS",
    "GDEF",
    "kern",
    "DSIG",
    "FFTM",
    "name",
    "post",
    "cmap",
    "COLR",
)
"""What a PDF does not need of a font: its glyphs are chosen and placed already."""


class Glyph(NamedTuple):
    """A glyph of shaped text: which character it begins at, and where it stands.

    All measures are for a size of 1,000; `x` counts from the start of the text.
    """

    number: int
    cluster: int
    x: float
    y: float
    advance: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF says of a font, for a size of 1,000."""

    ascent: float
    descent: float
    cap_height: float
    angle: float
    weight: int
    box: tuple[int, int, int, int]


class Face:
    """One font of a file. It never changes, and any thread may use it."""

    def __init__(self, path: Path, index: int = 0) -> None:
        """Read a file; raise OSError or HarfBuzzError where there is no font in it."""
        self._face = hb.Face(hb.Blob.from_file_path(path), index)
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem if self._face.upem else 0
        codes = set(self._face.unicodes)
        if not codes:
            raise hb.HarfBuzzError(f"{path} is no font")
        if not {"glyf", "CFF "} & set(self._face.table_tags):
            raise hb.HarfBuzzError(f"{path} has pictures for letters, and no outlines")
        named = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        self.name = _NOT_IN_A_NAME.sub("", named)
        self.is_cff = "glyf" not in self._face.table_tags
        # Of a font with PostScript outlines each glyph stands for one character.
        self._hyphen = None if self.is_cff else self._font.get_nominal_glyph(ord("-"))
        self.covers = frozenset(codes if self._hyphen is None else codes | _HYPHENS)

    def glyph(self, code: int) -> int | None:
        """Return the number of a character's glyph, None where the font has none.

        Many fonts lack the hyphen at which no line breaks, which looks like any other.
        """
        found: int | None = self._font.get_nominal_glyph(code)
        return self._hyphen if found is None and code in _HYPHENS else found

    def advance(self, glyph: int) -> float:
        """Return how wide a glyph is."""
        return self._font.get_glyph_h_advance(glyph) * self._scale

    def shape(self, text: str, *, rtl: bool) -> list[Glyph]:
        """Return the glyphs of a text of one direction as they stand, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self._font, buffer)
        glyphs, x, scale = [], 0.0, self._scale
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            placed = (x + at.x_offset * scale, at.y_offset * scale)
            glyphs.append(Glyph(info.codepoint, info.cluster, *placed, at.x_advance * scale))
            x += at.x_advance * scale
        return glyphs

    def metrics(self) -> Metrics:
        """Return the measures of the font."""
        head, post, os2 = (self._table(tag) for tag in ("head", "post", "OS/2"))
        extents = self._font.get_font_extents("ltr")
        ascent = extents.ascender * self._scale
        has_caps = len(os2) >= 90 and struct.unpack_from(">H", os2)[0] >= 2
        caps = struct.unpack_from(">h", os2, 88)[0] * self._scale if has_caps else 0
        box = struct.unpack_from(">4h", head, 36) if len(head) >= 44 else (0, -200, 1000, 800)
        left, low, right, high = (round(value * self._scale) for value in box)
        return Metrics(
            ascent=ascent,
            descent=extents.descender * self._scale,
            cap_height=caps or 0.7 * ascent,
            angle=struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0,
            weight=struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400,
            box=(left, low, right, high),
        )

    def _table(self, tag: str) -> bytes:
        if tag not in self._face.table_tags:
            return b""
        return self._face.reference_table(tag).data

    def part(self, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
        """Return a font file with these glyphs alone, and their new numbers.

        A font with PostScript outlines keeps the old numbers, and only its outlines are returned:
        a PDF has no table between the letters and the glyphs of such a font.
        """
        given = hb.SubsetInput()
        given.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        drop = given.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        drop.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT_TABLES)
        flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        flags |= hb.SubsetFlags.NOTDEF_OUTLINE
        if self.is_cff:
            flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        given.flags = flags
        plan = hb.SubsetPlan(self._face, given)
        made = plan.execute()
        data = made.reference_table("CFF ").data if self.is_cff else made.blob.data
        return data, plan.old_to_new_glyph_mapping
