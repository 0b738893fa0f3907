"""F6: from one pane to the next, whatever is between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_REASONS = {
    True: Qt.FocusReason.TabFocusReason,
    False: Qt.FocusReason.BacktabFocusReason,
}


@runtime_checkable
class Paned(Protocol):
    """A page with several panes."""

    @property
    def panes(self) -> Sequence[QWidget]:
        """Return the panes as they stand, from left to right."""


def go_to_pane(panes: Sequence[QWidget], *, forward: bool) -> None:
    """Put the focus into the next pane that takes it, round from the last one to the first.

    It comes to where it was in that pane, else to the first widget there.
    """
    shown = [pane for pane in panes if pane.isVisible()]
    focused = QApplication.focusWidget()
    at = next((n for n, pane in enumerate(shown) if _holds(pane, focused)), -1 if forward else 0)
    for step in range(1, len(shown) + 1):
        pane = shown[(at + step if forward else at - step) % len(shown)]
        found = _place_in(pane)
        if found is not None:
            found.setFocus(_REASONS[forward])
            return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _place_in(pane: QWidget) -> QWidget | None:
    """Return what takes the focus in a pane."""
    last = pane.focusWidget()
    if last is not None and _holds(pane, last) and _takes_focus(last):
        return last
    widget = pane
    for _ in range(len(pane.findChildren(QWidget)) + 1):
        if _holds(pane, widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return next(filter(_takes_focus, pane.findChildren(QWidget)), None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
