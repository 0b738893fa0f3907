"""The words around the matrix: what is counted, and why somebody is not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefer.model.positions import Mode
from briefer.model.vocabulary import ACTOR, ADDRESSEE
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.positions import NotHeard
    from briefer.ui.evidence.matrix.grid import Grid

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


def summary_words(grid: Grid, *, short: bool = False) -> str:
    """Return `32 passages · 11 speakers · 8 propositions, 2 topics`."""
    passages = passages_words(grid.passages)
    if short or not grid.lines:
        return passages
    mode = mode_words(grid.mode)
    topics = sum(column.is_topic for column in grid.columns)
    columns = (
        _counted(len(grid.columns) - topics, tr("proposition"), tr("propositions")),
        _counted(topics, tr("topic"), tr("topics")),
    )
    parts = (
        passages,
        _counted(grid.speakers, mode.one, mode.many),
        ", ".join(filter(None, columns)),
    )
    return " · ".join(filter(None, parts))


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


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""
