"""How many keys each row took, as a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from typing_extensions import override

_KINDS = ("selecting", "tags", "words")


@dataclass
class KeyTable:
    """One line for each row; `words` are those that only the analyst can write."""

    lines: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, row: str, count: dict[str, int]) -> None:
        """Take in the keys of one row."""
        self.lines[row] = {kind: count.get(kind, 0) for kind in _KINDS}

    @property
    def tags(self) -> list[int]:
        """The keys after selecting, without words written in notes and the like."""
        return [count["tags"] for count in self.lines.values()]

    @override
    def __str__(self) -> str:
        head = f"{'row':<8}{'selecting':>10}{'keys':>7}{'words':>7}"
        rows = [
            f"{row:<8}{count['selecting'] or 'mouse':>10}{count['tags']:>7}{count['words']:>7}"
            for row, count in self.lines.items()
        ]
        foot = f"keys after selecting: median {median(self.tags):g}, most {max(self.tags)}"
        return "\n".join(("", head, *rows, foot))
