"""What names a section, a table or a figure of the memo, and leads there: “see section 3”.

A `CrossRef` knows its target. A typed number is words like any others, and so stays what it is. Of
both only the writers make links.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from briefer.memo.document import Figure, Heading, Table
from briefer.memo.running_text import inlines_of, rewritten
from briefer.model.inline import CrossRef, Link, Text, plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from briefer.memo.document import Block, Memo
    from briefer.model.inline import Inline

_PLACE: Final = "#block-"
_NUMBER: Final = r"\d+(?:\.\d+)*"
_OF_OTHERS: Final = (
    r"(?!\.?\d|\()"
    r"(?!\s+(?:of|in|from|under|del?|en|dans|du)\b(?!\s+(?:this|the\s+present|est[ae])\b))"
)
"""“Section 2 of the Act” is none of ours."""
_A_SECTION: Final = (
    r"(?<!\w)(?:(?:[Ss]ections?|[Ss]ecci(?:ón|ones)|[Aa]partados?)[ \u00a0]|§§?[ \u00a0\u202f]?)"
)
_A_TABLE: Final = r"(?<!\w)(?:[Tt]ables?|[Tt]ablas?|[Cc]uadros?)[ \u00a0]"
_SECTION: Final = re.compile(rf"{_A_SECTION}({_NUMBER}){_OF_OTHERS}")
_A_FIGURE: Final = (
    r"(?<!\w)(?:(?:[Ff]igures?|[Ff]iguras?|[Gg]ráficos?)[ \u00a0]|[Ff]igs?\.[ \u00a0])"
)
_TABLE: Final = re.compile(rf"{_A_TABLE}({_NUMBER}){_OF_OTHERS}")
_FIGURE: Final = re.compile(rf"{_A_FIGURE}({_NUMBER}){_OF_OTHERS}")
_WORD_BEFORE: Final = re.compile(rf"(?:{_A_SECTION}|{_A_TABLE}|{_A_FIGURE})$")
"""What says of which kind the target of a reference is, right before it."""
_MORE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:(?:[Ss]ections|[Ss]ecciones|[Aa]partados|[Tt]ables|[Tt]ablas|[Cc]uadros|[Ff]igures|"
    rf"[Ff]iguras|[Gg]ráficos|[Ff]igs\.)[ \u00a0]|§§ ?){_NUMBER}(?:, {_NUMBER})*"
    r"(?:,? (?:and|or|to|y|e|o|a) |, |[–-])$"
)
"""The same before a further one: “sections 2 and ”."""
_MOST: Final = 40
"""No memo has more sections."""
_DIGIT: Final = re.compile(r"\d")
_NEXT: Final = re.compile(rf"(?:,? (?:and|or|to|y|e|o|a) |, |[–-])({_NUMBER})(?![\w.]*\d|\()")
"""A further number: “sections 3 and 4”."""
_CAPTION: Final = re.compile(
    rf"(?:\([^()]*\) )?(?:Table|Tabla|Cuadro|Figure|Figura|Gráfico)[ \u00a0]({_NUMBER})\b"
)
"""A portion mark may stand in front of it."""

Target = Heading | Table | Figure
"""What a reference can lead to."""


class Numbered(NamedTuple):
    """What a memo's words can name by a number: of each kind, the blocks' own numbers by those."""

    sections: Mapping[str, int]
    tables: Mapping[str, int]
    figures: Mapping[str, int]


class Named(NamedTuple):
    """Words that name a section, a table or a figure: where in a text, and which block.

    `number` is where the number in them begins.
    """

    start: int
    number: int
    end: int
    target: int


def referred(memo: Memo) -> Memo:
    """Return the memo with a link at each reference to what it has."""
    found = numbered(memo)
    if not any(found) and not any(map(_leads, memo.blocks)):
        return memo
    printed = _origins(memo)
    blocks = tuple(
        rewritten(block, _Change(number, found, printed))
        for number, block in enumerate(memo.blocks)
    )
    return replace(memo, blocks=blocks)


def numbered(memo: Memo) -> Numbered:
    """Return what the words of a memo can name by a number, the first one of each number."""
    kinds = (Heading, Table, Figure)
    return Numbered(*(_numbered(memo, kind) for kind in kinds))


def named(text: str, known: Numbered) -> Iterator[Named]:
    """Yield what a text names by typed numbers, in its order."""
    yield from sorted(_named(text, known))


def _named(text: str, known: Numbered) -> Iterator[Named]:
    for pattern, places in zip((_SECTION, _TABLE, _FIGURE), known, strict=True):
        for first in pattern.finditer(text) if places else ():
            more: re.Match[str] | None = first
            start = first.start()
            while more:
                target = places.get(more[1])
                if target is not None:
                    yield Named(start, more.start(1), more.end(), target)
                more = _NEXT.match(text, more.end())
                start = more.start(1) if more else 0


def lost(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield the words of a text that name a section by a number that is not among the known ones.

    High numbers are those of laws, and without numbered sections nothing of the memo is meant.
    """
    for first in _SECTION.finditer(text) if known else ():
        if first[1] not in known and int(first[1].split(".")[0]) <= _MOST:
            yield first[0]


