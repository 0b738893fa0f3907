"""Where Tab goes: as the eye goes, pane by pane and line by line."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

_TAB = Qt.FocusPolicy.TabFocus
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next widget, round from the last to the first; False: there is none.

    Qt's own order is that in which widgets were made, and panes are filled in any order.
    """
    focused = window.focusWidget()
    order = list(in_order(window))
    stops = [widget for widget in order if is_stop(widget)]
    if not stops:
        return False
    if focused in stops:
        at = stops.index(focused) + (1 if forward else -1)
        found = stops[at % len(stops)]
    else:
        found = _nearest(order, stops, focused, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found.setFocus(reason)
    _bring_into_view(found)
    return True


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is shown in a widget as it stands: line by line, what floats over it last."""
    children = [
        child
        for child in widget.findChildren(QWidget, options=_CHILDREN)
        if child.isVisible() and not child.isWindow()
    ]
    layout = widget.layout()
    floating = [child for child in children if layout is not None and not _has(layout, child)]
    placed = [child for child in children if child not in floating]
    for child in (*sorted(placed, key=cmp_to_key(_before)), *floating):
        yield child
        yield from in_order(child)


def is_stop(widget: QWidget) -> bool:
    """Say whether Tab stops at a widget; of choices that exclude one another it does at one."""
    if not widget.focusPolicy() & _TAB or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget


def _nearest(
    order: list[QWidget], stops: list[QWidget], focused: QWidget | None, *, forward: bool
) -> QWidget:
    """Return the stop after or before a widget at which Tab does not stop itself."""
    at = order.index(focused) if focused in order else -1
    if forward:
        return next((stop for stop in stops if order.index(stop) > at), stops[0])
    return next((stop for stop in reversed(stops) if order.index(stop) < at), stops[-1])


def _before(one: QWidget, other: QWidget) -> int:
    """Compare two neighbours: in one line from the left, else from above."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if 2 * shared > min(first.height(), second.height()):
        right_to_left = one.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (second.x() - first.x()) if right_to_left else (first.x() - second.x())
    return first.y() - second.y()


def _has(layout: QLayout, widget: QWidget) -> bool:
    """Say whether a layout, or one inside of it, places a widget."""
    if layout.indexOf(widget) >= 0:
        return True
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        if inner is not None and _has(inner, widget):
            return True
    return False


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
