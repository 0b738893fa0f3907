from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefer.memo.bound import fitting
from briefer.model.positions import Mode
from briefer.services import briefings, evidence, matrix

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.model.memo import MemoSection
    from briefer.store.workspace import Workspace
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen
    from tests.ui.read.suggestions.conftest import Reviewer

KEY = Qt.Key


def counted(ws: Workspace) -> tuple[object, ...]:
    """Return everything that Evidence, the counts and a memo rest on."""
    gathered = evidence.gather(ws, "Ana", "2026-01-01")
    return (
        ws.passages.count(),
        ws.tags.all(),
        matrix.as_record(ws, Mode.SAYS),
        matrix.as_record(ws, Mode.BOTH),
        gathered.passages,
        [article.passages for article in gathered.articles],
        [fitting(section, gathered) for section in _sections(ws)],
    )


def _sections(ws: Workspace) -> list[MemoSection]:
    return [section for memo in ws.memos.all() for section in ws.memos.get(memo.id).walk()]


def test_looking_skipping_and_dismissing_count_nothing(reviewer: Reviewer, screen: Screen) -> None:
    before = counted(reviewer.workspace)
    reviewer.begin()
    assert len(reviewer.shown) > 2
    assert screen.text("status.counts").startswith("no passages · ")
    assert counted(reviewer.workspace) == before
    reviewer.press(KEY.Key_J)
    reviewer.press(KEY.Key_Delete)
    assert counted(reviewer.workspace) == before
    assert screen.text("status.counts").startswith("no passages · ")


def test_an_accepted_one_counts_and_undo_uncounts_it(reviewer: Reviewer) -> None:
    before = counted(reviewer.workspace)
    reviewer.begin()
    while not (reviewer.current and reviewer.current.topics and reviewer.current.parties):
        reviewer.press(KEY.Key_J)
    reviewer.press(KEY.Key_Return)
    after = counted(reviewer.workspace)
    assert after != before
    assert after[0] == 1
    reviewer.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert counted(reviewer.workspace) == before


def test_a_read_only_briefing_shows_the_list_without_the_actions(
    window: MainWindow, untagged: Workspace, screen: Screen, qtbot: object, tmp_path: Path
) -> None:
    from tests.ui.read.suggestions.conftest import Reviewer  # noqa: PLC0415 - its type is above

    untagged.close()
    owner = briefings.open_briefing(untagged.path, who="Berta")
    try:
        window.openings.open(untagged.path, read_only=True)
        assert window.page is not None
        reviewer = Reviewer(window.page, qtbot)  # type: ignore[arg-type]  # it is one
        reviewer.settle()
        before = counted(reviewer.workspace)
        reviewer.begin()
        shown = list(reviewer.shown)
        assert shown
        for name in ("accept", "change", "dismiss"):
            assert not reviewer.is_shown(f"suggestion.{name}")
        assert reviewer.is_shown("suggestion.skip")
        for key in (KEY.Key_Return, KEY.Key_Delete, KEY.Key_E):
            reviewer.press(key)
        assert reviewer.shown == shown
        assert counted(reviewer.workspace) == before
        assert "reading only" in screen.text("suggestion.fault")
        reviewer.press(KEY.Key_J)
        assert reviewer.current == shown[1]
    finally:
        owner.close()
