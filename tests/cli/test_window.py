"""`briefer` without a command opens the window, where there is a display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

NOWHERE = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="a window can always open here")
@pytest.mark.parametrize("args", [(), ("talks.briefing",)], ids=["alone", "with a file"])
def test_without_a_display_one_line_says_so(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args, env=NOWHERE)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("The window cannot open: there is no display here. ")
    assert done.stderr.count("\n") == 1


def test_a_command_needs_no_display(run: Run) -> None:
    done = run("new", "talks.briefing", env=NOWHERE)
    assert (done.returncode, done.stderr) == (0, "")
