"""F6: from one pane to the next, whatever is between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefer.ui.tab_order import in_order, is_stop

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
    stops = [widget for widget in (pane, *in_order(pane)) if is_stop(widget)]
    last: QWidget | None = pane.focusWidget()
    return last if last in stops else next(iter(stops), None)
