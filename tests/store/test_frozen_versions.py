"""A briefing of every version that there was still opens, reads and undoes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefer.model.kept_picture import KeptPicture
from briefer.store.migrations import VERSION
from briefer.store.workspace import Workspace, open_workspace
from tests.store.making import WHO, dump
from tests.store.oracle import indexes_are_true

FROZEN = Path(__file__).parents[1] / "data" / "briefings"
VERSIONS = range(1, VERSION + 1)


@pytest.fixture(params=VERSIONS)
def frozen(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A copy of the file of one version."""
    return Path(shutil.copy(FROZEN / f"v{request.param}.briefing", folder))


def _schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")
        return [tuple(" ".join((cell or "").split()) for cell in row) for row in rows]


def test_there_is_a_frozen_file_for_every_version() -> None:
    assert sorted(path.name for path in FROZEN.glob("*.briefing")) == [
        f"v{version}.briefing" for version in VERSIONS
    ]


def test_it_gets_the_schema_of_a_new_briefing(frozen: Path, briefing: Workspace) -> None:
    open_workspace(frozen, WHO).close()
    assert _schema(frozen) == _schema(briefing.path)


def test_it_reads_as_it_was_left(frozen: Path) -> None:
    ws = open_workspace(frozen, WHO)
    assert ws.project.get().title == "Frozen"
    assert [article.title for article in ws.articles.all()][1] == "Odd signs"
    assert (
        ws.articles.text(2)
        == "👩‍👩‍👧 said no.\nUn peu d’e\u0301te\u0301\nשלום, she said.\u00a0End."
    )
    passages = ws.passages.all()
    assert len(passages) == 30
    codebook = ws.codebook.load()
    for passage in passages:
        assert all(party.stakeholder_id in codebook.stakeholder_by_id for party in passage.parties)
        assert all(tag.topic_id in codebook.topic_by_id for tag in passage.topics)
    assert any(tag.stance is not None for passage in passages for tag in passage.topics)
    memo = ws.memos.all()[0]
    assert any(block.extract for block in memo.blocks())
    assert ws.editions.latest(memo.guid) is not None
    assert ws.search("Blinken", 5)[0] > 0
    assert ws.faults() == ()
    assert indexes_are_true(ws)
    ws.close()


def test_its_pictures_are_there(frozen: Path) -> None:
    ws = open_workspace(frozen, WHO)
    figures = [block.figure for memo in ws.memos.all() for block in memo.blocks() if block.figure]
    if frozen.name in {"v1.briefing", "v2.briefing"}:  # from before there were pictures
        assert figures == []
    else:
        first, second = figures
        assert (first.alt, first.caption, second.width) == ("A red field", "Red", 40)
        kept = ws.pictures.many([first.picture, second.picture])
        assert kept[first.picture].media_type == "image/png"
        assert kept[second.picture].media_type == "image/svg+xml"
    with ws.change("Add a picture") as tx:
        new = tx.pictures.keep(KeptPicture(b"new", "image/png"))
    assert ws.pictures.many([new]) == {new: KeptPicture(b"new", "image/png")}
    ws.close()


def test_it_is_read_without_being_written(frozen: Path) -> None:
    if frozen.name != f"v{VERSION}.briefing":
        return  # an older one cannot be read before it is brought up to date
    before = frozen.read_bytes()
    ws = open_workspace(frozen, WHO, read_only=True)
    assert len(ws.passages.all()) == 30
    ws.close()
    assert frozen.read_bytes() == before


def test_undo_goes_back_to_its_beginning_and_redo_to_its_end(frozen: Path) -> None:
    ws = open_workspace(frozen, WHO)
    left = dump(frozen)
    ws.redo()
    end = dump(frozen)
    ws.undo()
    assert dump(frozen) == left
    ws.undo()
    brought_back = ws.passages.all()[-1]
    assert brought_back.quote == "👩‍👩‍👧 sa"
    assert [figure.low for figure in brought_back.figures] == [0.1]
    assert [made.text for made in brought_back.translations] == ["dijo que no"]
    assert [link.other_id for link in brought_back.links] == [1]
    while ws.history.undoable():
        ws.undo()
    assert (ws.articles.all(), ws.passages.all(), ws.memos.all()) == ((), (), ())
    while ws.history.redoable():
        ws.redo()
    assert dump(frozen) == end
    assert indexes_are_true(ws)
    ws.close()
