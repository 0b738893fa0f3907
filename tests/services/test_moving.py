"""Moving the file of a briefing: it is at one place or at the other, whole."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError, ReadOnlyError, StorageError
from briefer.services import articles, briefings
from briefer.store import lock

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.workspace import Workspace


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_file_is_at_the_new_place_with_all_that_was_in_it(
    ws: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    passages, steps = ws.passages.all(), ws.history.steps()
    briefings.move(ws, tmp_path / "there" / "renamed")
    assert files(tmp_path) == {"there"}
    assert files(tmp_path / "there") == {"renamed.briefing"}
    again = briefings.open_briefing(tmp_path / "there" / "renamed.briefing", who="Ana")
    assert (again.passages.all(), again.history.steps()) == (passages, steps)
    assert not again.faults()
    again.close()


def test_the_briefing_is_closed_and_nobody_owns_either_place(ws: Workspace, tmp_path: Path) -> None:
    old, new = ws.path, tmp_path / "new.briefing"
    briefings.move(ws, new)
    assert lock.read_owner(old) is None
    assert lock.read_owner(new) is None
    ws.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is one right alone there")
def test_nobody_else_may_read_it_at_its_new_place_nor_a_copy(ws: Workspace, tmp_path: Path) -> None:
    copy, new = tmp_path / "copy.briefing", tmp_path / "new.briefing"
    ws.path.chmod(0o600)
    briefings.save_copy(ws, copy)
    briefings.move(ws, new)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (copy, new)] == [0o600, 0o600]


def test_a_file_that_is_there_is_not_written_over(ws: Workspace, tmp_path: Path) -> None:
    there = tmp_path / "there.briefing"
    there.write_bytes(b"somebody's")
    with pytest.raises(InputError, match="is there already"):
        briefings.move(ws, there)
    with pytest.raises(InputError, match="is there already"):
        briefings.move(ws, ws.path)
    assert there.read_bytes() == b"somebody's"
    articles.paste(ws, "It goes on\n\nWords.\n")


def test_a_folder_that_is_not_there_is_refused_and_the_briefing_goes_on(
    ws: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        briefings.move(ws, tmp_path / "nowhere" / "new.briefing")
    articles.paste(ws, "It goes on\n\nWords.\n")


def test_what_is_open_for_reading_is_not_moved(ws: Workspace, tmp_path: Path) -> None:
    reader = briefings.open_briefing(ws.path, who="Luis", read_only=True)
    with pytest.raises(ReadOnlyError):
        briefings.move(reader, tmp_path / "new.briefing")
    reader.close()
    assert not (tmp_path / "new.briefing").exists()


def test_a_place_that_cannot_be_written_keeps_the_file_where_it_was(
    ws: Workspace, tmp_path: Path
) -> None:
    before = files(tmp_path)
    with pytest.raises(StorageError):
        # No system takes such a name, not even from the superuser.
        briefings.move(ws, tmp_path / f"{'long' * 80}.briefing")
    assert files(tmp_path) == before
    articles.paste(ws, "It goes on\n\nWords.\n")


def test_where_the_old_file_cannot_go_the_new_one_does(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = ws.path, tmp_path / "new.briefing"
    unlink = type(old).unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == old:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(old), "unlink", refuse)
    with pytest.raises(StorageError, match="it is where it was"):
        briefings.move(ws, new)
    monkeypatch.undo()
    assert not new.exists()
    again = briefings.open_briefing(old, who="Ana")
    assert not again.read_only
    assert not again.faults()
    again.close()
