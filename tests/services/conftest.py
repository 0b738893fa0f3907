"""A briefing with the fixture article and its tags, open as its owner."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.intake import registry
from briefer.memo import bound
from briefer.services import briefings, evidence, tag_import
from tests.store.making import new_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.passage import Passage
    from briefer.store.workspace import Workspace

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing with thirty tagged passages, closed."""
    path = tmp_path_factory.mktemp("made") / "talks.briefing"
    ws = briefings.create(path, who="Ana")
    draft = registry.read(DATA / "fixture-article.txt")
    with ws.change("Import an article") as tx:
        tx.articles.add(draft)
    report = tag_import.import_tags(ws, DATA / "fixture-tags.jsonl")
    ws.close()
    assert report.added == 30
    return path


@pytest.fixture
def ws(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The same, open, for one test."""
    path = Path(shutil.copy(made, tmp_path / "talks.briefing"))
    workspace = briefings.open_briefing(path, who="Ana")
    yield workspace
    workspace.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workspace]:
    """A briefing with two articles and next to no codebook."""
    workspace = new_briefing(tmp_path / "harbour.briefing")
    yield workspace
    workspace.close()


def unused(ws: Workspace, memo_id: int, section_id: int) -> tuple[Passage, ...]:
    """The passages that belong into a section and that the memo does not print."""
    memo = ws.memos.get(memo_id)
    section = next(s for s in memo.walk() if s.id == section_id)
    return bound.unused(memo, section, evidence.gather(ws, ws.who))
