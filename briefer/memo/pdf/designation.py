"""Who controls a memo that is marked CUI: a frame at the lower right of the first page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.designation import AWAY, PAD, RULE, WIDTH
from briefer.memo.direction import is_rtl
from briefer.memo.pdf.strips import Box, Measure
from briefer.memo.style import Align, Hyphens, RoleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.pdf.strips import Setter, Strip
    from briefer.memo.pdf.structure import Element
    from briefer.memo.pdf.text import Wardrobe
    from briefer.memo.style import Style


def framed(
    said: Sequence[str], style: Style, wardrobe: Wardrobe, setter: Setter, document: Element
) -> list[Strip]:
    """Return lines in one frame, each a paragraph of its own."""
    width = WIDTH * style.page.measure
    x = style.page.measure - width
    measure = Measure(x + PAD, width - 2 * PAD)
    small = style[RoleName.SMALL]
    role = replace(
        small,
        align=Align.LEFT,
        hyphens=Hyphens.NONE,
        before=0,
        after=0,
        left=0,
        right=0,
        first=0,
        bar=0,
        pad_y=0,
        shade="",
    )
    strips = [
        strip
        for words in said
        for strip in setter.paragraph(
            wardrobe.plain(words, role), role, measure, document.add("P"), rtl=is_rtl(words)
        )
    ]
    last = len(strips) - 1
    for number, strip in enumerate(strips):
        above, below = PAD * (number == 0), PAD * (number == last)
        strip.height += above + below
        strip.inks = tuple(ink._replace(y=ink.y + above) for ink in strip.inks)
        strip.boxes = tuple(_lines(strip.height, x, width, style, above > 0, below > 0))
    return strips


def reach(style: Style, banner: str) -> float:
    """Return how far the frame reaches into the margin: it stands above the mark, as in Word.

    Below 0 it ends above the margin.
    """
    return style.page.bottom - style.page.footer - style.banner(banner).leading - AWAY


def _lines(
    height: float, x: float, width: float, style: Style, is_first: bool, is_last: bool
) -> list[Box]:
    """Return the frame around one line."""
    colour = style.line.colour
    sides = [Box(each, 0, RULE, height, colour) for each in (x, x + width - RULE)]
    if is_first:
        sides.append(Box(x, 0, width, RULE, colour))
    if is_last:
        sides.append(Box(x, height - RULE, width, RULE, colour))
    return sides
