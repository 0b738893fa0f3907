"""How large a figure is on paper, the same in Word and in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.memo.document import Figure
    from briefer.memo.style import Page

_MOST: Final = 0.8
"""Of the text's height: the rest is for the caption and its notes."""
_LEAST: Final = 0.05
"""Of the text's width."""


def size(figure: Figure, page: Page) -> tuple[float, float]:
    """Return width and height in points: the share that was asked for, or what a page has."""
    width = page.measure * min(1, max(_LEAST, figure.width))
    height = width * figure.image.height / figure.image.width
    scale = min(1, _MOST * (page.height - page.top - page.bottom) / height)
    return width * scale, height * scale
