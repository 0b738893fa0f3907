"""What a screen reader says of the tags that are given and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.vocabulary import stance_key
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.model.vocabulary import Vocabulary

_BETWEEN = "; "


def spoken_tags(
    passage: Passage | None, codebook: Codebook, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return each tag in words: "López Obrador, speaker", "Sanctions, Cuba, for"."""
    if passage is None:
        return ()
    tags = [
        f"{codebook.stakeholder_by_id[party.stakeholder_id].short}, "
        f"{vocabulary.parts[party.part].label.lower()}"
        for party in passage.parties
    ]
    for tag in passage.topics:
        words = codebook.path(tag.topic_id).split("/")
        if tag.stance is not None:
            words.append(vocabulary.stances[stance_key(tag.stance)].label.lower())
        tags.append(", ".join(words))
    return tuple(tags)


def said_of(before: tuple[str, ...], now: tuple[str, ...], count: int = 1) -> str:
    """Return what was taken back, if something was, and all tags of the `count` passages now."""
    gone = [tag for tag in before if tag not in now]
    if not now:
        tagged = tr("No tags")
    elif count > 1:
        tagged = tr("{n} passages tagged: {tags}").format(n=count, tags=_BETWEEN.join(now))
    else:
        tagged = tr("Tagged: {tags}").format(tags=_BETWEEN.join(now))
    if gone and len(now) < len(before):
        return tr("Taken back: {tags}. {rest}").format(tags=_BETWEEN.join(gone), rest=tagged)
    return tagged
