"""What was done, and why something was not, is said by a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.services import exporting
from tests.ui.accessibility import scenes
from tests.ui.accessibility.scenes import KEY, SCENES

if TYPE_CHECKING:
    import pytest

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
    house.qtbot.waitUntil(lambda: house.screen.shows("export.done"))
    assert said(house, "export-dialog").endswith(".docx is written.")


def test_an_export_that_fails_says_why(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_keys: object) -> None:
        raise BrieferError("There is no room left on the disk.")

    monkeypatch.setattr(exporting, "write", fail)
    SCENES["export"](house)
    house.settle()
    house.screen.click("export.do")
    house.settle()
    house.qtbot.waitUntil(lambda: "no room" in said(house, "export-dialog"))
    assert house.screen.find("export.do").isEnabled()
    house.press(KEY.Key_Escape)


def test_a_due_date_that_is_none_is_said(house: House) -> None:
    SCENES["new-briefing"](house)
    assert not house.screen.shows("new.fault")
    house.screen.fill("new.due", "on Friday")
    house.screen.click("new.create")
    assert house.screen.shows("new.fault")
    assert "is not a date" in said(house, "new.fault")


def test_a_name_that_a_file_cannot_have_is_said(house: House) -> None:
    house.act("file.rename")
    house.screen.fill("rename.name", "a/b")
    house.screen.click("rename.keep")
    assert said(house, "rename.fault") == house.screen.text("rename.fault") != ""
    house.press(KEY.Key_Escape)


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
