"""How many extracts a memo prints, in whose words, and how many match their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from briefer.memo.exact import is_exact
from briefer.memo.placed import placed_runs
from briefer.model.inline import InlineExtract

if TYPE_CHECKING:
    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Tally:
    """The extracts of a memo: `own` match and are a speaker's own words or an official text.

    `reported` match and are an outlet's words; `differing` differ from their source or have none.
    """

    own: int
    reported: int
    differing: int

    @property
    def matching(self) -> int:
        """How many match their sources."""
        return self.own + self.reported

    @property
    def extracts(self) -> int:
        """How many there are."""
        return self.matching + self.differing

    @override
    def __str__(self) -> str:
        """Return it as a sentence without its full stop."""
        if not self.extracts:
            return "No extracts"
        of = f"{self.matching} of {self.extracts}" if self.differing else str(self.extracts)
        one = self.extracts == 1
        match = f"{of} {'extract matches its source' if one else 'extracts match their sources'}"
        if not self.matching:
            return match
        own = f"{self.own} {_be(self.own)} speakers’ own words"
        return f"{match}: {own}, {self.reported} {_be(self.reported)} reporters’"


def tally(memo: Memo, evidence: Evidence) -> Tally:
    """Count the memo's extracts, those inside a sentence and those of an annex among them."""
    own = reported = differing = 0
    for run in placed_runs(memo):
        for item in run.inlines:
            if isinstance(item, InlineExtract):
                matches = is_exact(item, evidence)
                own += matches and item.voice.in_marks
                reported += matches and not item.voice.in_marks
                differing += not matches
    return Tally(own, reported, differing)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
