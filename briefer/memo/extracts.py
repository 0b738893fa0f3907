"""Kept blocks become blocks of the tree: extracts in their voice, and running text around them.

What the program leads in itself stands in marks only where the words are a speaker's own. In a
lead-in or a sentence of the analyst's, every extract stands in marks, and the checks ask for the
outlet's name before them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.document import Bullets, Extract, Figure, PageBreak, Para, ParaRole, Table
from briefer.memo.lead import phrase
from briefer.memo.sentence import breakable, opens, running
from briefer.model import memo as kept
from briefer.model.inline import InlineExtract, NoteRef, Text, plain_text
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptFigure, KeptTable, MemoBlock
    from briefer.model.passage import Passage


def extract(
    block: MemoBlock, evidence: Evidence, wording: Wording, under: int | None = None
) -> Extract:
    """Return the tree's form of a kept extract.

    Where its passage is gone the words stay, without a note and without any marks.
    """
    passage = evidence.passage_by_guid.get(block.extract or "")
    lead = _lead(block)
    if passage is None:
        return _without_source(block, running(lead, evidence))
    words = InlineExtract(
        passage.guid,
        breakable(block.words or passage.quote),
        passage.voice,
        block.parts,
    )
    if lead:
        whole = lead if _holds(lead, passage.guid) else (*_trimmed(lead), *_ended(words))
        inlines = running(whole, evidence)
    else:
        around = phrase(passage, evidence, wording, under)
        inlines = _joined(around.before, words, around.after, NoteRef(passage.guid))
    translated = translation(passage, wording, is_cut=bool(block.parts))
    return Extract(inlines, passage.voice, passage.guid, translated, block.guid)


def written(
    block: MemoBlock, evidence: Evidence, wording: Wording, role: ParaRole, under: int | None = None
) -> Block:
    """Return the tree's form of any kept block; `role` is that of a paragraph."""
    passages = tuple(guid for guid, _ in block.passages)
    match block.kind:
        case kept.EXTRACT:
            return extract(block, evidence, wording, under)
        case kept.BULLETS:
            items = (running(item, evidence) for item in block.content)
            said = tuple(item for item in items if plain_text(item).strip())
            return Bullets(said, passages, block.guid)
        case kept.PAGE_BREAK:
            return PageBreak(block.guid)
        case kept.TABLE if block.table:
            return _table(block.table, passages, block.guid)
        case kept.FIGURE if block.figure:
            return _figure(block.figure, evidence, passages, block.guid)
        case _:
            words = tuple(item for run in block.content for item in run)
            return Para(running(words, evidence), role, passages, block.guid)


def translation(passage: Passage, wording: Wording, *, is_cut: bool = False) -> tuple[Inline, ...]:
    """Return the passage's translation into the memo's language with its label, or nothing.

    Where the passage itself is cut (`is_cut`), the label says that the translation is not.
    """
    for entry in passage.translations:
        if entry.language.split("-")[0] == wording.language:
            key = f"translation.{entry.kind}" + ("_by" if entry.by else "")
            label = wording.say(key, by=entry.by or "")
            if is_cut and "translation.whole" in wording:
                label = f"{label.rstrip(' :')} {wording.say('translation.whole')}: "
            return (Text(label), Text(entry.text))
    return ()


def is_blank(block: MemoBlock) -> bool:
    """Say whether a block prints nothing: a paragraph, a list or a table without a word."""
    if block.kind == kept.FIGURE:
        return block.figure is None
    if block.kind == kept.TABLE:
        return block.table is None or not any(cell.strip() for cell in block.table.cells)
    return block.kind in {kept.PARAGRAPH, kept.BULLETS} and not any(
        plain_text(run).strip() for run in block.content
    )


def _table(table: KeptTable, passages: tuple[str, ...], origin: str) -> Table:
    caption = (Text(table.caption),) if table.caption else ()
    summary = table.caption or " · ".join(filter(None, table.header))
    return Table(caption, table.header, table.rows, summary, passages, origin)


def _figure(
    figure: KeptFigure, evidence: Evidence, passages: tuple[str, ...], origin: str
) -> Figure | Para:
    """Return the tree's form of a figure; where its picture is lost, its caption alone."""
    caption = (Text(figure.caption),) if figure.caption else ()
    image = evidence.images.get(figure.picture)
    if image is None:
        return Para(caption, ParaRole.CAPTION, passages, origin)
    share = figure.width / kept.WIDEST
    return Figure(caption, image, figure.alt, share, passages, origin, figure.picture)


def _without_source(block: MemoBlock, lead: tuple[Inline, ...]) -> Extract:
    """Return the words of a passage that is gone."""
    guid = block.extract or ""
    words = () if _holds(lead, guid) else (InlineExtract(guid, block.words, Voice.OUTLET),)
    before = _trimmed(lead) if lead and words else lead
    return Extract((*before, *words), Voice.OUTLET, guid, origin=block.guid)


def _lead(block: MemoBlock) -> tuple[Inline, ...]:
    """Return the lead-in that the analyst wrote, or nothing."""
    lead = block.content[0] if block.content else ()
    return lead if plain_text(lead).strip() else ()


def _ended(words: InlineExtract) -> tuple[Inline, ...]:
    """Return the words that end the analyst's sentence, with a full stop where they lack one."""
    if words.voice.in_marks or words.words.endswith((".", "?", "!", "…")):
        return (words,)
    return (words, Text("."), NoteRef(words.passage))


def _trimmed(lead: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a lead-in without a mark left open at its end, with a space after its last word."""
    *first, last = lead
    if not isinstance(last, Text):
        return (*lead, Text(" "))
    words = last.text.rstrip()
    if opens(words):
        words = words[:-1].rstrip()
    return (*first, replace(last, text=f"{words} "))


def _holds(inlines: tuple[Inline, ...], guid: str) -> bool:
    return any(isinstance(item, InlineExtract) and item.passage == guid for item in inlines)


def _joined(before: str, words: InlineExtract, after: str, note: NoteRef) -> tuple[Inline, ...]:
    parts: list[Inline] = [Text(before), words, Text(after), note]
    return tuple(part for part in parts if part != Text(""))
