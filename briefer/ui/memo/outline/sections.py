"""The outline as rows: every section with its number, its name and how many passages it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.memo.bound import is_bound
from briefer.model.inline import InlineExtract, NoteRef
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.ui.memo.faces import Faces


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section.

    `count` is the number of passages, those that it is bound to and does not print yet among them,
    or the word for a generated one; `counted` says the same in words. `about` says what a bound
    section is about.
    """

    section_id: int
    level: int
    title: str
    count: str
    number: str = ""
    initials: str = ""
    counted: str = ""
    about: str = ""
    is_current: bool = False
    holds_current: bool = False
    is_empty: bool = False

    @property
    def spoken(self) -> str:
        """What is told of the row beside its name."""
        return " ".join(filter(None, (self.counted or self.count, self.about)))


def outline_rows(memo: KeptMemo, faces: Faces, current: int) -> tuple[OutlineRow, ...]:
    """Return the rows in reading order; `current` is the section in which the caret stands."""
    return tuple(row for section in memo.sections for row in _rows(section, faces, current, 1))


def _rows(
    section: MemoSection, faces: Faces, current: int, level: int, *, annex: bool = False
) -> Iterator[OutlineRow]:
    annex = annex or faces.is_annex(section)
    used = set(_passages(section))
    belonging = set() if annex else set(_belonging(section, faces))
    is_generated = level == 1 and faces.is_generated(section) and not used
    count = len(used | belonging)
    yield OutlineRow(
        section_id=section.id,
        level=level,
        title=faces.short_title(section),
        count=tr("auto") if is_generated else str(count or ""),
        number=faces.number(section) if level == 1 else "",
        initials=faces.initials(section) if level > 1 else "",
        counted="" if is_generated or not count else _counted(count, len(belonging - used)),
        about=faces.about(section) if is_bound(section) else "",
        is_current=section.id == current,
        holds_current=any(child.id == current for child in section.children),
        is_empty=not used and not is_generated and not _has_words(section),
    )
    for child in section.children:
        yield from _rows(child, faces, current, level + 1, annex=annex)


def _counted(count: int, waiting: int) -> str:
    said = tr("1 passage") if count == 1 else tr("{n} passages").format(n=count)
    return tr("{passages}, {n} not used yet").format(passages=said, n=waiting) if waiting else said


def _passages(section: MemoSection) -> Iterator[str]:
    """Yield the guid of every passage that a section rests on, its subsections included."""
    for block in section.blocks:
        yield from (guid for guid, _ in block.passages)
        for run in block.content:
            yield from (item.passage for item in run if isinstance(item, NoteRef | InlineExtract))
    for child in section.children:
        yield from _passages(child)


def _belonging(section: MemoSection, faces: Faces) -> Iterator[str]:
    """Yield every passage that a section or one below it is bound to."""
    yield from faces.belonging(section)
    for child in section.children:
        yield from _belonging(child, faces)


def _has_words(section: MemoSection) -> bool:
    return any(any(block.content) or block.words or block.table for block in section.blocks) or any(
        map(_has_words, section.children)
    )
