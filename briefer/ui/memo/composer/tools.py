"""What the parts of one editor share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.ui.memo.composer.caret import Caret
    from briefer.ui.memo.composer.commands import Commands
    from briefer.ui.memo.composer.geometry import Geometry
    from briefer.ui.memo.composer.painting import SheetPainter
    from briefer.ui.memo.composer.pen import Pen
    from briefer.ui.memo.composer.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Tools:
    """The sheet, where it is on the screen, and what changes it."""

    sheet: Sheet
    geometry: Geometry
    painting: SheetPainter
    caret: Caret
    pen: Pen
    commands: Commands
