"""One box for shaded paragraphs that stand under one another, as Word draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefer.memo.pdf.strips import Box, Strip


def joined_frames(strips: Iterable[Strip]) -> Iterator[Strip]:
    """Yield strips, with neighbours in the same frame put into one box.

    The room between them stays what they want of each other, and is shaded.
    """
    upper: Strip | None = None
    for lower in strips:
        if upper is not None:
            if lower.opens is not None and lower.opens == upper.closes and not lower.breaks:
                _join(upper, lower, lower.opens.pad)
            yield upper
        upper = lower
    if upper is not None:
        yield upper


def _join(upper: Strip, lower: Strip, pad: float) -> None:
    """Take the room at the edges away that two boxes have between them."""
    upper.height -= pad
    upper.boxes = _shortened(upper.boxes, pad)
    upper.under = pad
    lower.height -= pad
    lower.boxes = _shortened(lower.boxes, pad)
    lower.inks = tuple(ink._replace(y=ink.y - pad) for ink in lower.inks)
    lower.over, lower.joins = pad, True


def _shortened(boxes: Sequence[Box], by: float) -> tuple[Box, ...]:
    return tuple(box._replace(height=box.height - by) for box in boxes)


def reaching(strips: Sequence[tuple[float, Strip]]) -> Iterator[tuple[float, Sequence[Box]]]:
    """Yield where the strips of a page begin, and their boxes as far as they reach there."""
    last = len(strips) - 1
    end = 0.0
    for number, (top, strip) in enumerate(strips):
        boxes: Sequence[Box] = strip.boxes
        if boxes and (strip.over or strip.under or strip.joins):
            up = strip.over if not number else (top - end) * strip.joins
            down = strip.under if number == last else 0
            shade, *others = boxes
            grown = shade._replace(y=shade.y - up, height=shade.height + up + down)
            boxes = (grown, *others)
        if boxes:
            yield top, boxes
        end = top + strip.height
