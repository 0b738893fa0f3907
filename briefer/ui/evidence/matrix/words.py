"""The words around the matrix: what is counted, and why somebody is not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefer.model.positions import Mode
from briefer.model.vocabulary import ACTOR, ADDRESSEE
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.positions import NotHeard

_SUBJECT = "subject"


class ModeWords(NamedTuple):
    """How those are called who are counted."""

    corner: str
    one: str
    many: str


def mode_words(mode: Mode) -> ModeWords:
    """Return the words for those who are counted in a mode."""
    return {
        Mode.SAYS: ModeWords(tr("Speaker, by side"), tr("speaker"), tr("speakers")),
        Mode.DOES: ModeWords(tr("Actor, by side"), tr("actor"), tr("actors")),
        Mode.BOTH: ModeWords(tr("Stakeholder, by side"), tr("stakeholder"), tr("stakeholders")),
    }[mode]


def passages_words(count: int) -> str:
    """Return `1 passage`, `3 passages`, `no passage`."""
    if not count:
        return tr("no passage")
    return tr("1 passage") if count == 1 else tr("{n} passages").format(n=f"{count:,}")


def reason_words(entry: NotHeard) -> str:
    """Return why somebody is not heard: `spoken about in 2 passages, never quoted`."""
    if not entry.is_mentioned:
        return tr("not mentioned")
    phrases = {
        ACTOR: tr("acts in {passages}"),
        _SUBJECT: tr("spoken about in {passages}"),
        ADDRESSEE: tr("addressee in {passages}"),
        "beneficiary": tr("beneficiary in {passages}"),
        "on-behalf-of": tr("spoken for in {passages}"),
        "reported-by": tr("passes on {passages}"),
    }
    parts = dict(entry.parts)
    words = [
        phrase.format(passages=passages_words(parts[part]))
        for part, phrase in phrases.items()
        if part in parts
    ]
    if parts.keys() & {ACTOR, _SUBJECT}:
        words.append(tr("never quoted"))
    return ", ".join(words)
