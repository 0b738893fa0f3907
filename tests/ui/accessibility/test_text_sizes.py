"""Text of 80 to 250 per cent: nothing overlaps, no words are cut, and everything is reached."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from briefer.ui.widgets.elided_button import ElidedButton
from briefer.ui.widgets.elided_label import ElidedLabel
from tests.ui.accessibility.scenes import KEY, SCENES, House

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.main_window import MainWindow
    from tests.ui.conftest import Screen

USUAL, SMALL = (1440, 900), (1100, 700)
WINDOWS = {
    80: (USUAL,),
    100: (SMALL,),
    150: (USUAL, SMALL),
    200: (SMALL,),
    250: (USUAL, SMALL),
}
"""The windows in which each size of text is looked at."""

PANES = (
    "suggestion",
    "reader",
    "find-bar",
    "facts",
    "inspector",
    "codebook",
    "everywhere",
    "codebook-page",
    "merge",
    "split",
    "templates",
    "evidence",
    "memo",
)
"""They are opened once, and the window is made larger and smaller around them.

Suggestions come first: the reader is looked at without them, and ends the search for them.
"""
OVER = ("palette", "palette-kind", "finder", "export", "preferences", "details", "keys")
"""They take their size from the window, or their place from the text, when they open."""
LAST = ("proof", "start", "new-briefing")
"""They leave the briefing, or fill it."""
LARGE = 150
"""Per cent: with smaller text the panes alone are looked at, which have the least room."""
_LEAST = 8
"""Pixels: a button that is narrower cannot be hit."""
_LEAST_WORDS = 3
"""Letters: what is cut to fewer says nothing."""
WIDE = frozenset({"evidence.matrix", "evidence.table", "proof.table"})
"""Tables with more columns than any window has room for."""


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
    if isinstance(widget, QComboBox):
        return is_value_cut(widget)
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, ElidedLabel | ElidedButton):
        return False
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    hint = widget.sizeHint()
    narrow = hint.width() > widget.width() + 1 and not widget.toolTip()
    return narrow or widget.fontMetrics().height() > widget.height() + 1


def is_value_cut(box: QComboBox) -> bool:
    """Say whether the value of a box is cut, and no tip has it whole."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    place = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, box).width()
    words = box.fontMetrics().horizontalAdvance(box.currentText())
    return words > room + 1 and not box.toolTip()


def is_lost(widget: QWidget) -> bool:
    """Say whether a tab or a button is cut to so few letters that nobody knows what it says."""
    if not isinstance(widget, ElidedButton) or len(widget.text()) <= _LEAST_WORDS:
        return False
    missing = widget.sizeHint().width() - widget.width()
    metrics = widget.fontMetrics()
    least = metrics.horizontalAdvance(widget.text()[:_LEAST_WORDS] + "…")
    return missing > 0 and metrics.horizontalAdvance(widget.text()) - missing < least


def goes_sideways(widget: QWidget) -> bool:
    """Say whether there is more at the side of a place that is no table."""
    if not isinstance(widget, QAbstractScrollArea) or widget.objectName() in WIDE:
        return False
    if isinstance(widget, QScrollArea):  # with no bar it is cut
        content = widget.widget()
        return content is not None and content.width() > widget.viewport().width() + 1
    return widget.horizontalScrollBar().isVisible() and widget.horizontalScrollBar().maximum() > 0


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


def broad_in(area: QWidget) -> list[str]:
    """Name what keeps the contents of a place from giving way."""
    assert isinstance(area, QAbstractScrollArea)
    room = area.viewport().width()
    return [
        f"{names_of(one)} {max(one.minimumSizeHint().width(), one.minimumWidth())}"
        for one in area.viewport().findChildren(QWidget)
        if one.isVisible()
        and one.mapTo(area.viewport(), QPoint(0, 0)).x()
        + max(one.minimumSizeHint().width(), one.minimumWidth())
        > room
    ]


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
        if is_lost(widget):
            found.append(f"nothing left of: {names_of(widget)}")
        if goes_sideways(widget):
            found.append(f"more at the side: {names_of(widget)}, of {', '.join(broad_in(widget))}")
        if isinstance(widget, PRESSED) and is_out(widget, root):
            found.append(f"out of reach: {names_of(widget)} {widget.geometry()}")
    return [*found, *overlapping(root)]


class Eye:
    """Goes through the scenes, and keeps what is wrong in each."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.seen: list[str] = []

    def look(self, scene: str, windows: Sequence[tuple[int, int]]) -> None:
        """Open a scene in the first of the windows, and leave it after the last."""
        window = self.house.window
        window.resize(*windows[0])
        shown = SCENES[scene](self.house).window()
        for size in windows:
            window.resize(*size)
            where = f"{scene} in {size[0]} x {size[1]}"
            self.seen += [f"{where}: {fault}" for fault in self._settled(shown)]
        if shown is not window:
            shown.close()
            QApplication.processEvents()

    @staticmethod
    def _settled(shown: QWidget) -> list[str]:
        """Return what is wrong when all is laid out: each layout may ask for another one."""
        found: list[str] = []
        for _ in range(4):
            for _ in range(3):
                QApplication.processEvents()
            found = faults(shown)
            if not found:
                break
        return found

    def leave(self, scene: str) -> None:
        """Go back to the article."""
        self.house.window.activateWindow()
        QApplication.processEvents()
        if QApplication.focusWidget() is None:
            self.seen.append(f"{scene}: nothing has the focus")
            self.house.text.setFocus()
        for _ in range(2):
            self.house.press(KEY.Key_Escape)
        self.house.act("view.read")
        self.house.text.setFocus()


@pytest.mark.parametrize("size", WINDOWS, indirect=True)
def test_no_words_are_cut_and_nothing_overlaps_or_goes_sideways(
    size: int, window: MainWindow, page: BriefingPage, screen: Screen, qtbot: QtBot
) -> None:
    assert page is window.page
    eye = Eye(House(window, screen, qtbot))
    windows = WINDOWS[size]
    for scene in PANES:
        eye.look(scene, windows)
        eye.leave(scene)
    if size >= LARGE:
        _look_at_dialogs(eye, windows)
    assert not eye.seen, f"at {size} %:\n" + "\n".join(eye.seen)


def _look_at_dialogs(eye: Eye, windows: Sequence[tuple[int, int]]) -> None:
    for scene in OVER:
        for one in windows:
            eye.look(scene, (one,))
            eye.leave(scene)
    for scene in LAST:
        eye.look(scene, windows)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