def with_number(caption: tuple[Inline, ...], number: str) -> tuple[Inline, ...]:
    """Return a caption that has a number with another one."""
    first, *others = caption
    found = _CAPTION.match(plain_text((first,)))
    if found is None or not isinstance(first, Text):
        return caption
    return (Text(first.text[: found.start(1)] + number + first.text[found.end(1) :]), *others)


def bound(before: str) -> str:
    """Return words before a number that no line parts from it: `section` has a hard space then."""
    is_word = before.endswith(" ") and _WORD_BEFORE.search(before)
    return f"{before[:-1]}\u00a0" if is_word else before


def says_of_what(before: str) -> bool:
    """Say whether words end with what is said before the number of a place."""
    return bool(_WORD_BEFORE.search(before) or _MORE_BEFORE.search(before))


def place(number: int) -> str:
    """Return the address of a block of the memo, by its number."""
    return f"{_PLACE}{number}"


def is_place(address: str) -> bool:
    """Say whether an address is one of a block."""
    return address.startswith(_PLACE)


def targets(memo: Memo) -> dict[int, str]:
    """Return the blocks that links lead to, by number, with what each is called."""
    urls = {
        item.url
        for block in memo.blocks
        for item in inlines_of(block)
        if isinstance(item, Link) and item.url.startswith(_PLACE)
    }
    return {
        number: _title(block)
        for number, block in enumerate(memo.blocks)
        if place(number) in urls and isinstance(block, Target)
    }


def _title(block: Block) -> str:
    match block:
        case Heading():
            return block.told
        case Table(caption) | Figure(caption):
            return plain_text(caption)
        case _:
            return ""


def _leads(block: Block) -> bool:
    """Say whether a block has a reference, or a link to a place that only a writer may make."""
    return any(
        isinstance(item, CrossRef) or (isinstance(item, Link) and is_place(item.url))
        for item in inlines_of(block)
    )


def _origins(memo: Memo) -> dict[str, int]:
    """Return what references can lead to, by the guids of what it was made from."""
    found: dict[str, int] = {}
    for number, block in enumerate(memo.blocks):
        if isinstance(block, Target) and block.origin:
            found.setdefault(block.origin, number)
    return found


def _numbered(memo: Memo, kind: type[Target]) -> dict[str, int]:
    """Return the blocks of a kind by the numbers printed at them, the first one of each."""
    found: dict[str, int] = {}
    for number, block in enumerate(memo.blocks):
        if isinstance(block, kind) and (said := printed_number(block)):
            found.setdefault(said, number)
    return found


def printed_number(block: Target) -> str:
    """Return the number at a heading or in the caption of a table or a figure."""
    if isinstance(block, Heading):
        return block.number.rstrip(".")
    named = _CAPTION.match(plain_text(block.caption))
    return named[1] if named else ""


def _has_number(item: Inline) -> bool:
    """Say whether an inline can name or be a place by a number in its words or its address."""
    if not isinstance(item, Text | Link):
        return False
    return bool(_DIGIT.search(item.text if isinstance(item, Text) else item.url))


class _Change:
    """Makes links in the runs of one block; `printed` has the blocks that references lead to."""

    def __init__(self, own: int, known: Numbered, printed: Mapping[str, int]) -> None:
        self._own = own
        self._known = known
        self._printed = printed

    def __call__(self, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a run with its references as links; words of a passage are left alone."""
        if not any(isinstance(item, CrossRef) or _has_number(item) for item in run):
            return run
        made: list[Inline] = []
        for item in run:
            if isinstance(item, CrossRef):
                self._lead(made, item)
            else:
                made += self._parts(item)
        return tuple(made)

    def _lead(self, made: list[Inline], item: CrossRef) -> None:
        """Add a reference to a run, the word before it with it: “section 3” is one link."""
        target = self._printed.get(item.target, self._own)
        if target == self._own:
            made.append(Text(item.text))
            return
        words, last = item.text, made[-1] if made else None
        if isinstance(last, Text) and (before := _WORD_BEFORE.search(last.text)):
            words = before[0] + words
            made[-1:] = [Text(last.text[: before.start()])] if before.start() else []
        made.append(Link(words, place(target)))

    def _parts(self, item: Inline) -> Iterator[Inline]:
        if isinstance(item, Link) and is_place(item.url):
            yield Text(item.text)  # nobody may type such an address
            return
        if not isinstance(item, Text):
            yield item
            return
        end = 0
        for start, _, stop, target in named(item.text, self._known):
            if target == self._own:
                continue
            if start > end:
                yield Text(item.text[end:start])
            yield Link(item.text[start:stop], place(target))
            end = stop
        if end < len(item.text) or not item.text:
            yield Text(item.text[end:])
