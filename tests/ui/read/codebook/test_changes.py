"""Changing the codebook: adding, renaming, moving, details, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from briefer.model.codebook import Keyword
from briefer.services import history
from briefer.ui.read.codebook.tree import Kind

if TYPE_CHECKING:
    from tests.ui.read.codebook.conftest import Bench

Key = Qt.Key


def _steps(bench: Bench) -> int:
    return len([step for step in bench.workspace.history.steps() if not step.undone])


# ---- adding


def test_a_topic_is_added_below_the_chosen_one(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.press(Key.Key_Insert)
    bench.type("Scholarships")
    bench.press(Key.Key_Return)
    made = bench.topic("Aid/Scholarships")
    assert bench.chosen().key == (Kind.TOPIC, made.id)
    assert bench.find("codebook.topic.definition").isVisible()


def test_a_topic_is_added_at_the_top_with_the_link(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.click(bench.find("codebook.add.topics"))
    bench.pane.new.beside.setFocus()
    bench.press(Key.Key_Space)
    bench.pane.new.field.setFocus()
    bench.type("Fisheries")
    bench.press(Key.Key_Return)
    assert bench.topic("Fisheries").parent_id is None


def test_a_stakeholder_is_added_on_the_side_of_the_chosen_one(bench: Bench) -> None:
    bench.choose_who("AMLO")
    bench.press(Key.Key_Insert)
    bench.type("Secretary of Labour")
    bench.press(Key.Key_Return)
    assert bench.who("Secretary of Labour").side == bench.who("AMLO").side


def test_a_name_that_is_taken_is_a_line_in_the_pane(bench: Bench) -> None:
    before = _steps(bench)
    bench.click(bench.find("codebook.add.topics"))
    bench.type("Aid")
    bench.press(Key.Key_Return)
    assert "already" in bench.pane.fault.text()
    assert bench.pane.new.isVisible()
    assert _steps(bench) == before
    bench.press(Key.Key_Escape)
    assert not bench.pane.new.isVisible()
    assert not bench.pane.fault.isVisible()


# ---- renaming and moving


def test_f2_renames_in_place_in_one_step(bench: Bench) -> None:
    topic = bench.topic("Aid")
    bench.choose_topic("Aid")
    before = _steps(bench)
    bench.press(Key.Key_F2)
    assert isinstance(bench.focused, QLineEdit)
    assert bench.focused.selectedText() == "Aid"
    bench.type("Help")
    bench.press(Key.Key_Return)
    assert bench.codebook.topic_by_id[topic.id].name == "Help"
    assert _steps(bench) == before + 1
    history.undo(bench.workspace)
    assert bench.index("Aid").isValid()


def test_escape_leaves_the_name(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.press(Key.Key_F2)
    bench.type("Help")
    bench.press(Key.Key_Escape)
    assert bench.topic("Aid").name == "Aid"


def test_f2_renames_a_stakeholder_by_the_name_that_is_shown(bench: Bench) -> None:
    bench.choose_who("AMLO")
    bench.press(Key.Key_F2)
    bench.type("AMLO")
    bench.press(Key.Key_Return)
    entry = bench.who("Andrés Manuel López Obrador")
    assert (entry.name, entry.short_name) == ("Andrés Manuel López Obrador", "AMLO")


def test_a_topic_is_dragged_below_another_and_back_to_the_top(bench: Bench) -> None:
    aid, border = bench.topic("Aid"), bench.topic("Border")
    bench.drop("Aid", "Border")
    assert bench.codebook.topic_by_id[aid.id].parent_id == border.id
    bench.drop("Aid", "Topics")
    assert bench.codebook.topic_by_id[aid.id].parent_id is None
    bench.drop("Border", "Ports of entry")
    assert bench.codebook.topic_by_id[border.id].parent_id is None
    history.undo(bench.workspace)
    assert bench.codebook.topic_by_id[aid.id].parent_id == border.id


def test_a_stakeholder_is_dragged_to_another_side(bench: Bench) -> None:
    bench.drop("Díaz-Canel", "López Obrador")
    assert bench.who("Díaz-Canel").side == bench.who("AMLO").side


# ---- details


def test_everything_of_a_topic_can_be_edited(bench: Bench) -> None:
    topic = bench.topic("Aid")
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    form = bench.pane.detail.topic
    bench.fill(form.name, "Help")
    bench.fill(form.full_name, "Help to the region")
    form.definition.setFocus()
    bench.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    bench.type("Money and goods.")
    bench.pane.detail.flush()
    bench.click(bench.find("codebook.topic.colour.6"))
    form.key.setFocus()
    bench.type("5")
    bench.fill(form.keywords["en", False], "help; relief")
    changed = bench.codebook.topic_by_id[topic.id]
    assert (changed.name, changed.full_name) == ("Help", "Help to the region")
    assert (changed.definition, changed.colour, changed.shortcut) == ("Money and goods.", 6, "5")
    english = [k for k in changed.keywords if k.language == "en" and not k.excludes]
    assert english == [Keyword("help"), Keyword("relief")]
    others = [k for k in topic.keywords if k.language != "en" or k.excludes]
    assert [k for k in changed.keywords if k not in english] == others
    assert bench.topic("Asylum").shortcut is None


def test_a_topic_is_moved_by_the_keyboard(bench: Bench) -> None:
    aid = bench.topic("Aid")
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    box = bench.pane.detail.topic.parent_box
    box.setFocus()
    bench.type("Border")
    assert bench.codebook.topic_by_id[aid.id].parent_id == bench.topic("Border").id


def test_the_definition_is_one_step_for_one_spell_of_typing(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    before, kept = _steps(bench), bench.topic("Aid").definition
    definition = bench.pane.detail.topic.definition
    definition.setFocus()
    bench.type("One ")
    bench.pane.detail.flush()
    bench.type("two ")
    bench.pane.detail.flush()
    assert _steps(bench) == before + 1
    history.undo(bench.workspace)
    assert bench.topic("Aid").definition == kept
    assert definition.toPlainText() == kept


def test_a_definition_is_written_for_its_topic_when_another_is_chosen(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    bench.pane.detail.topic.definition.setFocus()
    bench.type("Of aid. ")
    bench.choose_topic("Talks")
    assert (bench.topic("Aid").definition or "").startswith("Of aid. ")
    assert not (bench.topic("Talks").definition or "").startswith("Of aid. ")


def test_propositions_are_added_changed_made_default_and_removed(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    lines = bench.pane.detail.topic.propositions
    lines.head.add.setFocus()
    bench.press(Key.Key_Space)
    bench.type("Aid should be tied to returns")
    bench.press(Key.Key_Tab)
    bench.type("Tie aid")
    bench.press(Key.Key_Return)
    assert [p.label for p in bench.topic("Aid").propositions][-1] == "Tie aid"
    bench.click(lines.lines[1].default)
    assert [p.is_default for p in bench.topic("Aid").propositions] == [False, True]
    bench.fill(lines.lines[1].label, "Tie aid to returns")
    bench.fill(lines.lines[1].sentence, "Aid should depend on returns")
    second = bench.topic("Aid").propositions[1]
    assert (second.label, second.text) == ("Tie aid to returns", "Aid should depend on returns")
    bench.click(lines.lines[1].gone)
    assert len(bench.topic("Aid").propositions) == 1


def test_everything_of_a_stakeholder_can_be_edited(bench: Bench) -> None:
    entry = bench.who("Cuba")
    bench.choose_who("Cuba")
    bench.pane.detail.show_details()
    form = bench.pane.detail.stakeholder
    bench.fill(form.name, "Republic of Cuba")
    bench.fill(form.short_name, "Cuba")
    bench.fill(form.aliases, "Havana; the island")
    form.kind.setFocus()
    bench.type("Inst")
    bench.fill(form.side, "Caribbean")
    bench.fill(form.part_of, "Mexico")
    changed = bench.codebook.stakeholder_by_id[entry.id]
    assert (changed.name, changed.short_name) == ("Republic of Cuba", "Cuba")
    assert changed.aliases == ("Havana", "the island")
    assert (changed.kind, changed.side) == ("institution", "Caribbean")
    assert changed.parent_id == bench.who("Mexico").id
    bench.fill(form.part_of, "Nowhere Land")
    assert "Nowhere Land" in bench.pane.fault.text()
    assert bench.codebook.stakeholder_by_id[entry.id].parent_id == bench.who("Mexico").id


# ---- removing


def test_deleting_asks_only_where_passages_would_lose_something(bench: Bench) -> None:
    sanctions = bench.topic("Sanctions")
    bench.choose_topic("Sanctions")
    bench.press(Key.Key_Delete)
    question = bench.find("codebook.question")
    words = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "1 passage would lose this topic" in words
    assert bench.focused.objectName() == "codebook.question.no"
    bench.press(Key.Key_Space)
    assert sanctions.id in bench.codebook.topic_by_id
    assert bench.focused is bench.pane.tree
    bench.press(Key.Key_Delete)
    bench.click(bench.find("codebook.question.yes"))
    assert sanctions.id not in bench.codebook.topic_by_id
    tagged = bench.workspace.passages.of_article(1)[21]
    assert tagged.topics == ()
    history.undo(bench.workspace)
    assert bench.topic("Sanctions/Cuba").id
    assert len(bench.workspace.passages.get(tagged.id).topics) == 2


def test_what_no_passage_carries_goes_at_once(bench: Bench) -> None:
    bench.choose_topic("Root causes/Violence")
    bench.press(Key.Key_Delete)
    assert "Violence" not in bench.rows()
    assert not [w for w in bench.pane.findChildren(QWidget, "codebook.question") if w.isVisible()]


def test_a_stakeholder_is_removed_with_its_parts_and_undo_brings_it_back(bench: Bench) -> None:
    cuba = bench.who("Cuba")
    bench.choose_who("Cuba")
    bench.click(bench.find("codebook.remove"))
    bench.click(bench.find("codebook.question.yes"))
    assert cuba.id not in bench.codebook.stakeholder_by_id
    assert not bench.pane.detail.isVisible()
    history.undo(bench.workspace)
    assert cuba.id in bench.codebook.stakeholder_by_id


def test_escape_keeps(bench: Bench) -> None:
    bench.choose_topic("Sanctions")
    bench.press(Key.Key_Delete)
    bench.press(Key.Key_Escape)
    assert bench.topic("Sanctions").id
    assert bench.focused is bench.pane.tree


def test_the_menu_of_the_pane_folds_and_adds(bench: Bench) -> None:
    bench.pane.corner.show()
    bench.click(bench.pane.corner)
    bench.take("codebook.fold")
    assert "Dialogue with Cuba" not in bench.rows()
    bench.click(bench.pane.corner)
    bench.take("codebook.add-stakeholder")
    assert bench.focused is bench.pane.new.field


def test_reading_only_nothing_can_be_changed(read_only: Bench) -> None:
    read_only.choose_topic("Aid")
    pane = read_only.pane
    pane.detail.show_details()
    QApplication.processEvents()
    read_only.pane.tree.setFocus()
    read_only.press(Key.Key_F2)
    assert read_only.focused is pane.tree
    read_only.press(Key.Key_Delete)
    assert read_only.topic("Aid").id
    assert pane.detail.topic.name.isReadOnly()
    assert not pane.detail.head.bin.isVisible()
    for name in ("codebook.add.topics", "codebook.add.stakeholders"):
        assert not any(w.isVisible() for w in pane.findChildren(QWidget, name))


def test_everything_that_takes_the_focus_says_what_it_is(bench: Bench) -> None:
    bench.choose_topic("Aid")
    bench.pane.detail.show_details()
    QApplication.processEvents()
    silent = [
        widget.objectName() or type(widget).__name__
        for widget in bench.pane.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not (widget.accessibleName() or str(widget.property("text") or ""))
    ]
    assert silent == []
