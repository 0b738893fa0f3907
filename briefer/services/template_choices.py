"""What can be chosen for the look of a template: fonts, sizes of text, margins."""

from __future__ import annotations

from typing import Final

FONTS: Final = {
    "Times New Roman": ("Liberation Serif", "LiberationSerif"),
    "Arial": ("Liberation Sans", "LiberationSans"),
    "Noto Serif": ("Noto Serif", "NotoSerif"),
    "Noto Sans": ("Noto Sans", "NotoSans"),
}
"""The fonts to choose from, each with Word's alternative and the shipped files for a PDF."""

SMALLEST, LARGEST = 8.0, 18.0
"""Points of the body's text."""
LEAST_MARGIN, MOST_MARGIN = 28.0, 180.0
"""Points: from one centimetre to two and a half inches."""
