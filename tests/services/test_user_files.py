"""Preferences, recent briefings, new names and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer import paths
from briefer.errors import InputError, StorageError
from briefer.model.settings import Preferences
from briefer.services import briefings, preferences, recents, sample
from briefer.services.recents import Recent

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.workspace import Workspace


def test_preferences_are_kept_and_garbage_is_not_trusted() -> None:
    assert preferences.load() == Preferences()
    chosen = Preferences(who="Ana", theme="dark", text_size=120, single_keys=False)
    preferences.save(chosen)
    assert preferences.load() == chosen
    assert preferences.who() == "Ana"
    file = paths.user_config() / "preferences.json"
    for text in ("{", "[]", '{"text_size": "huge", "theme": 7, "unknown": 1}'):
        file.write_text(text, encoding="utf-8")
        assert preferences.load() == Preferences()


def test_recent_briefings_come_last_opened_first_and_each_once(tmp_path: Path) -> None:
    there = tmp_path / "a.briefing"
    there.touch()
    for path in (str(there), str(tmp_path / "gone.briefing"), str(there)):
        recents.add(Recent(path, "Talks", "2023-12-29T08:00:00Z"))
    assert [(r.path, r.is_there) for r in recents.load()] == [
        (str(there), True),
        (str(tmp_path / "gone.briefing"), False),
    ]
    recents.remove(str(there))
    assert len(recents.load()) == 1
    (paths.user_config() / "recent.json").write_text("nonsense", encoding="utf-8")
    assert recents.load() == ()


def test_a_new_briefing_finds_a_free_name() -> None:
    first = briefings.free_path("US officials meet: what / now?")
    assert first.name == "us-officials-meet-what-now.briefing"
    first.touch()
    assert briefings.free_path("US officials meet: what / now?").name == (
        "us-officials-meet-what-now-2.briefing"
    )
    assert briefings.free_path("???").name == "briefing.briefing"


def test_the_sample_opens_with_nothing_to_undo(tmp_path: Path) -> None:
    ws = sample.build(tmp_path / "sample.briefing", who="Ana")
    try:
        assert len(ws.passages.all()) > 40
        assert ws.memos.all()
        assert ws.history.undoable() is None
        assert [step.label for step in ws.history.steps()][1] == "Import 8 articles"
    finally:
        ws.close()


def test_a_copy_is_whole_and_never_the_briefing_itself(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="another name"):
        briefings.save_copy(ws, ws.path)
    copy = tmp_path / "copy.briefing"
    briefings.save_copy(ws, copy)
    other = briefings.open_briefing(copy, who="Bo")
    try:
        assert other.passages.all() == ws.passages.all()
        assert other.history.steps() == ws.history.steps()
    finally:
        other.close()


def test_a_briefing_that_is_gone_is_saved_in_the_place_of_an_older_copy(
    ws: Workspace, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.briefing"
    briefings.save_copy(ws, copy)
    ws.path.unlink()
    tagged = ws.passages.count()
    briefings.save_copy(ws, copy)
    other = briefings.open_briefing(copy, who="Bo")
    assert other.passages.count() == tagged
    other.close()


def test_user_files_without_a_place_are_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path / "file" / "briefer")
    monkeypatch.setattr(paths, "briefings", lambda: tmp_path / "file" / "Briefings")
    assert preferences.load() == Preferences()
    assert recents.load() == ()
    for act in (
        lambda: preferences.save(Preferences()),
        lambda: recents.remove("a.briefing"),
        lambda: briefings.free_path("Talks"),
    ):
        with pytest.raises(StorageError):
            act()
