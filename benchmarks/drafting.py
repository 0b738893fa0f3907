"""A first draft from 1,000 tagged passages, on each template: drafted and composed."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.material import Wanted, briefing
from benchmarks.measure import Benchmark, timed
from benchmarks.texts import article_text
from briefer import paths
from briefer.memo import template as memo_template
from briefer.memo.compose import compose
from briefer.memo.draft import draft
from briefer.services import briefings, evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.memo.evidence import Evidence
    from briefer.memo.template import Template

ARTICLES, PASSAGES = 20, 50


def drafted(template: Template, gathered: Evidence) -> None:
    """Draft a memo and compose it for a writer."""
    compose(draft(template, gathered, {}), template, gathered)


@contextmanager
def _draft(name: str) -> Iterator[Sample]:
    template = memo_template.load(paths.templates() / name)
    wanted = [Wanted(f"Article {n}", article_text(1_500), PASSAGES) for n in range(ARTICLES)]
    with briefing(wanted, entries=60) as path:
        workspace = briefings.open_briefing(path, who="Bench", read_only=True)
        gathered = evidence.gather(workspace, workspace.who)
        yield lambda: timed(lambda: drafted(template, gathered))
        workspace.close()


BENCHMARKS = tuple(
    Benchmark(f"First draft of 1,000 passages: {name}", 1.0, 5, partial(_draft, name))
    for name in memo_template.places([paths.templates()])
)
