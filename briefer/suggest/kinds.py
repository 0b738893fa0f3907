"""What kind of statement some words are, as far as a word in them tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.suggest.language import Language
    from briefer.suggest.words import Words

POSITION: Final = "position"
FACT: Final = "fact"
ACTION: Final = "action"


def kind_of(
    words: Words, start: int, end: int, language: Language, *, has_figures: bool
) -> str | None:
    """Return `position` where something should be done, `fact` where numbers stand, else None."""
    keys = words.keys[words.first_from(start) : words.first_from(end)]
    if any(key in language.necessity for key in keys):
        return POSITION
    return FACT if has_figures else None
