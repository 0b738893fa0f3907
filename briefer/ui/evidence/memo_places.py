"""Where the memos rest on a passage, by the numbers that their sections print with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.document import Heading
from briefer.services import exporting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefer.memo.document import Block
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.store.reading import Reading


@dataclass(frozen=True, slots=True)
class MemoPlace:
    """A section that rests on a passage; `number` is empty where it prints without one."""

    title: str
    number: str = ""


Places = dict[str, tuple[MemoPlace, ...]]
"""The places of each passage, by its guid, in reading order."""


def read_places(read: Reading) -> Places:
    """Return the places by their titles alone, which is quick."""
    return _places((memo, {}) for memo in read.memos.all())


def read_numbered_places(read: Reading, who: str) -> Places:
    """Return the places with their numbers; the memos are composed for that."""
    return _places(
        (rendering.kept, _numbers(rendering.composed.memo.blocks))
        for memo in read.memos.all()
        for rendering in [exporting.read_rendering(read, who, memo.id)]
    )


def _numbers(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the printed number of each section, by its guid."""
    return {b.origin: b.number for b in blocks if isinstance(b, Heading) and b.level == 1}


def _places(memos: Iterable[tuple[KeptMemo, Mapping[str, str]]]) -> Places:
    found: dict[str, dict[MemoPlace, None]] = {}
    for memo, numbers in memos:
        for top in memo.sections:
            for section in _with_children(top):
                place = MemoPlace(section.title, numbers.get(top.guid, ""))
                for guid in _passages(section):
                    found.setdefault(guid, {})[place] = None
    return {guid: tuple(places) for guid, places in found.items()}


def _with_children(section: MemoSection) -> Iterator[MemoSection]:
    yield section
    for child in section.children:
        yield from _with_children(child)


def _passages(section: MemoSection) -> Iterator[str]:
    for block in section.blocks:
        yield from (guid for guid, _ in block.passages)
