"""Whether what a sentence of the analyst's leads to is there, and will be when sections move."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from briefer.memo.cross_refs import names
from briefer.memo.finding import LOST, TYPED, Finding
from briefer.memo.fix import FOLLOW, WRITE, Fix
from briefer.memo.placed import placed_runs
from briefer.memo.referring import Target, lost, numbered
from briefer.memo.typed_refs import typed
from briefer.model.inline import CrossRef, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.model.memo import KeptMemo

_LISTED: Final = 3


def check_references(kept: KeptMemo, memo: Memo) -> Iterator[Finding]:
    """Yield what sentences name and the memo does not have, then what they name by typed numbers.

    Sections that have nothing to say are left out, and those after them count anew.
    """
    yield from _wrong_numbers(memo)
    yield from _without_targets(kept, memo)
    yield from _typed(memo)


def _wrong_numbers(memo: Memo) -> Iterator[Finding]:
    known = numbered(memo).sections
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


def _without_targets(kept: KeptMemo, memo: Memo) -> Iterator[Finding]:
    """Yield a finding for each reference whose section or table the memo does not print."""
    printed = {block.origin for block in memo.blocks if isinstance(block, Target)}
    known = names(kept)
    for run in placed_runs(memo):
        for item in dict.fromkeys(run.inlines):
            if not isinstance(item, CrossRef) or item.target in printed:
                continue
            message = f"It refers to {item.text}, which is no longer in the memo. "
            message += "Refer to something else, or take the reference out."
            if item.target in known:
                message = f"It refers to {item.text}, which has nothing to say and is not printed. "
                message += "Write what belongs there, or take the reference out."
            fixes = (Fix(WRITE, run.origin),) if run.origin else ()
            yield Finding(LOST, run.where, message, origin=run.origin, fixes=fixes)


def _typed(memo: Memo) -> Iterator[Finding]:
    """Yield a finding for each block that names sections or tables by typed numbers."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for origin, where, words in typed(memo):
        found.setdefault((origin, where), {}).update(dict.fromkeys(words))
    for (origin, where), said in found.items():
        listed = ", ".join(f"“{words}”" for words in islice(said, _LISTED))
        listed += " …" if len(said) > _LISTED else ""
        yield Finding(
            TYPED,
            where,
            f"It says {listed} with a typed number, which stays as it is when things move.",
            origin=origin,
            fixes=(Fix(FOLLOW),),
        )
