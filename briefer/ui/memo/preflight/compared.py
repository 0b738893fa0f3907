"""What a finding compares: the words of the memo, those of the source, and what will print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.memo.difference import ADDED, REMOVED, SAME
from briefer.memo.document import Bullets, Extract, Para
from briefer.memo.finding import OWN_WORDS, QUOTATION, VOICE
from briefer.model.dates import about, short_date
from briefer.model.inline import InlineExtract, plain_text
from briefer.services import mending
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.difference import Run
    from briefer.memo.finding import Finding
    from briefer.model.passage import Passage
    from briefer.model.voice import Voice
    from briefer.services.exporting import Rendering

MARK = "mark"
"""A quotation mark that must not stand there."""
TINT = "tint"
"""The words that are meant, among others of the source."""
_SIDE = 60
"""Characters of the source on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a box; `kind` is one of `SAME`, `REMOVED`, `ADDED`, `MARK`, `TINT`."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A framed text with its title; `voice` shows a chip, `tone` colours the frame."""

    title: str
    pieces: tuple[Piece, ...]
    voice: Voice | None = None
    source: str = ""
    tone: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says: what differs is named."""
        return f"{self.title}: {''.join(map(_spoken, self.pieces))}. {self.source}".strip()


@dataclass(frozen=True, slots=True)
class Compared:
    """The boxes of a finding: side by side, and the one below them; none where nothing helps."""

    sides: tuple[Box, ...] = ()
    prints: Box | None = None
    note: str = ""


def compared(finding: Finding, rendering: Rendering) -> Compared:
    """Return what there is to compare."""
    passage = rendering.evidence.passage_by_guid.get(finding.passage)
    if finding.kind == QUOTATION and finding.difference:
        return Compared(_differing(finding.difference, passage, rendering), note=_count(finding))
    if finding.kind == VOICE and passage is not None:
        sides = (_in_memo(finding, rendering), _in_source(passage, rendering))
        return Compared(sides, _prints(finding, rendering))
    if finding.kind == OWN_WORDS and passage is not None and finding.fixes:
        own = rendering.evidence.passage_by_guid.get(finding.fixes[0].target)
        report = _in_source(passage, rendering, tr("In the memo"))
        words = (_in_source(own, rendering, tr("The speaker’s own words")),) if own else ()
        return Compared((report, *words), _prints(finding, rendering))
    if finding.difference:
        return Compared(_differing(finding.difference, passage, rendering))
    return Compared()


def _differing(
    runs: Sequence[Run], passage: Passage | None, rendering: Rendering
) -> tuple[Box, Box]:
    mine = tuple(Piece(run.kind, run.words) for run in runs if run.kind != ADDED)
    theirs = tuple(Piece(run.kind, run.words) for run in runs if run.kind != REMOVED)
    voice = passage.voice if passage else None
    if voice is not None and voice.in_marks:
        mine, theirs = _in_marks(mine), _in_marks(theirs)
    source = _source(passage, rendering) if passage else ""
    return Box(tr("In the memo"), mine), Box(tr("In the source"), theirs, voice, source)


def _in_marks(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (Piece(SAME, "“"), *pieces, Piece(SAME, "”"))


def _in_memo(finding: Finding, rendering: Rendering) -> Box:
    """Return the printed block, with the marks around the words that are not the speaker's."""
    text = _printed(finding.origin, rendering)
    place = text.find(finding.about)
    if place < 0:
        return Box(tr("In the memo"), (Piece(SAME, text or finding.about),), tone="danger")
    end = place + len(finding.about)
    head, opening = text[: max(place - 1, 0)], text[max(place - 1, 0) : place]
    pieces = (
        Piece(SAME, head),
        Piece(MARK, opening),
        Piece(SAME, text[place:end]),
        Piece(MARK, text[end : end + 1]),
        Piece(SAME, text[end + 1 :]),
    )
    return Box(tr("In the memo"), tuple(p for p in pieces if p.words), tone="danger")


def _printed(origin: str, rendering: Rendering) -> str:
    for block in rendering.composed.memo.blocks:
        match block:
            case Para(inlines) | Extract(inlines) if block.origin == origin:
                return plain_text(inlines)
            case Bullets(items) if block.origin == origin:
                runs = (i for i in items if any(isinstance(x, InlineExtract) for x in i))
                return plain_text(next(runs, items[0]))
            case _:
                continue
    return ""


def _in_source(passage: Passage, rendering: Rendering, title: str = "") -> Box:
    text = rendering.evidence.texts.get(rendering.evidence.article_of(passage).text_hash, "")
    start, end = passage.span.start, passage.span.end
    before = text[max(start - _SIDE, 0) : start].rpartition("\n")[2]
    after = text[end : end + _SIDE].partition("\n")[0]
    if start > _SIDE and len(before) == _SIDE:
        before = "… " + before.partition(" ")[2]
    if len(after) == _SIDE:
        after = after.rpartition(" ")[0] + " …"
    pieces = (Piece(SAME, before), Piece(TINT, passage.quote), Piece(SAME, after))
    shown = tuple(piece for piece in pieces if piece.words)
    source = _source(passage, rendering)
    return Box(title or tr("In the source"), shown, passage.voice, source)


def _prints(finding: Finding, rendering: Rendering) -> Box | None:
    """Return what the first way to mend it will print, None where that cannot be told."""
    if not finding.fixes:
        return None
    try:
        words = mending.will_print(rendering, finding, finding.fixes[0])
    except InputError:  # its block is made anew at each export
        return None
    return Box(tr("Will print as"), (Piece(SAME, words),), tone="ok") if words else None


def _source(passage: Passage, rendering: Rendering) -> str:
    article = rendering.evidence.article_of(passage)
    outlet = article.outlet or tr("outlet not named")
    if not article.published:
        return tr("{outlet}, no date").format(outlet=outlet)
    date = about(short_date(article.published), is_about=article.published_about)
    return f"{outlet}, {date}"


def _count(finding: Finding) -> str:
    differing = sum(len(r.words.split()) for r in finding.difference if r.kind == REMOVED)
    missing = sum(len(r.words.split()) for r in finding.difference if r.kind == ADDED)
    number = max(differing, missing)
    words = tr("1 word differs.") if number == 1 else tr("{n} words differ.").format(n=number)
    return (
        words + " " + tr("Only brackets, ellipses, the style of quotation marks and spacing may.")
    )


def _spoken(piece: Piece) -> str:
    words = {
        REMOVED: tr("[not in the source: {words}] "),
        ADDED: tr("[missing in the memo: {words}] "),
        MARK: tr("[mark] "),
    }.get(piece.kind)
    return words.format(words=piece.words.strip()) if words else piece.words
