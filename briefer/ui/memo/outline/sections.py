"""The outline as rows: every section with its number, its name and how many passages it uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.model.inline import InlineExtract, NoteRef
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.memo.faces import Faces


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section. `count` is the number of passages, or the word for a generated one."""

    section_id: int
    level: int
    title: str
    count: str
    number: str = ""
    initials: str = ""
    is_current: bool = False
    holds_current: bool = False
    is_empty: bool = False


def outline_rows(memo: KeptMemo, faces: Faces, current: int) -> tuple[OutlineRow, ...]:
    """Return the rows in reading order; `current` is the section in which the caret stands."""
    return tuple(row for section in memo.sections for row in _rows(section, faces, current, 1))


def _rows(section: MemoSection, faces: Faces, current: int, level: int) -> Iterator[OutlineRow]:
    used = len(set(_passages(section)))
    is_generated = level == 1 and faces.is_generated(section) and not used
    yield OutlineRow(
        section_id=section.id,
        level=level,
        title=faces.short_title(section),
        count=tr("auto") if is_generated else str(used or ""),
        number=faces.number(section) if level == 1 else "",
        initials=faces.initials(section) if level > 1 else "",
        is_current=section.id == current,
        holds_current=any(child.id == current for child in section.children),
        is_empty=not used and not is_generated and not _has_words(section),
    )
    for child in section.children:
        yield from _rows(child, faces, current, level + 1)


def _passages(section: MemoSection) -> Iterator[str]:
    """Yield the guid of every passage that a section rests on, its subsections included."""
    for block in section.blocks:
        yield from (guid for guid, _ in block.passages)
        for run in block.content:
            yield from (item.passage for item in run if isinstance(item, NoteRef | InlineExtract))
    for child in section.children:
        yield from _passages(child)


def _has_words(section: MemoSection) -> bool:
    return any(any(block.content) or block.words for block in section.blocks) or any(
        map(_has_words, section.children)
    )
