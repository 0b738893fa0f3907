"""What a command says: text for people, or one JSON document, and plain lines on the side."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes: `out` for its answer, `err` for everything else."""

    out: TextIO
    err: TextIO
    as_json: bool = False

    def answer(self, data: dict[str, Any], lines: Sequence[str]) -> None:
        """Write the answer, as JSON or as lines."""
        if self.as_json:
            self.out.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        else:
            for line in lines:
                self.out.write(line + "\n")

    def aside(self, line: str) -> None:
        """Write a plain line beside the answer."""
        self.err.write(line + "\n")


def columns(rows: Sequence[Sequence[object]]) -> list[str]:
    """Return rows as lines with their cells in columns."""
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in cells
    )
    return [line.rstrip() for line in padded]
