"""The kinds of links in words, with the side that each passage is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.vocabulary import Vocabulary


def tie_words(vocabulary: Vocabulary, kind: str, *, from_there: bool) -> str:
    """Return the words of a kind of link, seen from one of its ends."""
    label = vocabulary.link_kinds[kind].label
    return tr("{kind} this").format(kind=label) if from_there else label


def direction_words(vocabulary: Vocabulary, kind: str) -> str:
    """Return which of two passages is which, while the other one is being chosen."""
    words = {
        "condition-of": tr("This is a condition of the one that you choose."),
        "answers": tr("This answers the one that you choose."),
        "same-as": tr("This is the same statement as the one that you choose."),
        "primary-source-of": tr("This is the primary source of the one that you choose."),
        "disputes": tr("This disputes the one that you choose."),
        "shift-of": tr("This is a shift from the one that you choose."),
    }
    plain = tr("This: {kind} the one that you choose.").format(
        kind=vocabulary.link_kinds[kind].label.lower()
    )
    return words.get(kind, plain)
