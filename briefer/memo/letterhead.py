"""Where a letterhead's picture stands on the first page, the same in Word and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.memo.style import Align

if TYPE_CHECKING:
    from briefer.memo.picture import Picture
    from briefer.memo.style import Style

BELOW_MARK: Final = 6.0
"""Between a handling mark and the picture under it."""
BELOW: Final = 14.0
"""Between the picture and the text, at the least."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A letterhead's picture with its place: points from the left margin and the paper's top.

    `alt` says in words what it shows; `text` is how far under the paper's top the text begins.
    """

    picture: Picture
    alt: str
    align: Align
    x: float
    top: float
    width: float
    height: float
    text: float


def placed(style: Style, banner: str) -> Placed | None:
    """Return the letterhead of a memo with that handling mark, None where the style has none."""
    head, page = style.letterhead, style.page
    if head is None or head.image is None:
        return None
    width, height = head.size(page.measure)
    share = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(head.align, 0.0)
    top = page.header + (style.banner(banner).leading + BELOW_MARK if banner else 0)
    return Placed(
        head.image,
        head.alt,
        head.align,
        share * (page.measure - width),
        top,
        width,
        height,
        max(page.top, top + height + BELOW),
    )
