"""The memo as it is looked through: what is seen of it, line by line, and where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.utf16 import Utf16Map
from briefer.ui.memo.composer.guarded import guarded_text
from briefer.ui.memo.composer.piece import WRITTEN

if TYPE_CHECKING:
    from briefer.ui.memo.composer.piece import Piece
    from briefer.ui.memo.composer.sheet import Sheet

_UNSEEN = "\0"


class SeenText:
    """A snapshot; places in the document are in UTF-16 units."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        lines = [self._line(line, piece) for line, piece in enumerate(sheet.pieces)]
        self.text = "\n".join(lines)
        self._units = Utf16Map(self.text)

    def place(self, point: int) -> int:
        """Return where a character of the text stands in the document."""
        return self._units.to_units(point)

    def point(self, place: int) -> int:
        """Return which character stands at a place of the document."""
        return self._units.to_point(place)

    def is_own(self, start: int, end: int) -> bool:
        """Say whether words between two places are the analyst's own, all of them."""
        sheet = self._sheet
        line = sheet.line_at(start)
        block = sheet.block(line)
        if line != sheet.line_at(end) or sheet.pieces[line].kind not in WRITTEN:
            return False
        return not any(s.start < end and start < s.end for s in sheet.runs.spans(block))

    def _line(self, line: int, piece: Piece) -> str:
        text = self._sheet.block(line).text()
        if piece.kind in WRITTEN or piece is self._sheet.lead:
            return text
        lettering = self._sheet.lettering
        parts = guarded_text(piece, lettering)
        seen = "".join(
            _UNSEEN * len(words) if form is lettering.unseen else words for words, form in parts
        )
        return seen if len(seen) == len(text) else text
