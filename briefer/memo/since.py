"""What a memo says that an earlier edition did not: new, changed and dropped positions.

A position is what one speaker says on one proposition, or on a topic that has none. An edition
keeps the positions that it printed; today's are made from the tags.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from briefer.memo.document import Extract, Para, ParaRole
from briefer.memo.handling import portion
from briefer.model.inline import Emph, NoteRef, Text
from briefer.model.positions import STANCE_KEYS, column_key
from briefer.model.vocabulary import stance_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from briefer.memo.document import Block
    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage

SINCE: Final = "since"
"""The field of a memo that names the edition (its guid) since which new positions are marked."""
NEW: Final = "new"
CHANGED: Final = "changed"

Key = tuple[str, str, str]
"""A speaker's guid, a topic's, and a proposition's or nothing."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a speaker stands on one thing; `passages` are the guids of those that say so."""

    stakeholder: str
    topic: str
    proposition: str
    name: str
    label: str
    stances: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What it is known by, whatever becomes of names."""
        return self.stakeholder, self.topic, self.proposition


@dataclass(frozen=True, slots=True)
class Change:
    """A position today with what it was; `is_printed` says whether the memo prints it."""

    position: Position
    before: tuple[str, ...] = ()
    is_printed: bool = True


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the positions since an edition."""

    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    dropped: tuple[Position, ...] = ()

    @property
    def count(self) -> int:
        """How many differ."""
        return len(self.new) + len(self.changed) + len(self.dropped)


def positions(evidence: Evidence, guids: Collection[str] | None = None) -> dict[Key, Position]:
    """Return the positions that passages take: all of the evidence, or those named."""
    found: dict[Key, Position] = {}
    for passage in evidence.passages:
        if guids is None or passage.guid in guids:
            for position in _taken(passage, evidence):
                known = found.get(position.key)
                found[position.key] = _joined(known, position) if known else position
    return found


def since(then: Iterable[Position], at: str, evidence: Evidence, printed: Collection[str]) -> Since:
    """Compare the positions of an edition, kept `at` (UTC), with those of today.

    `printed` are the passages (guids) that the memo prints now. What is tagged since then counts
    although the memo does not print it yet.
    """
    before = {position.key: position for position in then}
    fresh = {p.guid for p in evidence.passages if p.tagged_at >= at} - set(printed)
    now = positions(evidence, {*printed, *fresh})
    in_memo = positions(evidence, printed)
    new = tuple(
        Change(position, is_printed=key in in_memo)
        for key, position in now.items()
        if key not in before
    )
    changed = tuple(
        Change(now[key], was.stances, is_printed=key in in_memo)
        for key, was in before.items()
        if key in now and now[key].stances != was.stances
    )
    dropped = tuple(position for key, position in before.items() if key not in now)
    return Since(new, changed, dropped)


def marks(then: Iterable[Position], evidence: Evidence) -> dict[str, str]:
    """Return which passages tell a position that is `NEW` or `CHANGED`, by their guid."""
    before = {position.key: position for position in then}
    found: dict[str, str] = {}
    for passage in evidence.passages:
        for position in _taken(passage, evidence):
            was = before.get(position.key)
            if was is None:
                found[passage.guid] = NEW
            elif not set(position.stances) <= set(was.stances):
                found.setdefault(passage.guid, CHANGED)
    return found


def marked(block: Block, evidence: Evidence, wording: Wording) -> Block:
    """Return an extract of a position that is new or changed with the word for that before it.

    A portion mark that the analyst wrote stays in front. In the sentence that says where a speaker
    stands, the word follows what has a note of its own: no extract below it tells that.
    """
    if not evidence.marked:
        return block
    if isinstance(block, Para) and block.role is ParaRole.POSITION:
        return replace(block, inlines=tuple(_with_words(block.inlines, evidence, wording)))
    if not isinstance(block, Extract) or block.passage not in evidence.marked:
        return block
    word = Emph(wording.say(f"since.{evidence.marked[block.passage]}"), strong=True)
    first = block.inlines[0] if block.inlines else None
    if isinstance(first, Text) and (mark := portion(first.text)):
        end = first.text.index(mark) + len(mark) + 1
        front, rest = Text(f"{first.text[:end]} "), Text(first.text[end:].lstrip())
        return replace(block, inlines=(front, word, Text(" "), rest, *block.inlines[1:]))
    return replace(block, inlines=(word, Text(" "), *block.inlines))


def _with_words(
    inlines: tuple[Inline, ...], evidence: Evidence, wording: Wording
) -> Iterator[Inline]:
    for item in inlines:
        if isinstance(item, NoteRef) and item.passage in evidence.marked:
            yield Text(" " + wording.say(f"since.{evidence.marked[item.passage]}_aside"))
        yield item


def to_data(found: Mapping[Key, Position]) -> list[dict[str, Any]]:
    """Return positions as JSON."""
    return [
        {
            "stakeholder": p.stakeholder,
            "topic": p.topic,
            "proposition": p.proposition,
            "name": p.name,
            "label": p.label,
            "stances": list(p.stances),
            "passages": list(p.passages),
        }
        for p in found.values()
    ]


def from_data(data: Iterable[Mapping[str, Any]]) -> tuple[Position, ...]:
    """Read what `to_data` wrote."""
    return tuple(
        Position(
            entry["stakeholder"],
            entry["topic"],
            entry["proposition"],
            entry["name"],
            entry["label"],
            tuple(entry["stances"]),
            tuple(entry["passages"]),
        )
        for entry in data
    )


def _taken(passage: Passage, evidence: Evidence) -> Iterator[Position]:
    """Yield the positions that a passage takes: one for each of its speakers and stances."""
    codebook = evidence.codebook
    for tag in passage.topics:
        if tag.stance is None:
            continue
        column = column_key(tag, codebook)
        topic, proposition = codebook.topic_by_id[column[0]], column[1]
        for speaker in passage.speakers:
            stakeholder = codebook.stakeholder_by_id[speaker]
            yield Position(
                stakeholder.guid,
                topic.guid,
                codebook.proposition_by_id[proposition].guid if proposition else "",
                stakeholder.short,
                evidence.labels[column],
                (stance_key(tag.stance),),
                (passage.guid,),
            )


def _joined(one: Position, other: Position) -> Position:
    stances = {*one.stances, *other.stances}
    passages = tuple(dict.fromkeys((*one.passages, *other.passages)))
    return replace(
        one, stances=tuple(key for key in STANCE_KEYS if key in stances), passages=passages
    )
