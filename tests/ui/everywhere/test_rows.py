"""What a search found, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.model.passage import Statement
from briefer.services import everywhere, memos, tagging
from briefer.ui.everywhere.rows import Look, Row, Scope, counts, narrowed_counts, rows

if TYPE_CHECKING:
    from briefer.services.everywhere import Everything
    from briefer.store.workspace import Workspace


@pytest.fixture
def found(workspace: Workspace) -> Everything:
    """A word that stands in most passages of the fixture, with a memo."""
    memos.add(workspace)
    return everywhere.find(workspace, "the")


def listed(found: Everything, workspace: Workspace, look: Look) -> list[Row]:
    return rows(found, look, workspace.codebook.load())


def test_groups_have_a_heading_with_the_count_of_all(
    found: Everything, workspace: Workspace
) -> None:
    headings = [row for row in listed(found, workspace, Look()) if row.is_heading]
    assert headings[0].text == "Passages"
    assert headings[0].count == str(len(found.passages))
    assert counts(found)[Scope.ALL] == found.total


def test_few_of_each_group_stand_first_and_the_way_to_more(
    found: Everything, workspace: Workspace
) -> None:
    first = [row for row in listed(found, workspace, Look()) if row.group is Scope.PASSAGES]
    assert len(found.passages) > 4
    assert first[-1].is_more
    assert first[-1].text == f"{len(found.passages) - 4} more passages"
    whole = listed(found, workspace, Look(unfolded=frozenset({Scope.PASSAGES})))
    assert sum(row.group is Scope.PASSAGES for row in whole) == len(found.passages) + 1
    only = listed(found, workspace, Look(Scope.PASSAGES))
    assert {row.group for row in only} == {Scope.PASSAGES}
    assert not any(row.is_more for row in only)


def test_only_own_words_stand_in_quotation_marks(found: Everything, workspace: Workspace) -> None:
    passages = [row for row in listed(found, workspace, Look(Scope.PASSAGES)) if row.voice]
    for row in passages:
        assert row.voice is not None
        assert row.text.startswith("“") == row.voice.in_marks
        assert all(row.text[m.start : m.end].lower().startswith("the") for m in row.marks)
        assert row.marks


def test_the_boxes_leave_out_and_say_how_much_they_leave(
    found: Everything, workspace: Workspace
) -> None:
    own, untagged, unused = narrowed_counts(found)
    for look, count in (
        (Look(own_words=True), own),
        (Look(not_tagged=True), untagged),
        (Look(not_in_memo=True), unused),
    ):
        shown = listed(found, workspace, look)
        assert sum(int(row.count) for row in shown if row.is_heading) == count


def test_the_beginning_of_a_long_line_is_cut(workspace: Workspace) -> None:
    passage = workspace.passages.all()[0]
    note = "word " * 60 + "zebra crossing"
    tagging.set_statement(workspace, passage.id, Statement(note=note))
    (row,) = [
        row
        for row in listed(everywhere.find(workspace, "zebra"), workspace, Look())
        if row.group is Scope.NOTES and not row.is_heading
    ]
    assert row.text.startswith("… word")
    assert row.text[row.marks[0].start : row.marks[0].end] == "zebra"
