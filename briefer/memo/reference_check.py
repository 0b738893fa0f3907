"""Whether what a sentence of the analyst's leads to is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.finding import LOST, Finding
from briefer.memo.fix import WRITE, Fix
from briefer.memo.placed import placed_runs
from briefer.memo.referring import lost, sections_of
from briefer.model.inline import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo


def check_references(memo: Memo) -> Iterator[Finding]:
    """Yield a finding for every section that is named and that the memo does not have.

    Sections that have nothing to say are left out, and those after them count anew.
    """
    known = sections_of(memo)
    for run in placed_runs(memo):
        said = "".join(item.text if isinstance(item, Text) else "\n" for item in run.inlines)
        for words in dict.fromkeys(lost(said, known)) if run.origin else ():
            yield Finding(
                LOST,
                run.where,
                f"It says “{words}”, and the memo has no such section; correct the number.",
                origin=run.origin,
                fixes=(Fix(WRITE, run.origin),),
            )
