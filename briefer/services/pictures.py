"""Pictures in a memo: put in, described, sized and replaced; each is one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from briefer.errors import InputError
from briefer.memo import figure_file
from briefer.memo.picture import LARGEST, Picture
from briefer.memo.shapes import Drawing
from briefer.memo.svg import writing as svg
from briefer.model.changes import Place
from briefer.model.kept_picture import KeptPicture
from briefer.model.memo import FIGURE, NARROWEST, WIDEST, KeptFigure, MemoBlock
from briefer.model.text import single_line
from briefer.services import memos

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from briefer.model.memo import KeptMemo
    from briefer.store.reading import Reading
    from briefer.store.workspace import Workspace

ENDS: Final = (".png", ".jpg", ".jpeg", ".svg")
"""The ends of the names of files that can be chosen."""

Image = Picture | Drawing
"""A picture as it is printed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept picture: its bytes, and as it is printed."""

    data: bytes
    image: Image


_DOTS_PER_INCH: Final = 96
_POINTS_PER_INCH: Final = 72
_REMEMBERED: Final = 32
"""So many pictures are not read again: a memo is composed after every pause in writing."""
_TEXT_WIDTH: Final = 6.5
"""Inches; the text of a page is about as wide."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that was chosen; raise InputError where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(
                f"“{path.name}” is larger than 8 MB. Save a smaller copy and choose that."
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"“{path.name}” cannot be read; look whether it is there.") from error


def keep(ws: Workspace, data: bytes) -> KeptFigure:
    """Make a picture ready, keep it in the briefing, and return a figure that shows it.

    It is as wide as the picture is by itself, and no wider than the text. Nothing is recorded: a
    picture that no memo prints is nobody's. Raises InputError where the data is no picture that can
    be printed.
    """
    made = figure_file.prepared(data)
    with ws.change("Keep a picture") as tx:
        sha256 = tx.pictures.keep(KeptPicture(made.data, made.media_type))
    return KeptFigure(sha256, width=_own_width(made.image))


def add(
    ws: Workspace, section_id: int, figures: Sequence[KeptFigure], position: int | None = None
) -> tuple[int, ...]:
    """Put figures into a section, at its end without a `position`; return the ids of the blocks."""
    memo_id = ws.memos.memo_of_section(section_id)
    blocks = [memos.checked(MemoBlock(FIGURE, figure=figure)) for figure in figures]
    label = "Add a picture" if len(blocks) == 1 else f"Add {len(blocks)} pictures"
    with ws.change(label, at=Place(memo_id=memo_id)) as tx:
        new = memos.insert(tx, section_id, blocks, position)
        tx.memos.touch(memo_id)
    return new


def describe(ws: Workspace, block_id: int, alt: str, *, join: str | None = None) -> None:
    """Say in words what a picture shows, for people who cannot see it."""
    _set(ws, block_id, "Describe the picture", join, alt=single_line(alt))


def caption(ws: Workspace, block_id: int, words: str, *, join: str | None = None) -> None:
    """Set what stands under a picture; no words take it away."""
    _set(ws, block_id, "Caption the picture", join, caption=single_line(words))


def widen(ws: Workspace, block_id: int, percent: int, *, join: str | None = None) -> None:
    """Set how wide a picture is, in percent of the text's width.

    Raises InputError for one that is narrower than `NARROWEST` or wider than `WIDEST`.
    """
    _set(ws, block_id, "Set the width of the picture", join, width=percent)


def exchange(ws: Workspace, block_id: int, data: bytes) -> None:
    """Show another picture in the place of one; words and width stay.

    Raises InputError as `keep` does; then the memo is as it was.
    """
    block, figure = _shown_in(ws, block_id)
    new = replace(block, figure=replace(figure, picture=keep(ws, data).picture))
    memos.set_block(ws, block_id, new, label="Replace the picture")


def shown(read: Reading, hashes: Iterable[str]) -> dict[str, Shown]:
    """Return kept pictures by their hash; what is lost or was altered is left out."""
    found = {}
    for sha256, kept in read.pictures.many(hashes).items():
        try:
            image = _image_of(kept.data) if kept.sha256 == sha256 else None
        except InputError:
            image = None
        if image is None:
            continue  # it was altered outside Briefer, which the check of the file tells
        # Of a drawing only what was understood goes anywhere.
        data = svg.written(image) if isinstance(image, Drawing) else kept.data
        found[sha256] = Shown(data, image)
    return found


def images(read: Reading, hashes: Iterable[str]) -> dict[str, Image]:
    """Return kept pictures by their hash, as they are printed; what is lost is left out."""
    return {sha256: found.image for sha256, found in shown(read, hashes).items()}


def of_memo(read: Reading, memo: KeptMemo) -> dict[str, Image]:
    """Return the pictures that a memo prints, by their hash."""
    return images(read, {block.figure.picture for block in memo.blocks() if block.figure})


@lru_cache(maxsize=_REMEMBERED)
def _image_of(data: bytes) -> Image:
    return figure_file.image_of(data)


def _own_width(image: Image) -> int:
    per_inch = _DOTS_PER_INCH if isinstance(image, Picture) else _POINTS_PER_INCH
    percent = round(100 * image.width / per_inch / _TEXT_WIDTH)
    return max(NARROWEST, min(percent, WIDEST))


def _set(
    ws: Workspace,
    block_id: int,
    label: str,
    join: str | None,
    **said: Any,  # noqa: ANN401 - those of a figure
) -> None:
    block, figure = _shown_in(ws, block_id)
    new = replace(block, figure=replace(figure, **said))
    memos.set_block(ws, block_id, new, label=label, join=join)


def _shown_in(ws: Workspace, block_id: int) -> tuple[MemoBlock, KeptFigure]:
    block = memos.block_of(ws, block_id)
    if block.figure is None:
        raise InputError("This block of the memo is no picture.")
    return block, block.figure
