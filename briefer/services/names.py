"""Names as they are typed on the command line and in tag files, turned into entries.

`NAME[:PART]` for stakeholders, `PATH[=PROPOSITION][:STANCE]` for topics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import InputError, UnknownNameError
from briefer.model.passage import PartyTag, TopicTag
from briefer.model.vocabulary import CONDITIONAL, MIXED, SPEAKER, UNCLEAR
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from briefer.model.vocabulary import Stance
    from briefer.services.entries import Entries

_STANCES: dict[str, Stance] = {
    **{f"{sign}{number}": number for number in range(4) for sign in ("", "+")},
    **{f"-{number}": -number for number in range(4)},
    MIXED: MIXED,
    CONDITIONAL: CONDITIONAL,
    UNCLEAR: UNCLEAR,
}


def split_party(text: str) -> tuple[str, str]:
    """Return name and part of `NAME[:PART]`; without a part it is the speaker.

    What follows the last colon is a part only if it is one of the parts.
    """
    name, colon, part = text.rpartition(":")
    if colon and part.strip() in vocabulary().parts:
        return name.strip(), part.strip()
    return text.strip(), SPEAKER


def split_topic(text: str) -> tuple[str, str | None, Stance | None]:
    """Return path, proposition and stance of `PATH[=PROPOSITION][:STANCE]`."""
    stance: Stance | None = None
    rest, colon, last = text.rpartition(":")
    if colon and last.strip() in _STANCES:
        text, stance = rest, _STANCES[last.strip()]
    path, _, proposition = text.partition("=")
    return path.strip(), proposition.strip() or None, stance


def read_stance(value: object) -> Stance | None:
    """Return a stance as it stands in JSON; raise InputError where it is none."""
    if value is None:
        return None
    if isinstance(value, str):
        if value.strip() in _STANCES:
            return _STANCES[value.strip()]
        return vocabulary().check_stance(value)
    if isinstance(value, int):
        return vocabulary().check_stance(value)
    raise InputError(f"{value!r} is not a stance; use -3 to +3, mixed, conditional or unclear.")


class Names:
    """Finds entries by name; makes what is missing where that is asked for."""

    def __init__(self, entries: Entries, *, create: bool) -> None:
        """Look names up in a codebook; with `create` let it grow by those that it lacks."""
        self._entries = entries
        self._create = create

    def party(self, name: str, part: str, *, inferred: bool = False) -> PartyTag:
        """Return the tag of a stakeholder; raise InputError for an unknown name or part."""
        vocabulary().parts.check(part)
        return PartyTag(self._stakeholder(name), part, inferred)

    def _stakeholder(self, name: str) -> int:
        codebook = self._entries.codebook
        if self._create and not codebook.stakeholders_called(name):
            return self._entries.add_stakeholder(name)
        return codebook.find_stakeholder(name).id

    def topic(
        self,
        path: str,
        proposition: str | None,
        stance: Stance | None,
        *,
        condition: str | None = None,
        condition_inferred: bool = False,
    ) -> TopicTag:
        """Return the tag of a topic; raise InputError for an unknown path or proposition.

        A stance without a proposition is towards the topic's default one.
        """
        topic_id = self._topic(path)
        return TopicTag(
            topic_id,
            self._proposition(topic_id, proposition, needed=stance is not None),
            stance,
            condition,
            condition_inferred,
        )

    def _topic(self, path: str) -> int:
        codebook = self._entries.codebook
        if self._create and not codebook.topics_called(path):
            return self._entries.add_topic(path)
        return codebook.find_topic(path).id

    def _proposition(self, topic_id: int, words: str | None, *, needed: bool) -> int | None:
        codebook = self._entries.codebook
        topic = codebook.topic_by_id[topic_id]
        if words is not None:
            try:
                return codebook.find_proposition(topic, words).id
            except UnknownNameError:
                if not self._create:
                    raise
            return self._entries.add_proposition(topic_id, words)
        return codebook.require_default(topic).id if needed else None
