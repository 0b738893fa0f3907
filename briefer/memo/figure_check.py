"""Whether the pictures of a memo are there, and everybody is told what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.document import Figure
from briefer.memo.finding import LOST_PICTURE, UNDESCRIBED, Finding
from briefer.memo.fix import REMOVE, WRITE, Fix
from briefer.memo.placed import WHOLE, placed_blocks
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.model.memo import KeptMemo


def check_images(
    kept: KeptMemo, evidence: Evidence, places: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for every figure whose picture is not in the briefing any more.

    `places` names the place of each kept block by its guid, where it is printed.
    """
    for block in kept.blocks():
        figure = block.figure
        if figure is None or figure.picture in evidence.images:
            continue
        named = f" “{figure.caption}”" if figure.caption else ""
        yield Finding(
            LOST_PICTURE,
            places.get(block.guid, WHOLE),
            f"The picture of the figure{named} is not in the briefing any more, so it is not "
            "printed. Choose it again, or take the figure out.",
            origin=block.guid,
            about=figure.picture,
            fixes=(Fix(WRITE, block.guid), Fix(REMOVE)),
        )


def check_descriptions(memo: Memo) -> Iterator[Finding]:
    """Yield a finding for every picture that no words describe."""
    for where, block in placed_blocks(memo):
        if not isinstance(block, Figure) or block.alt.strip():
            continue
        named = plain_text(block.caption).strip()
        what = f"The picture “{named}”" if named else "A picture"
        yield Finding(
            UNDESCRIBED,
            where,
            f"{what} has no description: people who cannot see it are told nothing. Say in a few "
            "words what it shows.",
            origin=block.origin,
            about=f"{block.picture} {named}",
            fixes=(Fix(WRITE, block.origin),) if block.origin else (),
        )
