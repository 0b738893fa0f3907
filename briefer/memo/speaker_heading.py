"""What a speaker is called in a heading: the name with the post or the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.names import fold

if TYPE_CHECKING:
    from briefer.memo.wording import Wording
    from briefer.model.codebook import Stakeholder


def heading(stakeholder: Stakeholder, date: str | None, wording: Wording) -> str:
    """Return a speaker's heading: the name, and the post held on `date`, else the side.

    A side that the name or an alias says already is left out.
    """
    if role := stakeholder.role_on(date):
        return wording.say("heading.with_role", name=stakeholder.name, role=role)
    words = stakeholder.name
    if stakeholder.kind == "unnamed":
        words = wording.say("heading.unnamed", name=words)
    side = fold(stakeholder.side or "")
    if not side or side in fold(words) or side in map(fold, stakeholder.aliases):
        return words
    return wording.say("heading.with_side", heading=words, side=stakeholder.side or "")
