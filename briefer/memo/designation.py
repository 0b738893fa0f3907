"""Where a CUI memo says who controls it, the same in Word and in the PDF: its frame in points."""

from __future__ import annotations

from typing import Final

WIDTH: Final = 0.45
"""Of the width of the text, at its right."""
PAD: Final = 4.0
"""Between the frame and its words."""
RULE: Final = 0.5
"""How thick the frame is."""
AWAY: Final = 10.0
"""Between the frame and what stands above and below it."""
