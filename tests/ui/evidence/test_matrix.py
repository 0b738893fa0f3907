"""The matrix: what it counts, what is painted, and how a cell is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.anchor import Span
from briefer.model.passage import PartyTag, TopicTag
from briefer.model.positions import Mode, PositionTable, position_table
from briefer.services import briefings, memos, tagging, topics
from briefer.ui.evidence import presenter
from briefer.ui.evidence.matrix.cell_delegate import CellDelegate, Piece, pieces
from briefer.ui.evidence.matrix.grid import (
    ALL,
    GroupLine,
    SilentLine,
    StakeholderLine,
    TotalLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.session import Session
    from tests.ui.evidence.conftest import Evidence

Key = Qt.Key
AMLO = "López Obrador"
VENEZUELA = "Ease Venezuela sanctions"


def positions(workspace: Workspace, mode: Mode) -> PositionTable:
    """Count the passages by the plain definition."""
    return position_table(workspace.codebook.load(), workspace.passages.all(), mode)


def test_it_counts_as_the_plain_definition_counts(evidence: Evidence) -> None:
    for mode in Mode:
        evidence.find(f"evidence.mode.{mode.value}").click()  # type: ignore[attr-defined]  # found by name
        table = positions(evidence.workspace, mode)
        assert [c.key for c in evidence.grid.columns] == [c.key for c in table.columns]
        rows = {row.stakeholder_id: row for row in table.rows}
        lines = [line for line in evidence.grid.lines if isinstance(line, StakeholderLine)]
        assert {line.stakeholder_id for line in lines} == set(rows)
        for line in lines:
            row = rows[line.stakeholder_id]
            assert [sorted(evidence.ids(c.passages)) for c in line.cells] == [
                *(sorted(cell.passages) for cell in row.cells),
                sorted(row.passages),
            ]
        total = evidence.grid.total
        assert total is not None
        assert [sorted(evidence.ids(c.passages)) for c in total.cells] == [
            *map(sorted, table.column_passages),
            sorted(table.passages),
        ]


def test_stakeholders_stand_under_their_sides_and_those_not_heard_below(
    evidence: Evidence,
) -> None:
    lines = list(evidence.grid.lines)
    sides = [line.words for line in lines if isinstance(line, GroupLine)]
    assert sides == ["United States", "US legislature", "Mexico", "Not heard"]
    place = lines.index(GroupLine("Mexico"))
    names = [line.name for line in lines[place + 1 :] if isinstance(line, StakeholderLine)]
    assert names == ["Mexico", AMLO]
    silent = {line.name: line.reason for line in lines if isinstance(line, SilentLine)}
    assert silent["Cuba"] == "beneficiary in 1 passage"
    assert "never quoted" in silent["Republicans in Congress"]


def test_what_is_done_is_told_apart_from_what_is_said(evidence: Evidence) -> None:
    assert pieces(evidence.cell("Blinken", "Cooperate on migration")) == (
        Piece("1"),
        Piece("does", is_small=True),
    )
    assert pieces(evidence.cell(AMLO, VENEZUELA)) == (Piece("1", "for"),)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_cell_is_painted_on_the_ground_of_its_stance(
    evidence: Evidence, appearance: Appearance, theme: str
) -> None:
    appearance.choose(theme, 100)
    evidence.pane.matrix.choose(0, ALL)
    for name, label, colour in (
        (AMLO, "Increase aid to the region", appearance.theme.cell(1, 2)),
        (AMLO, "Address root causes", appearance.theme.cell(1, 1)),
        ("NSC spokesperson", "Step up enforcement", appearance.theme.cell("mixed", 1)),
        (AMLO, "Flows and figures", appearance.colour("panel")),
        (AMLO, "Step up enforcement", appearance.colour("panel")),
    ):
        assert evidence.ground(name, label) == colour, (name, label)


def test_the_ground_follows_most_stances_and_deepens_with_each_passage(
    evidence: Evidence, appearance: Appearance
) -> None:
    workspace, theme = evidence.workspace, appearance.theme
    topic, proposition = evidence.key(VENEZUELA)
    article = workspace.articles.all()[0].id
    amlo = evidence.line(AMLO).stakeholder_id
    for number, (stance, colour) in enumerate(
        (
            (-2, theme.cell("mixed", 2)),
            (-3, theme.cell(-1, 3)),
            (None, theme.cell(-1, 3)),
            (2, theme.cell("mixed", 3)),
        )
    ):
        tagging.tag(
            workspace,
            article,
            Span(number, number + 20),
            parties=(PartyTag(amlo),),
            topics=(TopicTag(topic, proposition, stance),),
        )
        evidence.pane.matrix.choose(0, ALL)
        assert evidence.ground(AMLO, VENEZUELA) == colour, number


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_on_every_ground(appearance: Appearance, theme: str) -> None:
    appearance.choose(theme, 100)
    ink = appearance.colour("on-cell")
    for stance in (1, -1, "mixed"):
        for depth in (1, 2, 3):
            assert contrast(ink, appearance.theme.cell(stance, depth)) >= 4.5, (stance, depth)
    for role in ("ink", "muted"):
        assert contrast(appearance.colour(role), appearance.colour("panel")) >= 4.5
        assert contrast(appearance.colour(role), appearance.colour("accent-soft")) >= 4.5
    for stance in (1, -1, "mixed"):
        word = appearance.theme.stance(stance)
        assert contrast(word, appearance.colour("panel")) >= 4.5
        assert contrast(word, appearance.colour("accent-soft")) >= 4.5


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_click_lists_the_passages_of_the_cell(evidence: Evidence) -> None:
    at = evidence.rect(AMLO, VENEZUELA).center()
    QTest.mouseClick(evidence.pane.matrix.viewport(), Qt.MouseButton.LeftButton, pos=at)
    ids = [line.passage.id for line in evidence.lines]
    assert tuple(ids) == evidence.ids(evidence.cell(AMLO, VENEZUELA).passages)
    assert evidence.lines[0].stance_words == "for"


def test_the_arrows_go_from_cell_to_cell_and_over_the_headings(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    view.setFocus()
    view.choose(evidence.line("Mexico").stakeholder_id, evidence.key(VENEZUELA))
    evidence.press(Key.Key_Down)
    assert view.currentIndex() == evidence.index(AMLO, VENEZUELA)
    evidence.press(Key.Key_Left)
    assert view.currentIndex() == evidence.index(AMLO, "Ease Cuba sanctions")
    view.choose(evidence.line("Mexico").stakeholder_id, evidence.key(VENEZUELA))
    evidence.press(Key.Key_Up)
    assert view.currentIndex() == evidence.index("Democrats in Congress", VENEZUELA)


def test_a_heading_lists_the_passages_of_its_column(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    header = view.horizontalHeader()
    index = evidence.index(AMLO, "Increase aid to the region")
    view.scrollTo(index)
    section = index.column()
    x = header.sectionViewportPosition(section) + 10
    at = header.viewport().rect().center()
    at.setX(x)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    total = evidence.grid.total
    assert total is not None
    place = [column.label for column in evidence.grid.columns].index("Increase aid to the region")
    assert len(evidence.lines) == total.cells[place].total


def test_a_name_lists_everything_of_a_stakeholder(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    row = evidence.index(AMLO, "All").row()
    view.scrollTo(evidence.index(AMLO, "All"))
    header = view.verticalHeader()
    at = header.viewport().rect().center()
    at.setY(header.sectionViewportPosition(row) + 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(evidence.lines) == evidence.line(AMLO).cells[-1].total


def test_a_tag_changes_the_cell_at_once_and_the_choice_stays(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    view.choose(evidence.line(AMLO).stakeholder_id, evidence.key(VENEZUELA))
    passage = evidence.lines[0].passage
    tag = next(
        t for t in passage.topics if (t.topic_id, t.proposition_id) == evidence.key(VENEZUELA)
    )
    tagging.set_topic(
        evidence.workspace, passage.id, type(tag)(tag.topic_id, tag.proposition_id, -2)
    )
    assert evidence.cell(AMLO, VENEZUELA).says == {"against": 1}
    assert view.currentIndex() == evidence.index(AMLO, VENEZUELA)
    assert evidence.lines[0].stance_words == "against"


def test_a_removed_passage_leaves_the_matrix(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(VENEZUELA))
    before = evidence.grid.passages
    tagging.remove(evidence.workspace, [evidence.lines[0].passage.id])
    assert evidence.grid.passages == before - 1
    assert VENEZUELA not in [column.label for column in evidence.grid.columns]


def test_a_renamed_proposition_heads_its_column(evidence: Evidence) -> None:
    key = evidence.key(VENEZUELA)
    assert key[1] is not None
    topics.change_proposition(evidence.workspace, key[1], label="Lift sanctions")
    assert evidence.key("Lift sanctions") == key


def test_without_a_passage_it_says_what_to_do(
    new_session: Session, open_evidence: Callable[[Session], Evidence]
) -> None:
    evidence = open_evidence(new_session)
    assert evidence.find("evidence.empty").isVisible()
    assert not evidence.pane.matrix.isVisible()
    assert not evidence.find("evidence.filters").isVisible()


def test_nothing_is_read_while_nobody_looks(evidence: Evidence) -> None:
    evidence.pane.hide()
    tagging.remove(evidence.workspace, [evidence.workspace.passages.all()[0].id])
    before = evidence.grid
    evidence.pane.show()
    evidence.qtbot.waitUntil(lambda: evidence.grid is not before)
    assert evidence.pane.matrix.isVisible()


def test_in_a_small_window_totals_come_first_and_headings_stay(evidence: Evidence) -> None:
    pane, view = evidence.pane, evidence.pane.matrix
    pane.resize(700, 480)
    QApplication.processEvents()
    model = view.grid_model
    assert isinstance(model.line(0), TotalLine)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "All"
    assert model.cell(0, 0) == model.grid.total.cells[-1]  # type: ignore[union-attr]  # the cell is there
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.verticalScrollBar().value() > 0
    assert view.horizontalScrollBar().value() > 0
    header = view.horizontalHeader()
    assert header.isVisible()
    last = header.sectionViewportPosition(model.columnCount() - 1)
    assert 0 < last < header.viewport().width()
    names = view.verticalHeader()
    assert names.sectionViewportPosition(model.rowCount() - 1) < names.viewport().height()


def test_a_large_window_has_its_totals_last(evidence: Evidence) -> None:
    evidence.pane.resize(2400, 2000)
    QApplication.processEvents()
    model = evidence.pane.matrix.grid_model
    assert isinstance(model.line(model.rowCount() - 1), TotalLine)
    assert model.headerData(model.columnCount() - 1, Qt.Orientation.Horizontal) == "All"


def test_no_mark_is_cut(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    delegate = view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    for line in evidence.grid.lines:
        if isinstance(line, StakeholderLine):
            for column in evidence.grid.columns:
                rect = evidence.rect(line.name, column.label)
                cell = evidence.cell(line.name, column.label)
                assert not cell.passages or delegate.wanted_width(cell) <= rect.width()


def test_many_passages_are_read_in_the_background(
    session: Session,
    open_evidence: Callable[[Session], Evidence],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presenter, "_QUICK", 5)
    evidence = open_evidence(session)
    assert evidence.grid.passages == len(positions(session.workspace, Mode.BOTH).passages)
    before = evidence.grid
    tagging.remove(session.workspace, [evidence.lines[0].passage.id])
    assert evidence.grid is before
    evidence.qtbot.waitUntil(lambda: evidence.grid.passages == before.passages - 1)


def test_what_does_not_count_changes_nothing(evidence: Evidence) -> None:
    before = evidence.grid
    briefings.set_project(evidence.workspace, title="Another title")
    memos.add(evidence.workspace)
    assert evidence.grid is before
