"""What kind of statement some words are, as far as a verb or a word in them tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefer.suggest.draft import Draft
    from briefer.suggest.language import Language
    from briefer.suggest.words import Words

POSITION: Final = "position"
FACT: Final = "fact"
ACTION: Final = "action"


def kind_of(words: Words, draft: Draft, language: Language, *, has_figures: bool) -> str | None:
    """Return the type that the draft has from its verb, else one that a word in it points to.

    That is `position` where something should be done and `fact` where numbers stand. A question is
    of no type.
    """
    if words.text[draft.end - 1] == "?":
        return None
    if draft.type is not None:
        return draft.type
    keys = words.keys[words.first_from(draft.start) : words.first_from(draft.end)]
    if any(key in language.necessity for key in keys):
        return POSITION
    return FACT if has_figures else None
