"""Sections of a kept memo: adding and placing them, what each is bound to, and what fills it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo import bound
from briefer.memo.draft import extract_block
from briefer.memo.template import COUNTED, SectionKind
from briefer.model import binding
from briefer.model.changes import Place
from briefer.model.dates import first_day, last_day, parse_date
from briefer.services import evidence, templates
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.template import SectionSpec
    from briefer.model.binding import Binding
    from briefer.model.memo import KeptMemo, MemoSection
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

_STAYS = COUNTED | {
    SectionKind.MATRIX,
    SectionKind.GAPS,
    SectionKind.SOURCES,
    SectionKind.NOTES,
    SectionKind.FURTHER,
}


def add(
    ws: Workspace, memo_id: int, section: MemoSection, parent_id: int | None, position: int
) -> int:
    """Put a new section into a memo, under a parent or at the top level; return its id."""
    siblings = [there.id for there in children(ws.memos.get(memo_id), parent_id)]
    with ws.change(f"Add section “{section.title}”", at=Place(memo_id=memo_id)) as tx:
        section_id = tx.memos.add_section(memo_id, parent_id, section, len(siblings))
        _order(tx, _with(section_id, siblings, position))
        tx.memos.touch(memo_id)
    return section_id


def rename(ws: Workspace, section_id: int, title: str, *, join: str | None = None) -> None:
    """Give a section another heading."""
    memo_id = ws.memos.memo_of_section(section_id)
    with ws.change("Rename section", at=Place(memo_id=memo_id), join=join) as tx:
        tx.memos.change_section(section_id, title=title)
        tx.memos.touch(memo_id)


def remove(ws: Workspace, section_id: int) -> None:
    """Take a section with all that is in it out of the memo."""
    memo_id = ws.memos.memo_of_section(section_id)
    with ws.change("Remove section", at=Place(memo_id=memo_id)) as tx:
        tx.memos.remove_section(section_id)
        tx.memos.touch(memo_id)


def place(ws: Workspace, section_id: int, parent_id: int | None, position: int) -> None:
    """Put a section under another one, or at the top level, before the sibling at `position`.

    Raises InputError where it cannot stand there (see `why_not`). A section that is there already
    leaves no step.
    """
    memo = ws.memos.get(ws.memos.memo_of_section(section_id))
    if refusal := why_not(memo, section_id, parent_id):
        raise InputError(refusal)
    _put(ws, memo, section_id, parent_id, position)


def move(ws: Workspace, section_id: int, position: int) -> None:
    """Put a section before the sibling at `position`; one that is there already leaves no step."""
    memo = ws.memos.get(ws.memos.memo_of_section(section_id))
    parent = parent_of(memo, section_id)
    _put(ws, memo, section_id, parent.id if parent else None, position)


def _put(
    ws: Workspace, memo: KeptMemo, section_id: int, parent_id: int | None, position: int
) -> None:
    before = [section.id for section in children(memo, parent_id)]
    siblings = _with(section_id, before, position)
    if siblings == before:
        return
    with ws.change("Move section", at=Place(memo_id=memo.id)) as tx:
        tx.memos.change_section(section_id, parent_id=parent_id)
        _order(tx, siblings)
        tx.memos.touch(memo.id)


def _with(section_id: int, siblings: Sequence[int], position: int) -> list[int]:
    """Return the ids of siblings with a section at a place, or at the end that is nearer."""
    ids = [sibling for sibling in siblings if sibling != section_id]
    ids.insert(max(0, min(position, len(ids))), section_id)
    return ids


def why_not(memo: KeptMemo, section_id: int, parent_id: int | None) -> str:
    """Return why a section cannot stand under another one, as a sentence; nothing where it can."""
    if parent_id is None:
        return ""
    section = _section(memo, section_id)
    parent = next((top for top in memo.sections if top.id == parent_id), None)
    if parent is None or parent is section:
        return "A section can stand one level below another one of its memo, not deeper."
    if section.children:
        return f"“{section.title}” has sections below it; move those out first."
    spec, above = _spec(memo, section), _spec(memo, parent)
    if spec is not None and (spec.annex or spec.kind in _STAYS):
        return f"“{section.title}” is written by Briefer and stays at the first level."
    if above is not None and above.kind is SectionKind.NOTES:
        return f"“{parent.title}” holds the notes and nothing else."
    return ""


def bind(ws: Workspace, section_id: int, new: Binding, *, join: str | None = None) -> None:
    """Say what a section is about. Raises InputError where that makes no sense."""
    new = _checked(ws, new)
    memo = ws.memos.get(ws.memos.memo_of_section(section_id))
    section = _section(memo, section_id)
    data = binding.written(new, section.binding)
    if data == dict(section.binding):
        return
    label = f"Set what “{section.title}” is about"
    with ws.change(label, at=Place(memo_id=memo.id), join=join) as tx:
        tx.memos.bind(section_id, data)
        tx.memos.touch(memo.id)


def fill(ws: Workspace, section_id: int) -> int:
    """Put every passage that belongs into a section and is nowhere printed at its end.

    A speaker's own words come first, then what has a star, then the latest. Returns how many.
    """
    memo = ws.memos.get(ws.memos.memo_of_section(section_id))
    section = _section(memo, section_id)
    gathered = evidence.gather(ws, ws.who)
    found = bound.arranged(bound.unused(memo, section, gathered), gathered)
    if not found:
        return 0
    with ws.change(f"Fill “{section.title}” from the tags", at=Place(memo_id=memo.id)) as tx:
        for position, passage in enumerate(found, start=len(section.blocks)):
            tx.memos.add_block(section_id, extract_block(passage), position)
        tx.memos.touch(memo.id)
    return len(found)


def children(memo: KeptMemo, parent_id: int | None) -> Sequence[MemoSection]:
    """Return the sections below another one, or those of the top level."""
    return memo.sections if parent_id is None else _section(memo, parent_id).children


def parent_of(memo: KeptMemo, section_id: int) -> MemoSection | None:
    """Return the section above another one, None for one of the top level."""
    return next((s for s in memo.walk() if section_id in {c.id for c in s.children}), None)


def _checked(ws: Workspace, new: Binding) -> Binding:
    words, book = vocabulary(), ws.codebook.load()
    known = {one.guid for one in book.stakeholders} | {one.guid for one in book.topics}
    if gone := {*new.stakeholders, *new.topics} - known:
        raise InputError(f"The codebook has no entry “{min(gone)}”.")
    for one in new.types:
        words.types.check(one)
    for one in new.stances:
        words.stances.check(one)
    since, until = (parse_date(date) if date else "" for date in (new.since, new.until))
    if since and until and last_day(until) < first_day(since):
        raise InputError("The period ends before it begins.")
    return replace(new, since=since, until=until)


def _spec(memo: KeptMemo, section: MemoSection) -> SectionSpec | None:
    """Return what the template says of a section, None for one of the analyst's own."""
    try:
        return templates.get(memo.template).section(section.key) if section.key else None
    except InputError:
        return None


def _section(memo: KeptMemo, section_id: int) -> MemoSection:
    return next(section for section in memo.walk() if section.id == section_id)


def _order(tx: Transaction, ids: Sequence[int]) -> None:
    for position, section_id in enumerate(ids):
        tx.memos.change_section(section_id, position=position)
