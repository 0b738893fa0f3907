"""Portion marks: the handling mark of each paragraph, printed in front of it.

Where a memo prints them, everything has one: what the analyst gave a block, what a text begins with
already, else the lowest of the banner's scheme, for words of the open press are in no need of more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Bullets, Extract, Figure, HeaderBlock, Heading, Para, Table
from briefer.memo.handling import SCHEMES, TLP, UK, US, banner_level, portion
from briefer.memo.running_text import rewritten
from briefer.memo.settings import NO, PORTIONS, YES
from briefer.model.inline import Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.document import Block, MemoMeta, Note
    from briefer.memo.template import Template
    from briefer.model.inline import Inline
    from briefer.model.memo import KeptMemo

_UNUSUAL: Final = frozenset({UK, TLP})
"""Schemes that mark the whole, not its portions; a memo can ask for them all the same."""


@dataclass(frozen=True, slots=True)
class Portions:
    """The marks of one memo. `own` has those of its blocks, by their guids.

    `shown`: they are printed; `default` stands where nothing else says one.
    """

    own: Mapping[str, str]
    default: str
    shown: bool

    def of(self, origin: str) -> str:
        """Return the mark of what was made from a kept block, the default one for anything else."""
        return self.own.get(origin, self.default)

    def cited(self, origin: str) -> str:
        """Return the classification of what is cited in that block; TLP is none, so it says U."""
        return self.own.get(origin) or ("U" if self.default.startswith(TLP) else self.default)

    def printed(self, block: Block) -> Block:
        """Return a block with its mark in front, where marks are printed."""
        if not self.shown:
            return block
        match block:
            case HeaderBlock(_, fields):
                marked = (
                    replace(field, value=self._before(field.value, "")) if field.strong else field
                    for field in fields
                )
                made: Block = replace(block, fields=tuple(marked))
            case Heading(_, text):
                made = replace(block, text=self._before(text, ""))
            case Extract(inlines, origin=origin):
                made = replace(block, inlines=self._marked(inlines, origin))
            case Para() | Bullets() | Table() | Figure():
                made = rewritten(block, lambda run: self._marked(run, block.origin))
            case _:
                made = block
        return made

    def noted(self, note: Note) -> Note:
        """Return a note with a mark in front: what it names is of the open press."""
        return replace(note, inlines=self._marked(note.inlines, "")) if self.shown else note

    def titled(self, meta: MemoMeta) -> MemoMeta:
        """Return the titles over the notes and over the contents with their marks."""
        if not self.shown:
            return meta
        contents = meta.contents_title and self._before(meta.contents_title, "")
        notes = self._before(meta.notes_title, "")
        return replace(meta, notes_title=notes, contents_title=contents)

    def _marked(self, run: tuple[Inline, ...], origin: str) -> tuple[Inline, ...]:
        before = self._prefix(plain_text(run), origin)
        if not run:  # a table or a picture without a caption
            return (Text(before.rstrip()),)
        return (Text(before), *run) if before else run

    def _before(self, text: str, origin: str) -> str:
        return self._prefix(text, origin) + text

    def _prefix(self, text: str, origin: str) -> str:
        return "" if portion(text) else f"({self.of(origin)}) "


def portions_of(kept: KeptMemo, template: Template, banner: str) -> Portions:
    """Return the portion marks of a memo with that banner.

    They are printed where the template asks for them and the banner's scheme has such, and where
    the memo asks for them itself; a memo without a banner has none unless it asks.
    """
    level = banner_level(banner)
    scheme = level.scheme if level else US
    asked = kept.fields.get(PORTIONS, "")
    usual = template.portions and bool(banner) and scheme not in _UNUSUAL
    return Portions(
        {block.guid: block.portion for block in kept.blocks() if block.portion},
        SCHEMES[scheme][0].mark,
        asked == YES or (usual and asked != NO),
    )
