"""Words that name a section, a table or a figure of the memo, and lead there: “see Figure 1”.

They are typed like any other words, and so stay what they are; only the writers make links of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefer.memo.document import Bullets, Extract, Figure, Heading, Para, Table
from briefer.memo.running_text import rewritten
from briefer.model.inline import Link, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from briefer.memo.document import Block, Memo
    from briefer.model.inline import Inline

    _Known = tuple[tuple[re.Pattern[str], dict[str, int]], ...]
    """What names blocks of a kind, and those that there are, by their numbers."""

_PLACE: Final = "#block-"
_NUMBER: Final = r"\d+(?:\.\d+)*"
_OF_OTHERS: Final = (
    r"(?!\.?\d|\()"
    r"(?!\s+(?:of|in|from|under|del?|en|dans|du)\b(?!\s+(?:this|the\s+present|est[ae])\b))"
)
"""“Section 2 of the Act” is none of ours."""
_SECTION: Final = re.compile(
    rf"(?<!\w)(?:(?:[Ss]ections?|[Ss]ecci(?:ón|ones)|[Aa]partados?)[ \u00a0]|§§?[ \u00a0\u202f]?)"
    rf"({_NUMBER}){_OF_OTHERS}"
)
_TABLE: Final = re.compile(
    rf"(?<!\w)(?:[Tt]ables?|[Tt]ablas?|[Cc]uadros?)[ \u00a0]({_NUMBER}){_OF_OTHERS}"
)
_FIGURE: Final = re.compile(
    rf"(?<!\w)(?:(?:[Ff]igures?|[Ff]iguras?|[Gg]ráficos?)[ \u00a0]|[Ff]igs?\.[ \u00a0])"
    rf"({_NUMBER}){_OF_OTHERS}"
)
_MOST: Final = 40
"""No memo has more sections."""
_DIGIT: Final = re.compile(r"\d")
_NEXT: Final = re.compile(rf"(?:,? (?:and|or|to|y|e|o|a) |, |[–-])({_NUMBER})(?![\w.]*\d|\()")
"""A further number: “sections 3 and 4”."""
_CAPTION: Final = re.compile(
    rf"(?:\([^()]*\) )?(?:Table|Tabla|Cuadro|Figure|Figura|Gráfico)[ \u00a0]({_NUMBER})\b"
)
"""A portion mark may stand in front of it."""

_Numbered = Heading | Table | Figure
_KINDS: Final = ((_SECTION, Heading), (_TABLE, Table), (_FIGURE, Figure))


def referred(memo: Memo) -> Memo:
    """Return the memo with a link at each reference to a numbered place that it has."""
    kinds = tuple((pattern, _numbered(memo, kind)) for pattern, kind in _KINDS)
    if not any(known for _, known in kinds):
        return memo
    blocks = tuple(
        rewritten(block, _Change(number, kinds)) for number, block in enumerate(memo.blocks)
    )
    return replace(memo, blocks=blocks)


def sections_of(memo: Memo) -> Mapping[str, int]:
    """Return the blocks that head sections, by their printed numbers."""
    return _numbered(memo, Heading)


def lost(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield the words of a text that name a section by a number that is not among the known ones.

    High numbers are those of laws, and without numbered sections nothing of the memo is meant.
    """
    for first in _SECTION.finditer(text) if known else ():
        if first[1] not in known and int(first[1].split(".")[0]) <= _MOST:
            yield first[0]


def place(number: int) -> str:
    """Return the address of a block of the memo, by its number."""
    return f"{_PLACE}{number}"


def is_place(address: str) -> bool:
    """Say whether an address is one of a block."""
    return address.startswith(_PLACE)


def targets(memo: Memo) -> dict[int, str]:
    """Return the blocks that links lead to, by number, with what each is called."""
    if not any(isinstance(block, _Numbered) and _printed(block) for block in memo.blocks):
        return {}
    urls = {
        item.url
        for block in memo.blocks
        for item in _inlines(block)
        if isinstance(item, Link) and item.url.startswith(_PLACE)
    }
    return {
        number: _title(block)
        for number, block in enumerate(memo.blocks)
        if place(number) in urls and isinstance(block, _Numbered)
    }


def _title(block: Block) -> str:
    match block:
        case Heading(_, text, number):
            return f"{number} {text}" if number else text
        case Table(caption) | Figure(caption):
            return plain_text(caption)
        case _:
            return ""


def _inlines(block: Block) -> tuple[Inline, ...]:
    match block:
        case Para(inlines) | Table(caption=inlines) | Figure(caption=inlines):
            return inlines
        case Bullets(items):
            return tuple(item for run in items for item in run)
        case Extract(inlines, translation=translation):
            return (*inlines, *translation)
        case _:
            return ()


def _numbered(memo: Memo, kind: type[_Numbered]) -> dict[str, int]:
    """Return the blocks of a kind by the numbers printed at them, the first one of each."""
    found: dict[str, int] = {}
    for number, block in enumerate(memo.blocks):
        if isinstance(block, kind) and (said := _printed(block)):
            found.setdefault(said, number)
    return found


def _printed(block: _Numbered) -> str:
    """Return the number at a heading or in the caption of a table or a figure."""
    if isinstance(block, Heading):
        return block.number.rstrip(".")
    named = _CAPTION.match(plain_text(block.caption))
    return named[1] if named else ""


def _said(item: Text | Link) -> str:
    return item.text if isinstance(item, Text) else item.url


class _Change:
    """Makes links in the runs of one block."""

    def __init__(self, own: int, kinds: _Known) -> None:
        self._own = own
        self._kinds = kinds

    def __call__(self, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a run with its references as links; words of a passage are left alone."""
        if not any(isinstance(item, Text | Link) and _DIGIT.search(_said(item)) for item in run):
            return run
        return tuple(part for item in run for part in self._parts(item))

    def _parts(self, item: Inline) -> Iterator[Inline]:
        if isinstance(item, Link) and is_place(item.url):
            yield Text(item.text)  # nobody may type such an address
            return
        if not isinstance(item, Text):
            yield item
            return
        end = 0
        for start, stop, target in sorted(self._found(item.text)):
            if start > end:
                yield Text(item.text[end:start])
            yield Link(item.text[start:stop], place(target))
            end = stop
        if end < len(item.text) or not item.text:
            yield Text(item.text[end:])

    def _found(self, text: str) -> Iterator[tuple[int, int, int]]:
        for pattern, known in self._kinds:
            for first in pattern.finditer(text) if known else ():
                more: re.Match[str] | None = first
                start = first.start()
                while more:
                    target = known.get(more[1])
                    if target is not None and target != self._own:
                        yield start, more.end(), target
                    more = _NEXT.match(text, more.end())
                    start = more.start(1) if more else 0
