"""What the head of the workspace says of the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.positions import Mode
from briefer.ui.evidence.matrix.words import mode_words, passages_words
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.ui.evidence.matrix.grid import Grid


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


def nothing_words(mode: Mode, everything: int, *, filtered: bool) -> tuple[str, str]:
    """Return why no passage is in the matrix, and what to do."""
    if filtered:
        words = tr("All {n} are left out, or have nobody who speaks or acts in them.")
        return tr("No passage passes the filters"), words.format(n=passages_words(everything))
    if mode is Mode.SAYS:
        return tr("No speaker is tagged yet"), tr("Say in Read who speaks, or look at Both.")
    if mode is Mode.DOES:
        return tr("No actor is tagged yet"), tr("Say in Read who acts, or look at Both.")
    return tr("Nobody is tagged yet"), tr("Say in Read who speaks or acts in a passage.")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""
