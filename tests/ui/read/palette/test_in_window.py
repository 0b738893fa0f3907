"""The palette in the whole window, where Tab has other panes to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefer.model.anchor import locate
from briefer.ui.read.palette.panel import TaggingPalette
from briefer.ui.read.reader.page_text import PageText

if TYPE_CHECKING:
    from briefer.ui.briefing.page import BriefingPage
    from tests.ui.conftest import Screen

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "shelters ran out of beds"


@pytest.fixture
def palette(page: BriefingPage, screen: Screen) -> TaggingPalette:
    """The palette, open on some words with a speaker and a topic."""
    page.stack.show_workspace("read")
    page.session.selection.choose_article(page.session.workspace.articles.all()[0].id)
    text = screen.find("articleText")
    assert isinstance(text, PageText)
    span = locate(text.text, WORDS)
    text.select(text.units.to_units(span.start), text.units.to_units(span.end))
    text.setFocus()
    screen.press(Key.Key_Return)
    for name in ("amlo", "aid"):
        screen.fill("paletteLine", name)
        screen.press(Key.Key_Return)
    found = screen.find("palette")
    assert isinstance(found, TaggingPalette)
    return found


def test_both_stages_keep_the_keys_and_float_over_the_window(
    palette: TaggingPalette, page: BriefingPage, screen: Screen
) -> None:
    for _ in range(2):
        screen.press(Key.Key_Tab)
        assert palette.kinds.type.hasFocus()
        assert palette.parent() is page.window()
        for _ in range(30):
            if palette.field.line.hasFocus():
                break
            screen.press(Key.Key_Backtab, SHIFT)
            assert palette.isVisible()
        assert palette.field.line.hasFocus()
        assert palette.parent() is page.window()
    screen.press(Key.Key_Tab)
    for _ in range(20):
        screen.press(Key.Key_Tab)
        assert palette.kinds.current_row is not None
    screen.press(Key.Key_Escape)
    assert screen.find("articleText").hasFocus()


def test_it_stays_in_view_when_the_window_gets_narrower(
    palette: TaggingPalette, page: BriefingPage
) -> None:
    window = page.window()
    for size in ((1100, 700), (820, 560)):
        window.resize(*size)
        QApplication.processEvents()
        inside = palette.geometry().adjusted(18, 18, -18, -18)
        assert window.rect().contains(inside), size
