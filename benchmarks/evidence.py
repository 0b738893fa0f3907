"""The matrix over 100,000 tagged passages: counted, and counted and painted after a filter."""

from __future__ import annotations

import os
import random
import tempfile
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from benchmarks.measure import Benchmark, memory_folder, timed
from briefer import paths
from briefer.analysis.evidence_filter import EvidenceFilter, counted
from briefer.analysis.passage_sets import Facet, PassageSets, passage_sets
from briefer.analysis.standing import standing
from briefer.model.positions import Mode
from briefer.model.tag_rows import TagRows
from briefer.services import briefings
from briefer.services.vocabulary import vocabulary
from briefer.ui.appearance import Appearance
from briefer.ui.evidence.matrix.grid import make_grid
from briefer.ui.evidence.matrix.view import MatrixView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Sample
    from briefer.model.codebook import Codebook

PASSAGES = 100_000
OUTLETS = 40
PARTS = ("speaker", "speaker", "speaker", "actor", "addressee")
STANCES = (2, 2, 1, -2, -1, "mixed", "conditional", "unclear", None)
FILTERS = tuple(
    EvidenceFilter().with_left_out(Facet.TYPE, keys)
    for keys in ((), ("demand",), ("fact", "action"), ("demand", "position", "framing"))
)


def _codebook() -> Codebook:
    """Return the starter codebook."""
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        workspace = briefings.create(Path(folder) / "bench.briefing", who="Bench")
        try:
            return workspace.codebook.load()
        finally:
            workspace.close()


def _rows(codebook: Codebook) -> TagRows:
    """Return tags as a large briefing has them, always the same."""
    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    types, modalities = vocabulary().types.keys, vocabulary().modalities.keys
    people = [entry.id for entry in codebook.stakeholders]
    statements, parties, topics = [], [], []
    for passage in range(1, PASSAGES + 1):
        outlet = f"Outlet {passage % OUTLETS}"
        statements.append((passage, chance.choice(types), chance.choice(modalities), outlet))
        parties += [
            (passage, who, chance.choice(PARTS))
            for who in chance.sample(people, chance.choice((1, 1, 2)))
        ]
        for topic in chance.sample(codebook.topics, chance.choice((1, 1, 2))):
            proposition = chance.choice((None, *(p.id for p in topic.propositions)))
            stance = chance.choice(STANCES) if proposition else None
            topics.append((passage, topic.id, proposition, stance))
    return TagRows(statements, parties, topics)


@contextmanager
def _sort() -> Iterator[Sample]:
    codebook = _codebook()
    rows = _rows(codebook)
    yield lambda: timed(lambda: passage_sets(rows, codebook))


@contextmanager
def _count() -> Iterator[Sample]:
    codebook = _codebook()
    sets = passage_sets(_rows(codebook), codebook)
    filters = cycle(FILTERS)

    def count() -> None:
        standing(sets, codebook, Mode.BOTH, counted(sets, next(filters)))

    yield lambda: timed(count)


@contextmanager
def _paint() -> Iterator[Sample]:
    codebook = _codebook()
    sets = passage_sets(_rows(codebook), codebook)
    application = QApplication.instance() or QApplication([])
    appearance = Appearance(application, paths.resources())  # type: ignore[arg-type]  # it is one
    view = MatrixView(appearance, vocabulary())
    view.resize(1204, 560)
    view.show()
    filters = cycle(FILTERS)
    try:
        yield lambda: timed(lambda: _show(view, sets, codebook, next(filters)))
    finally:
        view.close()
        view.deleteLater()
        QCoreApplication.processEvents()


def _show(view: MatrixView, sets: PassageSets, codebook: Codebook, chosen: EvidenceFilter) -> None:
    grid = make_grid(standing(sets, codebook, Mode.BOTH, counted(sets, chosen)), codebook)
    view.show_grid(grid)
    QCoreApplication.sendPostedEvents()
    view.viewport().repaint()


BENCHMARKS = (
    Benchmark("Matrix over 100,000 passages: counted", 0.100, 20, _count),
    Benchmark("Matrix over 100,000 passages: a filter, painted", None, 20, _paint),
    Benchmark("Sort the tags of 100,000 passages", None, 5, _sort),
)
