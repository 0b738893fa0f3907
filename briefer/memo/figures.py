"""How large a figure is on paper, the same in Word and in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.style import RoleName

if TYPE_CHECKING:
    from briefer.memo.document import Figure
    from briefer.memo.style import Page, Style

_MOST: Final = 0.75
"""Of the text’s height: the rest is for headings above, the caption, and its notes."""
_FEWEST: Final = 0.2
"""Of it: so much a picture has, whatever stands with it."""
_LEAST: Final = 0.05
"""Of the text's width."""


def size(figure: Figure, page: Page, beside: float = 0) -> tuple[float, float]:
    """Return width and height in points: the share that was asked for, or what a page has.

    `beside` is how much of the page's height other things take that stand with it.
    """
    width = page.measure * min(1, max(_LEAST, figure.width))
    height = width * figure.image.height / figure.image.width
    whole = page.height - page.top - page.bottom
    most = max(_FEWEST * whole, min(_MOST * whole, whole - beside))
    scale = min(1, most / height)
    return width * scale, height * scale


def above(style: Style) -> float:
    """Return how much room stands above a picture in points: no less than below it."""
    return max(style[RoleName.CAPTION].before, style.grid.after)
