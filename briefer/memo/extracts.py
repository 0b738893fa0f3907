"""Kept blocks become blocks of the tree: extracts in their voice, and running text around them.

What the program leads in itself stands in marks only where the words are a speaker's own. In a
lead-in or a sentence of the analyst's, every extract stands in marks, and the checks ask for the
outlet's name before them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from briefer.memo.document import Bullets, Extract, PageBreak, Para, ParaRole
from briefer.memo.lead import phrase
from briefer.model import memo as kept
from briefer.model.inline import Emph, InlineExtract, Link, NoteRef, Text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from briefer.model.memo import MemoBlock
    from briefer.model.passage import Passage

_OPENING: Final = "“„«"
_CLOSING: Final = ("”", "»", '"')


def extract(
    block: MemoBlock, evidence: Evidence, wording: Wording, under: int | None = None
) -> Extract:
    """Return the tree's form of a kept extract.

    Where its passage is gone the words stay, without a note and without any marks.
    """
    passage = evidence.passage_by_guid.get(block.extract or "")
    lead = block.content[0] if block.content else ()
    if passage is None:
        gone = InlineExtract(block.extract or "", block.words, Voice.OUTLET)
        return Extract((*lead, gone), Voice.OUTLET, block.extract or "", origin=block.guid)
    words = InlineExtract(passage.guid, block.words or passage.quote, passage.voice)
    if lead:
        whole = lead if _holds(lead, passage.guid) else (*_trimmed(lead), words)
        inlines = running(whole, evidence)
    else:
        around = phrase(passage, evidence, wording, under)
        inlines = _joined(around.before, words, around.after, NoteRef(passage.guid))
    return Extract(
        inlines,
        passage.voice,
        passage.guid,
        translation(passage, wording),
        block.guid,
    )


def running(inlines: tuple[Inline, ...], evidence: Evidence) -> tuple[Inline, ...]:
    """Return a sentence of the analyst's: each extract in its voice, in marks, with its note.

    Notes on passages that are gone are dropped.
    """
    return tuple(_sentence(inlines, evidence))


def written(
    block: MemoBlock, evidence: Evidence, wording: Wording, role: ParaRole, under: int | None = None
) -> Block:
    """Return the tree's form of any kept block; `role` is that of a paragraph."""
    passages = tuple(guid for guid, _ in block.passages)
    match block.kind:
        case kept.EXTRACT:
            return extract(block, evidence, wording, under)
        case kept.BULLETS:
            items = tuple(running(item, evidence) for item in block.content)
            return Bullets(tuple(item for item in items if item), passages, block.guid)
        case kept.PAGE_BREAK:
            return PageBreak()
        case _:
            words = tuple(item for run in block.content for item in run)
            return Para(running(words, evidence), role, passages, block.guid)


def translation(passage: Passage, wording: Wording) -> tuple[Inline, ...]:
    """Return the passage's translation into the memo's language with its label, or nothing."""
    for entry in passage.translations:
        if entry.language.split("-")[0] == wording.language:
            key = f"translation.{entry.kind}" + ("_by" if entry.by else "")
            return (Text(wording.say(key, by=entry.by or "")), Text(entry.text))
    return ()


def _sentence(inlines: tuple[Inline, ...], evidence: Evidence) -> Iterator[Inline]:
    before = ""
    for place, item in enumerate(inlines):
        match item:
            case NoteRef(guid):
                if guid in evidence.passage_by_guid:
                    yield item
            case InlineExtract(guid, words, voice):
                passage = evidence.passage_by_guid.get(guid)
                current = InlineExtract(guid, words, passage.voice if passage else voice)
                after = _text(inlines[place + 1]) if place + 1 < len(inlines) else ""
                yield from _marked(current, before, after)
                if passage and not _noted(inlines[place + 1 :], guid):
                    yield NoteRef(guid)
            case Text() | Emph() | Link():
                yield item
            case _:
                assert_never(item)
        before = _text(item)


def _marked(item: InlineExtract, before: str, after: str) -> Iterator[Inline]:
    """Yield an extract with marks around it, where neither its voice nor the analyst gives them."""
    if item.voice.in_marks:
        yield item
        return
    if not _opens(before):
        yield Text("“")
    yield item
    if not after.startswith(_CLOSING):
        yield Text("”")


def _noted(following: tuple[Inline, ...], guid: str) -> bool:
    """Say whether a note on the passage follows before the next extract."""
    for item in following:
        if isinstance(item, NoteRef) and item.passage == guid:
            return True
        if isinstance(item, InlineExtract):
            return False
    return False


def _trimmed(lead: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a lead-in without a mark left open at its end, with a space after its last word."""
    *first, last = lead
    if not isinstance(last, Text):
        return (*lead, Text(" "))
    words = last.text.rstrip()
    if _opens(words):
        words = words[:-1].rstrip()
    return (*first, replace(last, text=f"{words} "))


def _opens(words: str) -> bool:
    """Say whether the words end with a mark that opens a quotation; a straight one can close it."""
    if words.endswith('"'):
        return words == '"' or words[-2].isspace()
    return words.endswith(tuple(_OPENING))


def _holds(inlines: tuple[Inline, ...], guid: str) -> bool:
    return any(isinstance(item, InlineExtract) and item.passage == guid for item in inlines)


def _text(item: Inline) -> str:
    return item.text if isinstance(item, Text | Emph | Link) else ""


def _joined(before: str, words: InlineExtract, after: str, note: NoteRef) -> tuple[Inline, ...]:
    parts: list[Inline] = [Text(before), words, Text(after), note]
    return tuple(part for part in parts if part != Text(""))
