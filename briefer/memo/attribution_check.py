"""Whether words stand under the name of whoever says them.

A machine cannot read a sentence. It sees who is named beside a quotation: where that is somebody
else, and the speaker is not named, it says so, and leaves the judgement to the analyst.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefer.memo.estimative import sentences
from briefer.memo.finding import OTHER_SPEAKER, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.labels import series
from briefer.memo.lead import publisher, upwards
from briefer.memo.marks import FEWEST_WORDS, has_marks, quoted
from briefer.memo.naming import last_sentence, stakeholder_names
from briefer.memo.placed import placed_runs
from briefer.memo.verbatim import loosely, part_of
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.naming import Names
    from briefer.memo.placed import PlacedRun
    from briefer.model.inline import Inline
    from briefer.model.passage import Passage

_HIDDEN: Final = "\ufffc"
_TYPED: Final = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_OWNER: Final = re.compile(r"'s?(?!\w)")
_BEFORE: Final = re.compile(
    r"\b(?:to|with|of|about|by|for|against|on|from|and|"
    r"a|al|con|de|del|sobre|por|para|contra|ante|y|e)\s+(?:the\s+|el\s+|la\s+)?$",
    re.IGNORECASE,
)
"""Words behind which a name is not that of whoever speaks."""


def check_speakers(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for a speaker's own words beside, or under, the name of somebody else."""
    check = _Check(evidence)
    for run in placed_runs(memo):
        yield from check.run(run)


class _Check:
    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _names(self) -> Names:
        return stakeholder_names(self._evidence.codebook)

    @cached_property
    def _own(self) -> list[tuple[Passage, str]]:
        passages = self._evidence.passages
        return [(p, loosely(p.quote)) for p in passages if p.voice.in_marks]

    def run(self, run: PlacedRun) -> Iterator[Finding]:
        for before, words, after, passages in self._quotations(run.inlines):
            if theirs := publisher(passages[0], self._evidence):
                yield self._of_another(words, theirs.short, passages[0], run)
                continue
            speakers = frozenset(s for passage in passages for s in passage.speakers)
            if not speakers:  # a report's, which nobody may be named for: told elsewhere
                continue
            other = self._other(before, after, run.where, self._with_those_above(speakers))
            if other:
                yield self._beside(words, other, passages[0], run)

    def _quotations(
        self, inlines: tuple[Inline, ...]
    ) -> Iterator[tuple[str, str, str, list[Passage]]]:
        """Yield each speaker's own words with the text before and behind them, and whose they are.

        Quotations are hidden in that text: a name in them is nobody's who speaks.
        """
        known = self._evidence.passage_by_guid
        for place, item in enumerate(inlines):
            if isinstance(item, InlineExtract) and item.voice.in_marks and item.passage in known:
                before, after = _text(inlines[:place]), _text(inlines[place + 1 :])
                yield before, item.words, after, [known[item.passage]]
        if not has_marks(_text(inlines, hides=False)):
            return
        for found in quoted(inlines):
            if found.extracts or len(found.words.split()) < FEWEST_WORDS:
                continue
            stands_in = part_of(loosely(found.words).strip(" .,;:"))
            whose = [passage for passage, own in self._own if stands_in(own)]
            if whose:
                after = plain_text(inlines)[found.closes :]
                yield _hidden(found.before), found.words, _hidden(after), whose

    def _other(self, before: str, after: str, heading: str, speakers: frozenset[int]) -> str:
        """Return the name beside the words that is not their speaker's, or nothing.

        Where the sentence names nobody, it may go on from those before it, or from its heading.
        """
        beside = f"{last_sentence(before)}{_HIDDEN}{(sentences(_HIDDEN + after) or [''])[0]}"
        mentions = list(self._names.mentions(beside))
        if not mentions and not any(self._names.mentions(before)):
            mentions = list(self._names.mentions(heading))
        if any(speakers.intersection(ids) for _, ids in mentions):
            return ""
        return next((found[0] for found, _ in mentions if _may_speak(found)), "")

    def _with_those_above(self, speakers: frozenset[int]) -> frozenset[int]:
        """Return the speakers, and what each belongs to."""
        return frozenset(e.id for one in speakers for e in upwards(one, self._evidence))

    def _of_another(self, words: str, publisher: str, passage: Passage, run: PlacedRun) -> Finding:
        told = (
            f"“{shorten(words)}” is of an official text of {publisher} and stands in marks as "
            f"words of {self._speakers(passage)}. Tag it as a paraphrase, or tag {publisher} as "
            "who says it."
        )
        return _finding(told, f"{words} {publisher}", passage, run)

    def _beside(self, words: str, other: str, passage: Passage, run: PlacedRun) -> Finding:
        told = (
            f"“{shorten(words)}” are words of {self._speakers(passage)}, but the name beside them "
            f"is {other}. Name who says it."
        )
        return _finding(told, f"{words} {other}", passage, run)

    def _speakers(self, passage: Passage) -> str:
        known = self._evidence.codebook.stakeholder_by_id
        return series([known[speaker].short for speaker in passage.speakers])


def _finding(told: str, about: str, passage: Passage, run: PlacedRun) -> Finding:
    fixes = (Fix(WRITE, run.origin),) if run.origin else ()
    return Finding(
        OTHER_SPEAKER,
        run.where,
        told,
        origin=run.origin,
        passage=passage.guid,
        about=about,
        fixes=fixes,
    )


def _may_speak(found: re.Match[str]) -> bool:
    """Say whether a name stands as that of somebody who speaks: no “to Ada”, no “Ada’s plan”."""
    is_owner = _OWNER.match(found.string, found.end())
    return not is_owner and not _BEFORE.search(found.string[: found.start()])


def _text(inlines: tuple[Inline, ...], *, hides: bool = True) -> str:
    """Return the text with a sign for each quotation; without `hides` typed ones stay."""
    words = "".join(
        _HIDDEN if isinstance(item, InlineExtract) else plain_text((item,)) for item in inlines
    )
    return _hidden(words) if hides else words


def _hidden(text: str) -> str:
    return _TYPED.sub(_HIDDEN, text)
