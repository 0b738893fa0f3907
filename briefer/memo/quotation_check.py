"""Whether every passage's words are its frozen words, and whether every block has its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.difference import difference
from briefer.memo.exact import frozen, matches, restored
from briefer.memo.finding import QUOTATION, UNSOURCED, Finding
from briefer.memo.fix import KEEP, PARAPHRASE, REMOVE, RESTORE, WRITE, Fix
from briefer.memo.mend import rests_on
from briefer.memo.placed import placed_runs
from briefer.model.anchor import shorten
from briefer.model.inline import InlineExtract, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefer.memo.document import Memo
    from briefer.memo.evidence import Evidence
    from briefer.memo.placed import PlacedRun
    from briefer.model.memo import KeptMemo


def check_quotations(memo: Memo, evidence: Evidence) -> Iterator[Finding]:
    """Yield a finding for every extract that differs from its source or has none."""
    for run in placed_runs(memo):
        for item in run.inlines:
            if isinstance(item, InlineExtract):
                yield from _check(item, run, evidence)


def check_basis(kept: KeptMemo, evidence: Evidence, places: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for every text that rests on a passage, or has a note on one, that is gone.

    `places` names the place of each kept block by its guid; a block without one is not printed.
    """
    for block in kept.blocks():
        where = places.get(block.guid)
        if where is None or block.words or rests_on(block) <= evidence.passage_by_guid.keys():
            continue
        said = shorten(" ".join(plain_text(run) for run in block.content))
        yield Finding(
            UNSOURCED,
            where,
            f"“{said}” rests on a passage that was removed from the briefing; "
            "read it again, then change it, let it stand or take it out.",
            origin=block.guid,
            fixes=(Fix(WRITE, block.guid), Fix(KEEP), Fix(REMOVE)),
        )


def _check(item: InlineExtract, run: PlacedRun, evidence: Evidence) -> Iterator[Finding]:
    passage = evidence.passage_by_guid.get(item.passage)
    if passage is None:
        yield Finding(
            UNSOURCED,
            run.where,
            f"“{shorten(item.words)}” has no source any more: its passage was removed. "
            "Tag the words again or take them out.",
            origin=run.origin,
            about=item.words,
            fixes=(Fix(REMOVE),),
        )
        return
    source = frozen(passage, evidence)
    if source is not None and matches(item, source):
        return
    title = evidence.article_of(passage).title
    stands = f"There stands “{shorten(source.quote)}”. " if source else "Its text is missing. "
    yield Finding(
        QUOTATION,
        run.where,
        f"“{shorten(item.words)}” differs from its source, “{shorten(title)}”. {stands}"
        "Put the words of the source back, or say it in words of your own.",
        blocks=True,
        origin=run.origin,
        passage=passage.guid,
        about=item.words,
        fixes=(Fix(RESTORE), Fix(PARAPHRASE)) if source else (Fix(REMOVE),),
        difference=difference(item.words, restored(item, source)) if source else (),
    )
