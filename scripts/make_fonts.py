"""Cut the shipped fonts: static weights of the variable Noto fonts, with the letters people need.

Run as `python scripts/make_fonts.py FOLDER`; the folder holds `NotoSans[wdth,wght].ttf`,
`NotoSans-Italic[...]`, `NotoSerif[...]`, `NotoSerif-Italic[...]` (the wheels fontpkg-noto-sans and
fontpkg-noto-serif, version 2.15), `NotoSansMono-Regular.ttf` and `DejaVuSans.ttf` (the packages
fonts-noto-mono and fonts-dejavu-core), `Amiri-Regular.ttf` and `Amiri-Bold.ttf` (the wheel
fontpkg-amiri, version 1.2) and `NotoSansDevanagari[wdth,wght].ttf` (fontpkg-noto-sans-devanagari,
version 2.7). The families are renamed, so that a font of the same name on
the user's system never mixes with these.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

LETTERS = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0250),  # Latin
    *range(0x02B0, 0x0300),  # modifiers
    *range(0x0300, 0x0370),  # combining marks
    *range(0x0370, 0x0400),  # Greek
    *range(0x0400, 0x0530),  # Cyrillic
    *range(0x1E00, 0x1F00),  # Latin additional
    *range(0x2000, 0x2070),  # punctuation
    *range(0x2070, 0x20A0),  # superscripts
    *range(0x20A0, 0x20D0),  # currency
    *range(0x2100, 0x2150),  # letterlike
    *range(0x2150, 0x2190),  # fractions, Roman numerals
    0x25CC,
    0xFB01,
    0xFB02,
    0xFFFD,
)
SIGNS = tuple(map(ord, "←↑→↓↔⇥⇧⌘⌥⌫⌃⎋⏎▲▼●○◊◆★☆✓✗▸▾"))
ASCII = tuple(range(0x20, 0x7F))
JOINERS = (0x20, 0xA0, *range(0x200C, 0x2010), 0x25CC)
ARABIC = (
    *JOINERS,
    *map(ord, "«»…‹›"),
    *range(0x0600, 0x0700),
    *range(0x0750, 0x0780),
    *range(0x08A0, 0x0900),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFEFD),
)
DEVANAGARI = (
    *JOINERS,
    *range(0x0900, 0x0980),
    0x20B9,
    *range(0x1CD0, 0x1D00),
    *range(0xA8E0, 0xA900),
)


@dataclass(frozen=True)
class Cut:
    """One file to make."""

    file: str
    source: str
    family: str
    style: str
    weight: int
    points: tuple[int, ...] = LETTERS

    @property
    def italic(self) -> bool:
        """Whether the letters slope."""
        return "Italic" in self.style


_SANS, _SANS_ITALIC = "NotoSans[wdth,wght].ttf", "NotoSans-Italic[wdth,wght].ttf"
_SERIF, _SERIF_ITALIC = "NotoSerif[wdth,wght].ttf", "NotoSerif-Italic[wdth,wght].ttf"
CUTS = (
    Cut("NotoSans-Regular.ttf", _SANS, "Briefer Sans", "Regular", 400),
    Cut("NotoSans-Medium.ttf", _SANS, "Briefer Sans", "Medium", 500),
    Cut("NotoSans-SemiBold.ttf", _SANS, "Briefer Sans", "SemiBold", 600),
    Cut("NotoSans-Bold.ttf", _SANS, "Briefer Sans", "Bold", 700),
    Cut("NotoSans-Italic.ttf", _SANS_ITALIC, "Briefer Sans", "Italic", 400),
    Cut("NotoSerif-Regular.ttf", _SERIF, "Briefer Serif", "Regular", 400),
    Cut("NotoSerif-SemiBold.ttf", _SERIF, "Briefer Serif", "SemiBold", 600),
    Cut("NotoSerif-Bold.ttf", _SERIF, "Briefer Serif", "Bold", 700),
    Cut("NotoSerif-Italic.ttf", _SERIF_ITALIC, "Briefer Serif", "Italic", 400),
    Cut(
        "NotoSansMono-Regular.ttf",
        "NotoSansMono-Regular.ttf",
        "Briefer Mono",
        "Regular",
        400,
        ASCII,
    ),
    Cut("Amiri-Regular.ttf", "Amiri-Regular.ttf", "Briefer Arabic", "Regular", 400, ARABIC),
    Cut("Amiri-Bold.ttf", "Amiri-Bold.ttf", "Briefer Arabic", "Bold", 700, ARABIC),
    Cut(
        "NotoSansDevanagari-Regular.ttf",
        "NotoSansDevanagari[wdth,wght].ttf",
        "Briefer Devanagari",
        "Regular",
        400,
        DEVANAGARI,
    ),
    Cut(
        "NotoSansDevanagari-Bold.ttf",
        "NotoSansDevanagari[wdth,wght].ttf",
        "Briefer Devanagari",
        "Bold",
        700,
        DEVANAGARI,
    ),
    Cut("DejaVuSigns.ttf", "DejaVuSans.ttf", "Briefer Signs", "Regular", 400, SIGNS),
)


def main(folder: Path) -> None:
    """Make every cut and print its size."""
    for cut in CUTS:
        font = TTFont(folder / cut.source)
        if "fvar" in font:
            font = instantiateVariableFont(font, {"wght": cut.weight, "wdth": 100})
        _subset(font, cut.points)
        _rename(font, cut)
        font.save(FONTS / cut.file)
        print(f"{cut.file:28} {(FONTS / cut.file).stat().st_size // 1024:5} kB")


def _subset(font: TTFont, points: tuple[int, ...]) -> None:
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def _rename(font: TTFont, cut: Cut) -> None:
    plain = cut.style in {"Regular", "Bold", "Italic"}
    names = {
        1: cut.family if plain else f"{cut.family} {cut.style}",
        2: cut.style if plain else "Regular",
        4: f"{cut.family} {cut.style}",
        6: f"{cut.family}-{cut.style}".replace(" ", ""),
        16: cut.family,
        17: cut.style,
    }
    table = font["name"]
    table.names = [entry for entry in table.names if entry.nameID in {0, 5, 7, 13, 14}]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    bold, italic = cut.style == "Bold", cut.italic
    font["OS/2"].fsSelection = (
        (font["OS/2"].fsSelection & ~0b1100001)
        | italic
        | bold << 5
        | (not bold and not italic) << 6
    )
    font["head"].macStyle = bold | italic << 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
