"""Text of 80 to 250 per cent: nothing overlaps, no words are cut, and everything is reached."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from tests.ui.accessibility.scenes import SCENES, House

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

USUAL, SMALL = (1440, 900), (1100, 700)
WINDOWS = {80: (USUAL,), 100: (USUAL,), 150: (USUAL, SMALL), 200: (SMALL,), 250: (USUAL,)}
"""The windows in which each size of text is looked at."""

SEEN = (
    "reader",
    "palette",
    "palette-kind",
    "inspector",
    "codebook",
    "codebook-page",
    "templates",
    "evidence",
    "memo",
    "start",
    "preferences",
)
_LEAST = 8
"""Pixels: a button that is narrower cannot be hit."""


@pytest.fixture
def size(request: pytest.FixtureRequest, window: MainWindow, appearance: Appearance) -> int:
    """The size of text, chosen before a briefing is opened in the window."""
    assert window.isVisible()
    appearance.choose("light", request.param)
    return int(request.param)


def names_of(widget: QWidget) -> str:
    """Return how a widget is called in the list of faults."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    parent = widget.parentWidget()
    own = widget.objectName() or type(widget).__name__
    holder = parent.objectName() or type(parent).__name__ if parent else ""
    return f"{own} “{words[:40]}” in {holder}"


def is_cut(widget: QWidget) -> bool:
    """Say whether words take more room than what shows them has, and no tip has them whole."""
    if isinstance(widget, ElidedLabel | ElidedButton) or not isinstance(
        widget, QLabel | QAbstractButton
    ):
        return False
    if not widget.text():
        return False
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    hint = widget.sizeHint()
    narrow = hint.width() > widget.width() + 1 and not widget.toolTip()
    return narrow or widget.fontMetrics().height() > widget.height() + 1


def scroller_of(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the area that scrolls a widget."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return above
        above = above.parentWidget()
    return None


def is_out(widget: QWidget, window: QWidget) -> bool:
    """Say whether something to press stands where nobody can press it."""
    if widget.width() < _LEAST or widget.height() < _LEAST:
        return True
    area = scroller_of(widget)
    if area is None:
        at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        return not window.rect().contains(at)
    if area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return False
    left = widget.mapTo(area.viewport(), QPoint(0, 0)).x()
    return left < 0 or left + widget.width() > area.viewport().width() + 1


PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


def shown_in(root: QWidget) -> Iterator[QWidget]:
    """Yield what is seen in a window."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def overlapping(root: QWidget) -> Iterator[str]:
    """Yield what stands on what, among the words and buttons beside each other."""
    holders: dict[QWidget, list[QWidget]] = {}
    for widget in shown_in(root):
        parent = widget.parentWidget()
        if isinstance(widget, (QLabel, *PRESSED)) and parent is not None and parent.layout():
            holders.setdefault(parent, []).append(widget)
    for widgets in holders.values():
        for one, other in combinations(widgets, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"on each other: {names_of(one)} and {names_of(other)}"


def faults(root: QWidget) -> list[str]:
    """Return what is wrong in a window."""
    found = []
    for widget in shown_in(root):
        if is_cut(widget):
            hint = widget.sizeHint()
            found.append(
                f"cut: {names_of(widget)}, {hint.width()}x{hint.height()} in"
                f" {widget.width()}x{widget.height()}"
            )
        if isinstance(widget, PRESSED) and is_out(widget, root):
            found.append(f"out of reach: {names_of(widget)} {widget.geometry()}")
    return [*found, *overlapping(root)]


@pytest.mark.parametrize("scene", SEEN)
@pytest.mark.parametrize("size", WINDOWS, indirect=True)
def test_no_words_are_cut_and_nothing_overlaps(
    scene: str, size: int, window: MainWindow, page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    first, *others = WINDOWS[size]
    if scene.startswith("palette"):
        others = []  # it stands beside its passage, which another width takes out of view
    window.resize(*first)
    seen = SCENES[scene](House(window, screen, qtbot))
    for width, height in (first, *others):
        window.resize(width, height)
        for _ in range(3):  # what a layout hides or shows asks for another layout
            QApplication.processEvents()
        found = faults(seen.window())
        assert not found, f"{scene} at {size} % in {width} x {height}:\n" + "\n".join(found)
