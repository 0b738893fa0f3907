"""References to sections, tables and figures: what they print, wherever that has moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from briefer.memo.document import Heading
from briefer.memo.marks import without_marks
from briefer.memo.referring import Target, bound, printed_number
from briefer.memo.running_text import rewritten
from briefer.model.inline import CrossRef, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefer.memo.document import Block
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection


def names(memo: KeptMemo) -> dict[str, str]:
    """Return what each section is called, and what has a caption, by its guid."""
    found = {section.guid: section.title for section in memo.walk()}
    found |= {block.guid: name for block in memo.blocks() if (name := caption(block))}
    return {guid: name for guid, name in found.items() if guid and name.strip()}


def caption(block: MemoBlock) -> str:
    """Return what a table or a figure is called, nothing for one without a caption."""
    captioned = block.table or block.figure
    return captioned.caption if captioned is not None else ""


def references(blocks: Iterable[Block], memo: KeptMemo) -> dict[str, str]:
    """Return what a reference to each place of a memo prints, by its guid.

    That is its number in these blocks; its title in quotation marks where it has no number, or is
    not among them since it has nothing to say.
    """
    found = {guid: in_marks(name) for guid, name in names(memo).items()}
    return {**found, **dict(_printed(blocks))}


def resolved(blocks: Iterable[Block], known: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks with each reference as it prints; `known` is what `references` returns.

    No line ends between a number and the word for what it is the number of.
    """
    return tuple(rewritten(block, lambda run: _whole(as_printed(run, known))) for block in blocks)


def _whole(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    following = (*run[1:], Text(""))
    return tuple(
        replace(item, text=bound(item.text)) if _is_before_number(item, after) else item
        for item, after in zip(run, following, strict=False)
    )


def _is_before_number(item: Inline, after: Inline) -> TypeGuard[Text]:
    return isinstance(item, Text) and isinstance(after, CrossRef) and after.text[:1].isdigit()


def as_printed(run: tuple[Inline, ...], known: Mapping[str, str]) -> tuple[Inline, ...]:
    """Return a kept run with each reference as it prints."""
    return tuple(
        replace(item, text=said(item, known)) if isinstance(item, CrossRef) else item
        for item in run
    )


def said(item: CrossRef, known: Mapping[str, str]) -> str:
    """Return what a kept reference prints; its last known words where its target is gone."""
    return known.get(item.target) or in_marks(item.text)


def in_marks(title: str) -> str:
    """Return a title as it stands in a sentence, an ellipsis for one that says nothing."""
    words = " ".join(without_marks(title).split())
    return f"“{words}”" if words else "…"


def afresh(memo: KeptMemo, guid: Callable[[], str]) -> KeptMemo:
    """Return a memo whose sections and blocks have new guids, to which references lead as before.

    A reference whose target is not in the memo is left as it is.
    """
    there = [*(section.guid for section in memo.walk()), *(block.guid for block in memo.blocks())]
    known = {old: guid() for old in there if old}
    return replace(memo, sections=tuple(_section_afresh(s, known) for s in memo.sections))


def _section_afresh(section: MemoSection, known: Mapping[str, str]) -> MemoSection:
    return replace(
        section,
        guid=known.get(section.guid, ""),
        blocks=tuple(
            replace(
                block,
                guid=known.get(block.guid, ""),
                content=tuple(redirected(run, known) for run in block.content),
            )
            for block in section.blocks
        ),
        children=tuple(_section_afresh(child, known) for child in section.children),
    )


def adopted(run: tuple[Inline, ...], names: Mapping[str, str]) -> tuple[Inline, ...]:
    """Return a run from elsewhere with its references leading to what is called so here.

    `names` is what there is, as `names` returns it. What is not here under one such name is left.
    """
    refs = (i for i in run if isinstance(i, CrossRef) and i.target not in names)
    found = {ref.target: [g for g, name in names.items() if name == ref.text] for ref in refs}
    return redirected(run, {old: new[0] for old, new in found.items() if len(new) == 1})


def redirected(run: tuple[Inline, ...], known: Mapping[str, str]) -> tuple[Inline, ...]:
    """Return a run with its references to these targets leading to others (guids both)."""
    return tuple(
        replace(item, target=known[item.target])
        if isinstance(item, CrossRef) and item.target in known
        else item
        for item in run
    )


def _printed(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Target) and block.origin:
            title = block.text if isinstance(block, Heading) else plain_text(block.caption)
            if words := printed_number(block) or title.strip():
                yield block.origin, words if printed_number(block) else in_marks(title)
