"""The outline of a PDF: its headings as a tree, each leading to its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefer.memo.pdf.file import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefer.memo.pdf.file import PdfFile


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading: its level (0 is the highest), its words, and its place as the file writes it."""

    level: int
    title: str
    place: str


@dataclass(slots=True)
class _Node:
    number: int
    headline: Headline | None = None
    below: list[_Node] = field(default_factory=list)


def write(file: PdfFile, headlines: Iterable[Headline]) -> int:
    """Write the outline, and return its number; 0 where there is no heading.

    A heading stands under the last one of a higher level, whatever levels lie between them.
    """
    root = _Node(file.reserve())
    open_: list[tuple[int, _Node]] = [(-1, root)]
    for headline in headlines:
        while open_[-1][0] >= headline.level:
            open_.pop()
        node = _Node(file.reserve(), headline)
        open_[-1][1].below.append(node)
        open_.append((headline.level, node))
    if not root.below:
        file.put(root.number, "null")
        return 0
    file.put(root.number, f"<</Type/Outlines{_ends(root)}/Count {len(root.below)}>>")
    _write(file, root)
    return root.number


def _ends(node: _Node) -> str:
    return f"/First {node.below[0].number} 0 R/Last {node.below[-1].number} 0 R"


def _write(file: PdfFile, parent: _Node) -> None:
    siblings: Sequence[_Node] = parent.below
    for order, node in enumerate(siblings):
        if node.headline is None:
            continue
        before = f"/Prev {siblings[order - 1].number} 0 R" if order else ""
        after = f"/Next {siblings[order + 1].number} 0 R" if order + 1 < len(siblings) else ""
        below = f"{_ends(node)}/Count -{len(node.below)}" if node.below else ""
        file.put(
            node.number,
            f"<</Title{text(node.headline.title)}/Parent {parent.number} 0 R"
            f"/Dest{node.headline.place}{before}{after}{below}>>",
        )
        _write(file, node)
