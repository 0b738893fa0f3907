"""A memo in which the direction of one text turns round nothing beside it.

Nothing but the words of a passage may hold marks that turn text round: a passage is printed as it
stands, and such marks end with it (see `plain_text`); names, titles, addresses and what the analyst
wrote have none.

A number behind right-to-left words, such as the day behind an Arabic title, would be drawn on their
other side, as if it belonged to them. A mark that is not seen keeps it with the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.direction import has_rtl, is_rtl
from briefer.memo.document import Figure, Table
from briefer.memo.outline import outline
from briefer.memo.rewritten import rewritten
from briefer.model.inline import CrossRef, Emph, InlineExtract, Link, NoteRef, Text, plain_text
from briefer.model.steering import LEFT_TO_RIGHT, is_steered, unsteered

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.model.inline import Inline

_TO_THE_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_CLOSING: Final = r"[”’»\"'\])]*"
_TURNED: Final = re.compile(
    # Behind a right-to-left letter a number of its own, as at the end of a title …
    rf"(?<=[{_TO_THE_LEFT}])(?P<own>(?:[\s\d./-]*\d)?)"
    # … then what parts it from a number with which the sentence goes on to the right.
    rf"(?={_CLOSING}[,;:.(]+{_CLOSING}\s?\(?\d(?:(?![{_TO_THE_LEFT}])[\W\d])*"
    rf"(?:[^\W\d{_TO_THE_LEFT}]|$))"
)


def straight(memo: Memo) -> Memo:
    """Return the memo without such marks outside of passages, and with numbers where they belong.

    It is the same memo where there is nothing of the kind, as in nearly every one.
    """
    said = outline(memo)
    if _is_steered(memo, said):
        memo = _unsteered(memo)
    return rewritten(memo, _Apart()) if has_rtl(said) else memo


def _is_steered(memo: Memo, said: str) -> bool:
    meta = memo.meta
    summaries = (block.summary for block in memo.blocks if isinstance(block, Table))
    alts = (block.alt for block in memo.blocks if isinstance(block, Figure))
    controls = (words for field in meta.designation for words in (field.label, field.value))
    every = (said, meta.title, meta.author, meta.subject, meta.banner, *controls, *summaries, *alts)
    return any(map(is_steered, every))


def _unsteered(memo: Memo) -> Memo:
    meta = memo.meta
    straightened = replace(
        meta,
        title=unsteered(meta.title),
        author=unsteered(meta.author),
        subject=unsteered(meta.subject),
        banner=unsteered(meta.banner),
        designation=tuple(
            replace(field, label=unsteered(field.label), value=unsteered(field.value))
            for field in meta.designation
        ),
    )
    return rewritten(replace(memo, meta=straightened), _Unsteered())


class _Unsteered:
    def words(self, text: str) -> str:
        return unsteered(text)

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, inlines))

    def _inline(self, item: Inline) -> Inline:
        if isinstance(item, InlineExtract | NoteRef):
            return item
        return replace(item, text=unsteered(item.text))


class _Apart:
    def words(self, text: str) -> str:
        return text if is_rtl(text) else _TURNED.sub(rf"\g<own>{LEFT_TO_RIGHT}", text)

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Put the mark behind right-to-left words, into whatever of the text ends there."""
        whole = plain_text(inlines)
        if not has_rtl(whole) or is_rtl(whole):
            return inlines
        places = [found.end() for found in _TURNED.finditer(whole)]
        made: list[Inline] = []
        start = 0
        for item in inlines:
            end = start + len(plain_text((item,)))
            made.append(_marked(item, [p - start for p in places if start < p <= end]))
            start = end
        return tuple(made)


def _marked(item: Inline, places: list[int]) -> Inline:
    """Return an inline with a mark at these places of its words; a passage's stay as they are."""
    if not places or not isinstance(item, Text | Emph | Link | CrossRef):
        return item
    text = item.text
    for place in reversed(places):
        text = f"{text[:place]}{LEFT_TO_RIGHT}{text[place:]}"
    return replace(item, text=text)
