"""What was done, and why something was not, is said by a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.accessibility import scenes
from tests.ui.accessibility.scenes import KEY, SCENES, SLOW

if TYPE_CHECKING:
    from tests.ui.accessibility.scenes import House


def said(house: House, name: str) -> str:
    """Return what was last announced of a widget: it stands in its description."""
    return house.screen.find(name).accessibleDescription()


def test_an_import_says_what_came_in_and_what_did_not(house: House) -> None:
    SCENES["proof"](house)
    house.press(KEY.Key_Escape)
    words = said(house, "import-strip")
    assert "2 imported" in words
    assert "1 already there" in words
    assert "scan.pdf" in words


def test_an_export_says_the_name_of_the_file(house: House) -> None:
    SCENES["export"](house)
    house.settle()
    house.screen.click("export.do")
    house.qtbot.waitUntil(lambda: house.screen.shows("export.done"), timeout=SLOW)
    assert said(house, "export-dialog").endswith(".docx is written.")


def test_a_date_that_is_none_is_said(house: House) -> None:
    scenes.facts(house)
    house.screen.fill("facts.published", "last Tuesday week")
    house.press(KEY.Key_Return)
    fault = house.screen.find("facts.fault")
    assert fault.isVisible()
    assert said(house, "facts.fault") == house.screen.text("facts.fault") != ""


def test_what_was_decided_of_a_suggestion_and_how_many_are_left_is_said(house: House) -> None:
    SCENES["suggestions"](house)
    house.screen.find("suggestions.list").setFocus()
    house.press(KEY.Key_Return)
    assert said(house, "suggestions.list") == "Accepted, 5 open in 1 article"
    house.press(KEY.Key_Delete)
    assert said(house, "suggestions.list") == "Dismissed, 4 open in 1 article"
