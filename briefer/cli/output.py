"""What a command says: text for people, or one JSON document, and plain lines on the side."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from briefer.errors import StorageError
from briefer.store.disk_faults import reason

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes: `out` for its answer, `err` for everything else."""

    out: TextIO
    err: TextIO
    as_json: bool = False

    def answer(self, data: dict[str, Any], lines: Sequence[str]) -> None:
        """Write the answer, as JSON or as lines.

        Raises StorageError where it cannot be written, and BrokenPipeError where nobody reads it.
        """
        if self.as_json:
            self.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        else:
            self.write("".join(f"{line}\n" for line in lines))

    def write(self, text: str) -> None:
        """Write text to standard output now; raises what `answer` raises."""
        try:
            self.out.write(text)
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise StorageError(
                f"The answer could not be written: {reason(error)}. What you asked for is done."
            ) from error

    def aside(self, words: str) -> None:
        """Write one plain line beside the answer."""
        with suppress(OSError):  # nobody is there to read it
            self.err.write(" ".join(words.split()) + "\n")
            self.err.flush()


def columns(rows: Sequence[Sequence[object]]) -> list[str]:
    """Return rows as lines with their cells in columns."""
    cells = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]))]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in cells
    )
    return [line.rstrip() for line in padded]
