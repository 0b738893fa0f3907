"""What the tags say of agreements and contradictions: a draft for the analyst to rewrite."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefer.memo.lead import outlet_words, speaker_words
from briefer.memo.marks import without_marks
from briefer.memo.note_marks import beside_stops
from briefer.memo.position_line import subject
from briefer.memo.selection import best_first, source_order
from briefer.model.inline import Emph, NoteRef, Text
from briefer.model.memo import AS_BASIS, BULLETS, PARAGRAPH, MemoBlock
from briefer.model.positions import column_key, stance_count_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefer.memo.evidence import Evidence
    from briefer.memo.wording import Wording
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage, TopicTag
    from briefer.model.positions import ColumnKey

_DASH: Final = "\u00a0– "
"""Between what a line is about and who says so; brackets there would hold those of the sources."""
_LINKS = {"disputes": "agreements.disputed", "shift-of": "agreements.shift"}


@dataclass(slots=True)
class _Sides:
    """Who is for and who is against one proposition, each with the passages that say so."""

    pro: dict[int, list[Passage]] = field(default_factory=dict)
    con: dict[int, list[Passage]] = field(default_factory=dict)

    @property
    def of_one_mind(self) -> bool:
        """Whether two speakers or more are on one side and nobody is on the other."""
        return len(self.pro) + len(self.con) > 1 and not (self.pro and self.con)

    @property
    def opposed(self) -> bool:
        """Whether one speaker is for and another against."""
        return any(a != b for a in self.pro for b in self.con)


def agreements(evidence: Evidence, wording: Wording) -> tuple[MemoBlock, ...]:
    """Return a line for each thing on which speakers agree or differ, and for each tie.

    Each says what it is, so that it can be read, moved and removed alone.
    """
    sides = _sides(evidence)
    same = [(c, s) for c, s in sides.items() if s.of_one_mind]
    opposed = [(c, s) for c, s in sides.items() if s.opposed]
    found = [
        ("agreements.same", [_same(column, entry, evidence, wording) for column, entry in same]),
        ("agreements.opposite", [_opposed(c, entry, evidence, wording) for c, entry in opposed]),
        *((key, list(_tied(kind, evidence, wording))) for kind, key in _LINKS.items()),
    ]
    lines = [_line(wording.say(key), entry, wording) for key, entries in found for entry in entries]
    if not lines:
        return ()
    basis = dict.fromkeys(i.passage for line in lines for i in line if isinstance(i, NoteRef))
    kind = PARAGRAPH if len(lines) == 1 else BULLETS
    return (MemoBlock(kind, tuple(lines), passages=tuple((guid, AS_BASIS) for guid in basis)),)


def _sides(evidence: Evidence) -> dict[ColumnKey, _Sides]:
    """Gather, in codebook order, the speakers for and against each proposition."""
    sides = {column: _Sides() for column in evidence.labels}
    for passage in sorted(evidence.passages, key=source_order):
        for tag in passage.topics:
            stance = stance_count_key(tag)
            if stance in {"for", "against"}:
                entry = sides[column_key(tag, evidence.codebook)]
                side = entry.pro if stance == "for" else entry.con
                for speaker in passage.speakers:
                    side.setdefault(speaker, []).append(passage)
    return sides


def _same(column: ColumnKey, sides: _Sides, evidence: Evidence, wording: Wording) -> list[Inline]:
    against = f"{wording.say('agreements.against')} " if sides.con else ""
    who = _who(sides.pro or sides.con, evidence)
    return [Text(f"{evidence.labels[column]}{_DASH}{against}"), *who]


def _opposed(
    column: ColumnKey, sides: _Sides, evidence: Evidence, wording: Wording
) -> list[Inline]:
    return [
        Text(f"{evidence.labels[column]}{_DASH}{wording.say('agreements.for')} "),
        *_who(sides.pro, evidence),
        Text(f"; {wording.say('agreements.against')} "),
        *_who(sides.con, evidence),
    ]


def _who(side: dict[int, list[Passage]], evidence: Evidence) -> list[Inline]:
    """Name the speakers of one side in codebook order, each with a note on the best passage."""
    parts: list[Inline] = []
    for entry in evidence.codebook.stakeholders:
        if entry.id in side:
            best = best_first(side[entry.id], evidence)[0]
            parts += [Text(("; " if parts else "") + entry.short), NoteRef(best.guid)]
    return parts


def _tied(kind: str, evidence: Evidence, wording: Wording) -> Iterator[list[Inline]]:
    """Yield the pairs of passages with this kind of link: on what, and the ruling if any."""
    for passage in sorted(evidence.passages, key=source_order):
        for link in passage.links:
            other = evidence.passage_by_id.get(link.other_id)
            if link.kind == kind and other is not None:
                subject = _shared(other, passage, evidence)
                told: list[Inline] = [Text(f"{subject}{_DASH}")] if subject else []
                told += _side_by_side(kind, (other, passage), evidence, wording)
                if link.ruling:
                    ruling = without_marks(link.ruling).rstrip(".")
                    told.append(Text(f"; {wording.say('agreements.ruling', ruling=ruling)}"))
                yield told


def _shared(one: Passage, other: Passage, evidence: Evidence) -> str:
    """Return what two passages have a stance on, else the topic that both have; or nothing.

    Of several it is the one that the codebook has first.
    """
    stances = [{column_key(t, evidence.codebook) for t in _taken(p)} for p in (one, other)]
    for column in evidence.labels:
        if all(column in columns for columns in stances):
            return evidence.labels[column]
    topics = {tag.topic_id for tag in one.topics} & {tag.topic_id for tag in other.topics}
    return next((subject(t.id, evidence) for t in evidence.codebook.topics if t.id in topics), "")


def _taken(passage: Passage) -> Iterator[TopicTag]:
    return (tag for tag in passage.topics if tag.stance is not None)


def _side_by_side(
    kind: str, pair: tuple[Passage, Passage], evidence: Evidence, wording: Wording
) -> list[Inline]:
    """Say who tells each of two things in which outlet, once where that is the same for both.

    Two accounts of one source are said to be both of it, or they would look like one.
    """
    one, other = (_told(passage, evidence, wording) for passage in pair)
    first, second = (NoteRef(passage.guid) for passage in pair)
    if one != other:
        return [Text(one), first, Text("; "), Text(other), second]
    is_dispute = _LINKS[kind] == "agreements.disputed"
    return [Text(wording.say("agreements.both", told=one) if is_dispute else one), first, second]


def _told(passage: Passage, evidence: Evidence, wording: Wording) -> str:
    outlet = outlet_words(passage, evidence, wording)
    if not passage.speakers:
        return outlet
    who = speaker_words(passage, evidence, wording)
    return wording.say("agreements.told", who=who, outlet=outlet)


def _line(title: str, entry: Sequence[Inline], wording: Wording) -> tuple[Inline, ...]:
    said = (Emph(title, strong=True), Text(" "), *entry, Text("."))
    return beside_stops(said, wording.language)
