"""Who is heard, and how: a report where own words exist, one side alone, nobody with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.document import Extract
from briefer.memo.finding import ANONYMOUS, ONE_SIDE, OWN_WORDS, Finding
from briefer.memo.fix import ADD, REPLACE, Fix
from briefer.memo.labels import series
from briefer.memo.placed import WHOLE, placed_blocks, placed_runs
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract
from briefer.model.positions import column_key
from briefer.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.model.passage import Passage
    from briefer.model.positions import ColumnKey

PRIMARY: Final = "primary-source-of"
UNNAMED: Final = "unnamed"
"""The kind of a stakeholder whom the source does not name."""
FEWEST: Final = 2
"""One quotation alone makes no side."""
_OFFERED: Final = 3


def check_own_words(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every report of words that the briefing has as the speaker's own."""
    holds = _primary_sources(evidence)
    cited = frozenset(memo.cited)
    for run in placed_runs(memo):
        for item in run.inlines:
            if not isinstance(item, InlineExtract) or item.voice.in_marks:
                continue
            sources = holds.get(item.passage, ())
            if not sources or any(source.guid in cited for source in sources):
                continue
            best = sources[0]
            outlet = evidence.article_of(best).outlet or "an outlet not named"
            yield Finding(
                OWN_WORDS,
                run.where,
                f"“{shorten(item.words)}” is a report; the speaker’s own words exist: "
                f"“{shorten(best.quote)}” ({outlet}). Print those instead.",
                origin=run.origin,
                passage=item.passage,
                about=f"{item.passage} {best.guid}",
                fixes=tuple(Fix(REPLACE, source.guid) for source in sources),
            )


def check_sides(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding where all who are quoted in their own words speak from one side."""
    printed = list(_printed(memo, evidence))
    quoted = [passage for passage in printed if passage.voice.in_marks]
    sides = _sides(quoted, evidence)
    if len(quoted) < FEWEST or len(sides) != 1 or not all(_sides([p], evidence) for p in quoted):
        return
    (side,) = sides
    others = [name for name in _sides(printed, evidence) if name != side]
    beyond = _own_words_of_others(side, evidence)
    heard = f"{series(others)}: reports alone" if others else "nobody else is heard"
    advice = "Put in own words of another side" if beyond else "Look for own words of another side"
    yield Finding(
        ONE_SIDE,
        WHOLE,
        f"All {len(quoted)} quotations in own words come from one side, {side}; {heard}. "
        f"{advice}, or say in the memo why there are none.",
        passage=quoted[0].guid,
        about=side,
        fixes=tuple(Fix(ADD, passage.guid) for passage in beyond[:_OFFERED]),
    )


def check_names(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for what nobody but speakers without a name is printed on."""
    places = {
        block.passage: where for where, block in placed_blocks(memo) if isinstance(block, Extract)
    }
    by_speakers: dict[tuple[int, ...], list[tuple[ColumnKey, Passage]]] = {}
    for column, passages in _by_column(_printed(memo, evidence), evidence).items():
        speakers = tuple(dict.fromkeys(s for passage in passages for s in passage.speakers))
        if all(_is_unnamed(speaker, evidence) for speaker in speakers):
            by_speakers.setdefault(speakers, []).append((column, passages[0]))
    known = _by_column(evidence.passages, evidence) if by_speakers else {}
    for speakers, said in by_speakers.items():
        names = series([evidence.codebook.stakeholder_by_id[s].short for s in speakers])
        what = "; ".join(evidence.labels[column] for column, _ in said)
        first = said[0][1].guid
        named = [p.guid for column, _ in said for p in known[column] if _has_name(p, evidence)]
        yield Finding(
            ANONYMOUS,
            places.get(first, WHOLE),
            f"On {what}, only speakers without a name are heard: {names}. Look for somebody who "
            "speaks under a name, or say so in the memo.",
            passage=first,
            fixes=tuple(Fix(ADD, guid) for guid in list(dict.fromkeys(named))[:_OFFERED]),
        )


def _by_column(passages: Iterable[Passage], evidence: Evidence) -> dict[ColumnKey, list[Passage]]:
    """Return the passages whose speakers take a stance, by what they take it on."""
    told: dict[ColumnKey, list[Passage]] = {}
    for passage in passages:
        for tag in passage.topics if passage.speakers else ():
            if tag.stance is not None:
                told.setdefault(column_key(tag, evidence.codebook), []).append(passage)
    return told


def _primary_sources(evidence: Evidence) -> dict[str, tuple[Passage, ...]]:
    """Return the own words of each passage that others report, by the report's guid."""
    found: dict[str, tuple[Passage, ...]] = {}
    for passage in evidence.passages:
        for link in passage.links if passage.voice.in_marks else ():
            if link.kind == PRIMARY:
                found[link.other_guid] = (*found.get(link.other_guid, ()), passage)
    return found


def _printed(memo: Memo, evidence: Evidence) -> Iterator[Passage]:
    """Yield each passage of which the memo prints words, once."""
    guids = dict.fromkeys(
        item.passage
        for run in placed_runs(memo)
        for item in run.inlines
        if isinstance(item, InlineExtract)
    )
    known = (evidence.passage_by_guid.get(guid) for guid in guids)
    yield from (p for p in known if p is not None and p.voice is not Voice.OUTLET)


def _own_words_of_others(side: str, evidence: Evidence) -> list[Passage]:
    """Return the passages in own words that another side than `side` speaks, or joins in."""
    return [
        passage
        for passage in evidence.passages
        if passage.voice.in_marks and any(name != side for name in _sides([passage], evidence))
    ]


def _sides(passages: Iterable[Passage], evidence: Evidence) -> dict[str, None]:
    """Return the sides that speak in the passages, each once; a speaker may have none."""
    known = evidence.codebook.stakeholder_by_id
    sides = (known[speaker].side for passage in passages for speaker in passage.speakers)
    return dict.fromkeys(side for side in sides if side)


def _is_unnamed(stakeholder_id: int, evidence: Evidence) -> bool:
    return evidence.codebook.stakeholder_by_id[stakeholder_id].kind == UNNAMED


def _has_name(passage: Passage, evidence: Evidence) -> bool:
    return any(not _is_unnamed(speaker, evidence) for speaker in passage.speakers)
