"""Pre-flight of a memo with 500 quotations, half of them in the speakers' own words."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.material import Wanted, briefing
from benchmarks.measure import Benchmark, timed
from benchmarks.texts import article_text
from benchmarks.window import opened
from briefer import paths
from briefer.memo import template as memo_template
from briefer.memo.checks import check
from briefer.memo.compose import compose
from briefer.memo.draft import extract_block
from briefer.model.inline import Text
from briefer.model.memo import PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.services import briefings, evidence, memos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.memo.evidence import Evidence

QUOTATIONS, PASSAGES = 500, 50
SENTENCES = 100
"""Sentences of the analyst's own, each with words in marks that are looked up in every text."""


def memo(gathered: Evidence) -> KeptMemo:
    """Return a memo that prints every passage, with sentences that quote some of them again."""
    extracts = tuple(
        replace(extract_block(passage), guid=f"block-{passage.id}") for passage in gathered.passages
    )
    typed = tuple(
        MemoBlock(
            PARAGRAPH,
            ((Text(f"The Gazette writes: “{' '.join(passage.quote.split()[:6])}”. We watch."),),),
            guid=f"typed-{passage.id}",
        )
        for passage in gathered.passages[:SENTENCES]
    )
    sections = (
        MemoSection("key-points", "Key points", {}, typed),
        MemoSection("positions", "Positions", {}, extracts),
    )
    return KeptMemo("position", "A memo", {"banner": "TLP:GREEN"}, sections)


@contextmanager
def _preflight() -> Iterator[Sample]:
    template = memo_template.load(paths.templates() / "position")
    articles = QUOTATIONS // PASSAGES
    wanted = [Wanted(f"Article {n}", article_text(1_500), PASSAGES) for n in range(articles)]
    with briefing(wanted, entries=60) as path:
        workspace = briefings.open_briefing(path, who="Bench", read_only=True)
        gathered = evidence.gather(workspace, workspace.who)
        kept = memo(gathered)
        tree = compose(kept, template, gathered).memo
        # Each time anew, as after each pause of the typist: what the evidence remembers is gone.
        yield lambda: timed(lambda: check(kept, tree, replace(gathered), template))
        workspace.close()


@contextmanager
def _window() -> Iterator[Sample]:
    """Write in the memo while its findings are shown: it is composed, set and checked beside."""
    articles = QUOTATIONS // PASSAGES
    wanted = [Wanted(f"Article {n}", article_text(1_500), PASSAGES) for n in range(articles)]
    with briefing(wanted, entries=60) as path:
        workspace = briefings.open_briefing(path, who="Bench")
        kept = memo(evidence.gather(workspace, workspace.who))
        with workspace.change("Keep the memo") as tx:
            tx.memos.add(kept)
        workspace.close()
        with opened(path) as hands:
            hands.session.actions.action("view.memo").trigger()
            hands.rest()
            hands.session.actions.action("memo.findings").trigger()
            hands.rest()
            ws = hands.session.workspace
            place = ws.memos.all()[0].sections[0].id
            block = MemoBlock(PARAGRAPH, ((Text("The talks go on in “the hall of many gates”."),),))
            yield lambda: hands.longest_stall(lambda: memos.add_block(ws, place, block))


BENCHMARKS = (
    Benchmark("Pre-flight of 500 quotations", 0.2, 10, _preflight),
    Benchmark("Stall, pre-flight of 500 quotations", 0.05, 8, _window, commits=True),
)
