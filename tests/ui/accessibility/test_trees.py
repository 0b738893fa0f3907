"""What a screen reader finds in each pane and page: names, roles, states, and the whole outline."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.accessibility.scenes import KEY, SCENES
from tests.ui.accessibility.tree import faults, interface, name, outline, walk

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from tests.ui.accessibility.scenes import House

ROLE = QAccessible.Role
GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "accessible"


@pytest.mark.parametrize("scene", SCENES)
def test_every_part_of_a_pane_is_told_and_the_outline_is_as_it_was(
    scene: str, house: House
) -> None:
    """BRIEFER_GOLDEN=write keeps the present outlines, to be looked over in the diff."""
    shown = SCENES[scene](house)
    house.settle()
    root = interface(shown)
    assert not faults(root)
    keep(scene, outline(root))


def keep(name: str, lines: list[str]) -> None:
    """Compare with what was kept, or keep it."""
    path = GOLDEN / f"{name}.txt"
    found = "\n".join(lines) + "\n"
    if os.environ.get("BRIEFER_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_every_entry_of_the_menu_is_told_with_its_keys_and_whether_it_is_possible(
    house: House,
) -> None:
    house.page.session.actions.action("view.menu").trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = []
    for action in menu.actions():
        below = action.menu()
        assert isinstance(below, QMenu)
        below.popup(QPoint())
        QApplication.processEvents()
        assert not faults(interface(below))
        lines += [action.text(), *outline(interface(below), 1)]
        below.close()
    menu.close()
    keep("menus", lines)


def parts(house: House, scene: str, role: QAccessible.Role) -> dict[str, QAccessibleInterface]:
    root = interface(SCENES[scene](house))
    return {name(part): part for part in walk(root) if part.role() == role}


def test_the_tabs_beside_the_reader_are_tabs_and_one_is_in_front(house: House) -> None:
    tabs = parts(house, "side-panel", ROLE.PageTab)
    assert [(tab, bool(part.state().selected)) for tab, part in tabs.items()] == [
        ("Passage", True),
        ("Codebook", False),
    ]
    tabs["Codebook"].actionInterface().doAction("Press")
    house.qtbot.waitUntil(lambda: house.screen.shows("codebook.tree"))
    assert tabs["Codebook"].state().selected


def test_choices_of_which_one_holds_are_radio_buttons(house: House) -> None:
    choices = parts(house, "palette-kind", ROLE.RadioButton)
    assert {"Demand", "Own words", "for", "none", "Certain"} <= choices.keys()
    assert choices["none"].state().checked
    choices["Demand"].actionInterface().doAction("Press")
    house.qtbot.waitUntil(lambda: bool(choices["Demand"].state().checked))
    newest = max(house.page.session.workspace.passages.all(), key=lambda passage: passage.id)
    assert newest.statement.type == "demand"


def test_a_fold_says_whether_it_is_open(house: House) -> None:
    fold = next(
        part for said, part in parts(house, "inspector", ROLE.Button).items() if "More" in said
    )
    assert fold.state().expandable
    assert fold.state().expanded
    fold.actionInterface().doAction("Press")
    house.qtbot.waitUntil(lambda: bool(fold.state().collapsed))


def test_a_stakeholder_of_a_passage_is_a_button_that_opens_its_parts(house: House) -> None:
    house.text.setFocus()
    for _ in range(2):
        house.press(KEY.Key_J)
    house.settle()
    chip = interface(house.screen.find("inspector.who.0"))
    assert name(chip) == "Biden, actor"
    assert chip.role() == ROLE.Button
    assert chip.text(QAccessible.Text.Description) == "Delete removes it"
    assert "Press" in chip.actionInterface().actionNames()


def test_the_title_of_the_briefing_is_read_with_its_value_and_edited_by_a_press(
    house: House,
) -> None:
    title = parts(house, "bar", ROLE.Button)["Title of the briefing"]
    assert title.text(QAccessible.Text.Value) == "Border talks"
    title.actionInterface().doAction("Press")
    house.qtbot.waitUntil(lambda: house.screen.shows("title.field"))


def test_a_box_says_what_it_is_for_beside_its_value(house: House) -> None:
    boxes = [
        part for part in walk(interface(SCENES["inspector"](house))) if part.role() == ROLE.ComboBox
    ]
    assert [box.text(QAccessible.Text.Description) for box in boxes] == [
        "Type",
        "Whose words",
        "Certainty",
        "How it was heard",
    ]


def test_a_recent_briefing_is_a_row_of_a_list_and_a_press_opens_it(house: House) -> None:
    row = parts(house, "start", ROLE.ListItem)["Border talks"]
    assert row.parent() is not None
    row.actionInterface().doAction("Press")
    house.qtbot.waitUntil(lambda: house.window.page is not None)
