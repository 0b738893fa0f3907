"""The pages of a PDF as text: where each line and each box stands, and a coarse picture.

The places come from the file itself, so they are the same on every machine. The picture is drawn by
pdfium and says in a digit how dark each spot is; another version may draw a spot a little darker.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
from pikepdf import Pdf, parse_content_stream

from tests.memo.formats.structure import Letters

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALE: Final = 0.8
"""Spots for a point of the page."""
_SPOT: Final = 8
"""So many spots each way are one digit: ten points of the page."""
_COLUMNS: Final = 64
_DARKEST: Final = 9
_SHOWN: Final = 60


def layout(data: bytes) -> str:
    """Return for each page its boxes and its lines, in the order of the file."""
    lines: list[str] = []
    with Pdf.open(BytesIO(data)) as file:
        for number, page in enumerate(file.pages, start=1):
            lines += [f"==== page {number}", *_page(page)]
    return "".join(f"{line}\n" for line in lines)


def _page(page: Any) -> Iterator[str]:  # noqa: ANN401 - what the file holds
    """Yield a line for each line of text: its place, size, font and colour, and its words."""
    letters = Letters(page)
    colour, font, place, words = "", "", "", ""
    for instruction in parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "rg":
            colour = "#" + "".join(f"{round(float(part) * 255):02x}" for part in operands)
        elif operator == "re":
            yield f"box {' '.join(f'{float(part):.1f}' for part in operands)} {colour}"
        elif operator == "Tf":
            name = str(page.Resources.Font[str(operands[0])].BaseFont).rpartition("+")[2]
            letters.choose(str(operands[0]))
            font = f"{name} {float(operands[1]):g}"
        elif operator in {"Tm", "ET"}:
            if words:
                yield f"{place} {words[:_SHOWN]}".rstrip()
            # The font and the colour of a line are those of its first words.
            words, place = "", ""
            if operator == "Tm":
                place = f"{float(operands[4]):.1f} {float(operands[5]):.1f}"
        elif operator in {"Tj", "TJ"}:
            if not words:
                place = f"{place} {font} {colour}"
            words += letters.of(operands[0])


def picture(data: bytes) -> str:
    """Return each page as rows of digits: a blank is white, 9 is black."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for number in range(len(document)):
        page = document[number]
        bitmap = page.render(scale=_SCALE, prefer_bgrx=True, draw_annots=False)
        rows = "".join(_rows(bytes(bitmap.buffer), bitmap))
        pages.append(f"==== page {number + 1}\n{rows}")
        bitmap.close()
        page.close()
    document.close()
    return "".join(pages)


def _rows(spots: bytes, bitmap: pypdfium2.PdfBitmap) -> Iterator[str]:
    """Yield a row of digits for each eight rows of spots; grey is as green as it is red or blue."""
    lines = [
        spots[at + 1 : at + 4 * bitmap.width : 4] for at in range(0, len(spots), bitmap.stride)
    ]
    for top in range(0, bitmap.height, _SPOT):
        row = lines[top : top + _SPOT]
        digits = (
            _digit(sum(sum(line[at : at + _SPOT]) for line in row) / (len(row) * _SPOT))
            for at in range(0, bitmap.width - _SPOT + 1, _SPOT)
        )
        yield "".join(digits).rstrip() + "\n"


def _digit(light: float) -> str:
    # Text darkens a spot by a third at most, so dark comes fast.
    dark = min(_DARKEST, round((255 - light) / 255 * 3 * _DARKEST))
    return str(dark) if dark else " "


def differing(one: str, other: str) -> float:
    """Return which share of the dark spots of two pictures differs by more than a little."""
    rows = list(zip(one.split("\n"), other.split("\n"), strict=False))
    if one.count("\n") != other.count("\n"):
        return 1.0
    wrong = spots = 0
    for mine, theirs in rows:
        if mine.startswith("====") or theirs.startswith("===="):
            wrong += 0 if mine == theirs else _COLUMNS
            continue
        pairs = list(zip(mine.ljust(_COLUMNS), theirs.ljust(_COLUMNS), strict=True))
        spots += sum(pair != (" ", " ") for pair in pairs)
        wrong += sum(abs(_dark(a) - _dark(b)) > 2 for a, b in pairs)
    return wrong / max(1, spots)


def _dark(digit: str) -> int:
    return int(digit) if digit.isdigit() else 0
