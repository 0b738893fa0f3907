"""The matrix: what it counts, what is painted, and how a cell is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer.model.positions import Mode
from briefer.services import matrix, tagging, topics
from briefer.ui.evidence.matrix.cell_delegate import Piece, pieces
from briefer.ui.evidence.matrix.grid import ALL, GridCell, GroupLine, SilentLine, StakeholderLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.ui.appearance import Appearance
    from briefer.ui.session import Session
    from tests.ui.evidence.conftest import Evidence

Key = Qt.Key
AMLO = "López Obrador"
VENEZUELA = "Ease Venezuela sanctions"


def test_it_counts_as_the_service_counts(evidence: Evidence) -> None:
    for mode in Mode:
        evidence.find(f"evidence.mode.{mode.value}").click()  # type: ignore[attr-defined]
        table = matrix.positions(evidence.workspace, mode)
        assert [c.key for c in evidence.grid.columns] == [c.key for c in table.columns]
        rows = {row.stakeholder_id: row for row in table.rows}
        lines = [line for line in evidence.grid.lines if isinstance(line, StakeholderLine)]
        assert {line.stakeholder_id for line in lines} == set(rows)
        for line in lines:
            row = rows[line.stakeholder_id]
            assert [c.passages for c in line.cells] == [
                *(cell.passages for cell in row.cells),
                row.passages,
            ]
        total = evidence.grid.total
        assert total is not None
        assert [c.passages for c in total.cells] == [*table.column_passages, table.passages]


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


def test_the_ground_says_where_most_stand() -> None:
    assert GridCell((1, 2, 3, 4), {"for": 3, "none": 1}).depth == 3
    assert GridCell((1,), {"for": 1}).depth == 1


def test_a_cell_is_painted_on_the_ground_of_its_stance(
    evidence: Evidence, appearance: Appearance
) -> None:
    matrix_view = evidence.pane.matrix
    matrix_view.choose(0, ALL)
    for name, label, colour in (
        (AMLO, "Increase aid to the region", appearance.theme.cell(1, 2)),
        (AMLO, "Address root causes", appearance.theme.cell(1, 1)),
        ("NSC spokesperson", "Step up enforcement", appearance.theme.cell("mixed", 1)),
        (AMLO, "Flows and figures", appearance.colour("panel")),
    ):
        rect = evidence.rect(name, label)
        picture = matrix_view.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        at = rect.topLeft()
        found = picture.pixelColor(round((at.x() + 8) * ratio), round((at.y() + 6) * ratio))
        assert found == colour, (name, label)


def test_a_click_lists_the_passages_of_the_cell(evidence: Evidence) -> None:
    at = evidence.rect(AMLO, VENEZUELA).center()
    QTest.mouseClick(evidence.pane.matrix.viewport(), Qt.MouseButton.LeftButton, pos=at)
    ids = [line.passage.id for line in evidence.lines]
    assert tuple(ids) == evidence.cell(AMLO, VENEZUELA).passages
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
    section = evidence.index(AMLO, "Increase aid to the region").column()
    x = header.sectionViewportPosition(section) + 10
    at = header.viewport().rect().center()
    at.setX(x)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    total = evidence.grid.total
    assert total is not None
    assert len(evidence.lines) == len(total.cells[section].passages)


def test_a_name_lists_everything_of_a_stakeholder(evidence: Evidence) -> None:
    view = evidence.pane.matrix
    row = evidence.index(AMLO, "All").row()
    view.scrollTo(evidence.index(AMLO, "All"))
    header = view.verticalHeader()
    at = header.viewport().rect().center()
    at.setY(header.sectionViewportPosition(row) + 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(evidence.lines) == len(evidence.line(AMLO).cells[-1].passages)


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


def test_nothing_is_read_while_nobody_looks(evidence: Evidence) -> None:
    evidence.pane.hide()
    tagging.remove(evidence.workspace, [evidence.workspace.passages.all()[0].id])
    before = evidence.grid
    evidence.pane.show()
    evidence.qtbot.waitUntil(lambda: evidence.grid is not before)
    assert evidence.pane.matrix.isVisible()
