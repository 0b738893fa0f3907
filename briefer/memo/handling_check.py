"""Whether the handling mark covers the memo's portions, and stands on each of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.document import NotesAt
from briefer.memo.finding import ENDNOTES, PORTION, Finding
from briefer.memo.fix import BANNER, FOOTNOTES, Fix
from briefer.memo.handling import US, banner_level, covers, portion_level, portions, roll_up
from briefer.memo.placed import WHOLE, placed_runs
from briefer.model.anchor import shorten
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.document import Memo
    from briefer.memo.handling import Level
    from briefer.memo.placed import PlacedRun
    from briefer.model.memo import KeptMemo


def check_portions(kept: KeptMemo, memo: Memo) -> Iterator[Finding]:
    """Yield a finding for every portion mark that the banner does not cover.

    A mark counts whether the memo prints it or not.
    """
    banner = banner_level(memo.meta.banner)
    scheme = banner.scheme if banner else US
    runs = list(placed_runs(memo))
    texts = [plain_text(run.inlines) for run in runs]
    marks = dict(portions(texts, scheme))
    marks |= _own(kept, runs, scheme)
    highest = roll_up(marks.values())
    shown = f"“{memo.meta.banner}”" if memo.meta.banner else "no mark"
    for number, level in sorted(marks.items()):
        if highest is None or covers(banner, level):
            continue
        yield Finding(
            PORTION,
            runs[number].where,
            f"“{shorten(texts[number])}” is marked {level.mark}, and the memo’s banner is {shown}. "
            f"Set the handling mark to {highest.name}, or change the paragraph’s.",
            blocks=True,
            origin=runs[number].origin,
            fixes=(Fix(BANNER, highest.name),),
        )


def _own(kept: KeptMemo, runs: Sequence[PlacedRun], scheme: str) -> dict[int, Level]:
    """Return the levels of the marks that blocks were given, by the number of their run."""
    given = {block.guid: block.portion for block in kept.blocks() if block.portion}
    levels = {guid: portion_level(mark, scheme) for guid, mark in given.items()}
    first: dict[str, int] = {}
    for number, run in enumerate(runs):
        first.setdefault(run.origin, number)
    found = ((first[guid], level) for guid, level in levels.items() if guid in first)
    return {number: level for number, level in found if level is not None}


def check_endnotes(memo: Memo) -> Iterator[Finding]:
    """Yield a finding where endnotes stand together with a handling mark."""
    if memo.meta.banner and memo.notes and memo.meta.notes_at is NotesAt.END:
        yield Finding(
            ENDNOTES,
            WHOLE,
            "The notes stand at the end, and LibreOffice prints no handling mark on their page of "
            "the Word file. Print from Word or hand out the PDF, which have the mark on every "
            "page, or print footnotes, which stand on pages with the mark.",
            about=memo.meta.banner,
            fixes=(Fix(FOOTNOTES),),
        )
