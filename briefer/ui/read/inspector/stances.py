"""Stances in words, and what the keys make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.vocabulary import stance_key
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.vocabulary import Stance, Vocabulary

USUAL = 2
"""The strength of for and against, unless another is given."""

STRONGEST = 3


def stance_of(key: str) -> Stance:
    """Return the stance that a term stands for, at its usual strength."""
    return {"for": USUAL, "against": -USUAL, "neutral": 0}.get(key, key)


def stance_words(vocabulary: Vocabulary, stance: Stance | None) -> str:
    """Return the words of a stance; the strength where it is not the usual one."""
    if stance is None:
        return tr("no stance")
    words = vocabulary.stances[stance_key(stance)].label
    if isinstance(stance, int) and stance and abs(stance) != USUAL:
        return f"{words} {signed(stance)}"
    return words


def signed(strength: int) -> str:
    """Return a strength with its sign: `+1`, `−3`."""
    return f"{strength:+d}".replace("-", "−")


def stronger(stance: Stance | None, by: int) -> Stance:
    """Return a stance one step towards for or against; from any other one, the usual strength."""
    if isinstance(stance, int):
        return max(-STRONGEST, min(STRONGEST, stance + by))
    return USUAL * by
