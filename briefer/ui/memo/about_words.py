"""What a section is about, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model.dates import short_date
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.model.binding import Binding
    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import Vocabulary


def about_words(bound: Binding, codebook: Codebook, vocabulary: Vocabulary) -> str:
    """Return a sentence, as `Shows passages about Sanctions by López Obrador, with a star`."""
    if not bound:
        return tr("Shows every passage that has a speaker.")
    names = {one.guid: one.short for one in codebook.stakeholders}
    topics = {one.guid: codebook.path(one.id) for one in codebook.topics}
    gone = tr("somebody who was removed"), tr("a topic that was removed")
    about = _any(topics.get(guid, gone[1]) for guid in bound.topics)
    by = _any(names.get(guid, gone[0]) for guid in bound.stakeholders)
    words = tr("actions") if bound.actions else tr("passages")
    if bound.starred:
        words = tr("{passages} with a star").format(passages=words)
    if about:
        words = tr("{passages} about {topics}").format(passages=words, topics=about)
    if by:
        words = tr("{passages} by {names}").format(passages=words, names=by)
    kinds = [
        _any(vocabulary.types[key].label.lower() for key in bound.types if key in vocabulary.types),
        _any(vocabulary.stances[k].label for k in bound.stances if k in vocabulary.stances),
        _period(bound),
    ]
    return tr("Shows {what}.").format(what=", ".join(filter(None, (words, *kinds))))


def _period(bound: Binding) -> str:
    if bound.since and bound.until:
        dates = {"since": short_date(bound.since), "until": short_date(bound.until)}
        return tr("from {since} to {until}").format(**dates)
    if bound.since:
        return tr("since {date}").format(date=short_date(bound.since))
    return tr("until {date}").format(date=short_date(bound.until)) if bound.until else ""


def _any(words: Iterable[str]) -> str:
    *first, last = [*words] or [""]
    return tr("{first} or {last}").format(first=", ".join(first), last=last) if first else last
