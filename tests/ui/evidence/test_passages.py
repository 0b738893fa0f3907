"""The passages of a cell: whose words, from where, and on to Read and the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton, QWidget

from briefer.errors import StorageError
from briefer.memo.document import Heading
from briefer.model.anchor import Span
from briefer.model.passage import PartyTag, TopicTag
from briefer.model.voice import Voice
from briefer.services import articles, briefings, exporting, history, memos, tagging
from briefer.ui.evidence import presenter
from briefer.ui.evidence.matrix.grid import ALL, SilentLine

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from briefer.model.changes import Place
    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session
    from tests.ui.evidence.conftest import Evidence

Key = Qt.Key
AMLO = "López Obrador"
AID = "Increase aid to the region"


def menu(evidence: Evidence) -> QMenu:
    button = evidence.find("evidence.add")
    assert isinstance(button, QPushButton)
    button.click()
    found = evidence.pane.findChild(QMenu, "evidence.sections")
    assert isinstance(found, QMenu)
    return found


def box(evidence: Evidence, words: str) -> QCheckBox:
    return next(
        box for box in evidence.pane.findChildren(QCheckBox) if box.accessibleName() == words
    )


def test_only_a_speakers_own_words_stand_in_marks(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(0, ALL)
    assert {line.voice for line in evidence.lines} >= {Voice.OWN, Voice.REPORT, Voice.OUTLET}
    for line in evidence.lines:
        quoted = f"“{line.passage.quote}”"
        assert line.words == (quoted if line.voice.in_marks else line.passage.quote)


def test_the_head_says_which_cell_it_is_and_how_many_are_own_words(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(0, ALL)
    count = evidence.find("evidence.cell.count")
    assert isinstance(count, QLabel)
    own = sum(line.voice.in_marks for line in evidence.lines)
    assert count.text() == f"{len(evidence.lines)} passages, {own} in own words"


def test_enter_opens_a_passage_in_read(evidence: Evidence) -> None:
    asked: list[Place] = []
    evidence.session.selection.place_asked.connect(asked.append)
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    evidence.pane.matrix.setFocus()
    evidence.press(Key.Key_Return)
    evidence.press(Key.Key_Down)
    evidence.press(Key.Key_Return)
    passage = evidence.lines[1].passage
    assert [place.span for place in asked] == [passage.span]
    assert evidence.session.selection.passage_id == passage.id


def test_a_double_click_opens_a_passage_in_read(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    found = evidence.pane.passages.list
    at = found.visualRect(found.passages.index(0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(found.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert evidence.session.selection.passage_id == evidence.lines[0].passage.id


def test_a_passage_goes_into_a_section_of_the_memo(evidence: Evidence) -> None:
    memo = memos.add(evidence.workspace)
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    passage = evidence.lines[0].passage
    section = next(s for s in memo.walk() if s.title.startswith("Andrés Manuel"))
    offers = menu(evidence)
    first = offers.actions()[0]
    assert first.text() == section.title
    with evidence.qtbot.waitSignal(evidence.session.messages.noted):
        first.trigger()
    offers.close()
    kept = evidence.workspace.memos.get(memo.id)
    (changed,) = (s for s in kept.walk() if s.id == section.id)
    assert changed.blocks[-1].extract == passage.guid
    step = evidence.workspace.history.undoable()
    assert step is not None
    assert step.label == "Insert passage"
    history.undo(evidence.workspace)
    assert evidence.workspace.memos.get(memo.id).sections == memo.sections


def test_a_line_says_in_which_numbered_section_its_passage_stands(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    assert evidence.memo_words(0) == "not in memo"
    memo = memos.add(evidence.workspace)
    outlook = next(section for section in memo.sections if section.key == "outlook")
    passage = evidence.lines[0].passage
    memos.insert_passage(evidence.workspace, outlook.id, passage.id)
    rendering = exporting.preview(evidence.workspace, memo.id)
    number = {
        block.origin: block.number
        for block in rendering.composed.memo.blocks
        if isinstance(block, Heading)
    }[outlook.guid]
    evidence.qtbot.waitUntil(lambda: evidence.memo_words(0).endswith(number))
    assert "memo § " in evidence.memo_words(0)


def test_places_are_numbered_again_after_they_could_not_be(
    evidence: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = memos.add(evidence.workspace)
    evidence.qtbot.waitUntil(lambda: not evidence.session.jobs.running)
    told: list[object] = []
    monkeypatch.setattr(evidence.session.messages, "failed", told.append)
    with monkeypatch.context() as broken:
        broken.setattr(presenter, "read_numbered_places", refuse)
        memos.rename(evidence.workspace, memo.id, "Another title")
        evidence.qtbot.waitUntil(lambda: bool(told))
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    outlook = next(section for section in memo.sections if section.key == "outlook")
    memos.insert_passage(evidence.workspace, outlook.id, evidence.lines[0].passage.id)
    evidence.qtbot.waitUntil(lambda: "memo § " in evidence.memo_words(0))


def refuse(*_: object) -> None:
    raise StorageError("The briefing is busy.")


def test_a_list_of_one_stakeholder_shows_no_stance_of_somebody_else(evidence: Evidence) -> None:
    workspace, key = evidence.workspace, evidence.key(AID)
    people = {entry.short: entry.id for entry in workspace.codebook.load().stakeholders}
    tagging.tag(
        workspace,
        workspace.articles.all()[0].id,
        Span(0, 9),
        parties=(PartyTag(people["Biden"]), PartyTag(people["Alcalde"], "actor")),
        topics=(TopicTag(*key, 2),),
    )
    for name, stance in (("Biden", "for"), ("Alcalde", "")):
        evidence.pane.matrix.choose(people[name], key)
        assert [line.stance_words for line in evidence.lines] == [stance], name
    assert [line.initials for line in evidence.lines] == [""]
    evidence.pane.matrix.choose(0, key)
    assert "BI" in {line.initials for line in evidence.lines}


def test_esc_goes_back_from_the_passages_to_the_matrix(evidence: Evidence) -> None:
    evidence.pane.matrix.choose(evidence.line(AMLO).stakeholder_id, evidence.key(AID))
    evidence.pane.matrix.setFocus()
    evidence.press(Key.Key_Return)
    assert evidence.pane.passages.list.hasFocus()
    evidence.press(Key.Key_Escape)
    assert evidence.pane.matrix.hasFocus()


def test_a_read_only_briefing_takes_nothing_into_the_memo(
    workspace: Workspace,
    make: Callable[[Workspace], Session],
    open_evidence: Callable[[Session], Evidence],
) -> None:
    path = workspace.path
    workspace.close()
    evidence = open_evidence(make(briefings.open_briefing(path, who="Ana", read_only=True)))
    assert evidence.find("evidence.open").isEnabled()
    assert not evidence.find("evidence.add").isEnabled()


def test_who_is_not_heard_is_listed_where_others_speak_of_them(evidence: Evidence) -> None:
    line = next(
        line
        for line in evidence.grid.lines
        if isinstance(line, SilentLine) and line.name == "Republicans in Congress"
    )
    evidence.pane.matrix.choose(line.stakeholder_id, ALL)
    named = [
        passage.id
        for passage in evidence.workspace.passages.all()
        if line.stakeholder_id in {party.stakeholder_id for party in passage.parties}
    ]
    assert sorted(line.passage.id for line in evidence.lines) == sorted(named)
    count = evidence.find("evidence.cell.count")
    assert isinstance(count, QLabel)
    assert count.text() == line.reason


def test_a_filter_makes_nobody_silent(evidence: Evidence) -> None:
    def silent() -> set[str]:
        return {line.name for line in evidence.grid.lines if isinstance(line, SilentLine)}

    before = silent()
    for words in ("Paraphrase", "Own words", "Partly own words"):
        box(evidence, words).click()
    assert silent() - before == set()


def test_without_a_memo_the_menu_says_so(evidence: Evidence) -> None:
    offers = menu(evidence)
    (only,) = offers.actions()
    assert not only.isEnabled()
    offers.close()


def test_a_filter_leaves_passages_out_and_counts_them_all_the_same(evidence: Evidence) -> None:
    before = evidence.grid.passages
    report = sum(passage.voice is Voice.REPORT for passage in evidence.workspace.passages.all())
    box(evidence, "Paraphrase").click()
    assert evidence.grid.passages == before - report
    evidence.pane.matrix.choose(0, ALL)
    assert Voice.REPORT not in {line.voice for line in evidence.lines}
    reset = evidence.find("evidence.filters.reset")
    assert isinstance(reset, QPushButton)
    reset.click()
    assert evidence.grid.passages == before
    assert box(evidence, "Paraphrase").isChecked()


def test_a_type_can_be_switched_off(evidence: Evidence) -> None:
    box(evidence, "Demand").click()
    evidence.pane.matrix.choose(0, ALL)
    assert "demand" not in {line.passage.statement.type for line in evidence.lines}


def test_a_small_window_folds_the_filters_to_a_rail(evidence: Evidence) -> None:
    box(evidence, "Demand").click()
    evidence.pane.resize(1100, 628)
    QApplication.processEvents()
    assert not evidence.find("evidence.filters").isVisible()
    funnel = evidence.find("evidence.filters.unfold")
    assert funnel.accessibleDescription() == "Filters · 1 set"
    assert isinstance(funnel, QWidget)
    QTest.mouseClick(funnel, Qt.MouseButton.LeftButton)
    assert evidence.find("evidence.filters").isVisible()


def test_where_nothing_passes_the_filters_they_can_be_reset(evidence: Evidence) -> None:
    before = evidence.grid.passages
    for found in evidence.pane.findChildren(QCheckBox):
        if found.objectName().startswith("evidence.filter.outlet"):
            found.click()
    assert evidence.grid.passages == 0
    assert not evidence.pane.matrix.isVisible()
    assert evidence.find("evidence.nothing").isVisible()
    assert evidence.find("evidence.mode.says").isVisible()
    reset = evidence.find("evidence.nothing.reset")
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert evidence.grid.passages == before
    assert evidence.pane.matrix.isVisible()


def test_a_click_anywhere_on_the_rail_shows_the_filters(evidence: Evidence) -> None:
    evidence.pane.fold_filters(folded=True)
    rail = evidence.find("evidence.rail")
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=rail.rect().center())
    assert evidence.find("evidence.filters").isVisible()


def test_a_long_name_of_an_outlet_leaves_room_for_its_number(evidence: Evidence) -> None:
    name = "The Gazette & Evening Post of the Northern Border Counties"
    articles.set_facts(evidence.workspace, evidence.workspace.articles.all()[0].id, outlet=name)
    found = box(evidence, name)
    assert found.text().endswith("…")
    assert found.toolTip() == name
    assert found.width() < 190


def test_the_status_counts_what_is_shown(evidence: Evidence) -> None:
    heard: list[str] = []
    evidence.pane.status.connect(heard.append)
    box(evidence, "Demand").click()
    everything = len(evidence.workspace.passages.all())
    expected = f"{everything} passages · {evidence.grid.passages} shown in the matrix"
    assert heard == [expected]


def test_every_part_that_takes_the_focus_has_a_name(evidence: Evidence) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in evidence.pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
