"""Names as they are typed on the command line and in tag files, turned into entries.

`NAME[:PART]` for stakeholders, `PATH[=PROPOSITION][:STANCE]` for topics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import InputError, UnknownNameError
from briefer.model.codebook import check_name, check_path
from briefer.model.passage import PartyTag, TopicTag
from briefer.model.vocabulary import CONDITIONAL, MIXED, SPEAKER, UNCLEAR
from briefer.services import stakeholders, topics
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from briefer.model.codebook import Codebook
    from briefer.model.vocabulary import Stance
    from briefer.store.transaction import Transaction

NEW = 0
"""The id of an entry that is still to be created."""

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
    """Finds entries by name; creates what is missing where that is asked for.

    Without a transaction nothing is created: an entry that would be gets the id `NEW`.
    """

    def __init__(self, codebook: Codebook, *, create: bool, tx: Transaction | None = None) -> None:
        """Look names up in `codebook`, or inside `tx` in the codebook as it grows."""
        self._codebook = codebook
        self._create = create
        self._tx = tx

    @property
    def _now(self) -> Codebook:
        return self._tx.read.codebook.load() if self._tx else self._codebook

    def party(self, name: str, part: str, *, inferred: bool = False) -> PartyTag:
        """Return the tag of a stakeholder; raise InputError for an unknown name or part."""
        vocabulary().parts.check(part)
        return PartyTag(self._stakeholder(name), part, inferred)

    def _stakeholder(self, name: str) -> int:
        try:
            return self._now.find_stakeholder(name).id
        except UnknownNameError:
            if not self._create:
                raise
        if self._tx is None:
            check_name("stakeholder", name)
            return NEW
        return stakeholders.add_in(self._tx, name)

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
            self._proposition(topic_id, path, proposition, needed=stance is not None),
            stance,
            condition,
            condition_inferred,
        )

    def _topic(self, path: str) -> int:
        try:
            return self._now.find_topic(path).id
        except UnknownNameError:
            if not self._create:
                raise
        if self._tx is None:
            check_path(path)
            return NEW
        return topics.add_in(self._tx, path)

    def _proposition(
        self, topic_id: int, path: str, words: str | None, *, needed: bool
    ) -> int | None:
        topic = self._now.topic_by_id.get(topic_id)
        if words is not None:
            return self._named_proposition(topic_id, words)
        if not needed:
            return None
        default = topic.default_proposition if topic else None
        if default is None:
            raise InputError(f"{path} has no proposition, so nobody can be for or against it.")
        return default.id

    def _named_proposition(self, topic_id: int, words: str) -> int:
        topic = self._now.topic_by_id.get(topic_id)
        if topic is not None:
            try:
                return self._now.find_proposition(topic, words).id
            except UnknownNameError:
                if not self._create:
                    raise
        if self._tx is None:
            return NEW
        return topics.add_proposition_in(self._tx, topic_id, words, words)
