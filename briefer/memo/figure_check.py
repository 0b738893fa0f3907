"""Whether everybody is told what the pictures of a memo show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.document import Figure
from briefer.memo.finding import UNDESCRIBED, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.placed import placed_blocks
from briefer.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo


def check_figures(memo: Memo) -> Iterator[Finding]:
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
