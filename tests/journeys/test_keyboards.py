"""A Spanish keyboard in the real program: its dead key opens the palette with its letter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.journeys.display import display, wait_for
from tests.journeys.program import Program, command
from tests.journeys.typist import Typist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.display import Box, Display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is an X server of Linux")
TEXT = (600, 330)
"""A point in the text of the article."""
TITLE = (340, 160, 500, 190)
BAR = (320, 115, 1060, 150)
"""The place in which the find bar stands when it is open."""
_SHADES = 10
QUOTE = "asked for more aid"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Display]:
    """A display with a Spanish keyboard."""
    with display(tmp_path) as made:
        made.run("setxkbmap", "-layout", "es")
        yield made


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """One short article."""
    article = tmp_path / "talks.txt"
    article.write_text(f"Talks begin\n\nThe governor {QUOTE} and left.\n", encoding="utf-8")
    path = tmp_path / "talks.briefing"
    command("new", path)
    command("import", path, article)
    return path


def test_a_dead_key_opens_the_palette_with_its_letter(screen: Display, briefing: Path) -> None:
    program = Program.start(screen, briefing)
    try:
        typist = Typist(screen)
        wait_for(lambda: _has_words(screen, TITLE), program.trouble)
        typist.click(TEXT)
        before = screen.at_rest(BAR)
        typist.press("ctrl+f")
        typist.type(QUOTE)
        wait_for(lambda: screen.look().crop(BAR) != before, program.trouble)
        typist.press("Escape")
        # Qt hands on what a dead key makes at once, before plain keys that still wait.
        wait_for(lambda: screen.look().crop(BAR) == before, program.trouble)
        typist.press("dead_acute", "o", "s", "c", "a", "r", "ctrl+Return", "Escape")
        wait_for(lambda: len(program.passages) == 1, program.trouble)
        (passage,) = program.passages
        assert passage["quote"] == QUOTE
        assert [who["name"] for who in passage["stakeholders"]] == ["óscar"]
        program.close()
    finally:
        program.end()


def _has_words(screen: Display, box: Box) -> bool:
    """Say whether letters are painted in a part of the screen: they have many shades."""
    return len(screen.look().crop(box).getcolors(maxcolors=100_000) or ()) > _SHADES
