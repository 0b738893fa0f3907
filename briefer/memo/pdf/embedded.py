"""A font in a PDF whose letters copy out as the text that they stand for.

reportlab's own table back to text is wrong beyond U+FFFF and knows one character for each glyph.
Here an accented letter may stand for a letter and its accents, and a joined Arabic form for the
plain letters.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PRIVATE: Final = 0xF0000
"""Added to a letter's code for the same glyph with another text: the letter and its accents."""
_JOINED: Final = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


class EmbeddedFont(TTFont):
    """A font file, subset into each PDF that uses it."""

    def __init__(self, name: str, path: Path) -> None:
        """Read the file; raise OSError or TTFError where it is not a font."""
        super().__init__(name, path)
        face = self.face
        for code in list(face.charToGlyph):
            if len(unicodedata.normalize("NFD", chr(code))) > 1:
                face.charToGlyph[_PRIVATE + code] = face.charToGlyph[code]
                face.charWidths[_PRIVATE + code] = face.charWidths[code]

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's
        """Write the font and its subsets, each with its table back to text."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            table = doc.idToObject[fonts[name].ToUnicode.name]
            table.content = _to_unicode(subset)


def composed(cluster: str) -> str:
    """Return what to draw for a letter and its accents: one code that copies out as they are.

    Where no accented letter stands for exactly them, return nothing.
    """
    letter = unicodedata.normalize("NFC", cluster)
    if len(letter) == 1 and unicodedata.normalize("NFD", letter) == cluster:
        return chr(_PRIVATE + ord(letter))
    return ""


def _text(code: int) -> str:
    """Return the text that a code stands for."""
    if code >= _PRIVATE:
        return unicodedata.normalize("NFD", chr(code - _PRIVATE))
    if any(low <= code <= high for low, high in _JOINED):
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _to_unicode(subset: Sequence[int]) -> str:
    rows = [
        f"<{place:02X}> <{_text(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
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
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
