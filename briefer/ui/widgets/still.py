"""One layout for many changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


@contextmanager
def still(widget: QWidget) -> Iterator[None]:
    """Let a widget's content change inside, and lay it out once at the end.

    Whenever a child is shown, Qt at once lays out everything that it stands in, up to the window:
    twenty chips that are shown one by one measure all of a form twenty times.
    """
    layout = widget.layout()
    if layout is None or not layout.isEnabled():  # it is still already
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.activate()
