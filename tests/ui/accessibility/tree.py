"""The tree of what a screen reader finds, as lines of text, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface

ROLE = QAccessible.Role
TEXT = QAccessible.Text
MOST_ROWS = 12
"""How many children of a list or a table are written down."""
ROWS = frozenset({ROLE.List, ROLE.Tree, ROLE.Table})
ACTIVE = frozenset(
    {
        ROLE.Button,
        ROLE.ButtonDropDown,
        ROLE.ButtonMenu,
        ROLE.CheckBox,
        ROLE.RadioButton,
        ROLE.PageTab,
        ROLE.ComboBox,
        ROLE.EditableText,
        ROLE.Slider,
        ROLE.SpinBox,
        ROLE.Link,
        ROLE.List,
        ROLE.Tree,
        ROLE.Table,
        ROLE.MenuItem,
        ROLE.ListItem,
        ROLE.TreeItem,
        ROLE.Cell,
        ROLE.Note,
    }
)
"""Roles of what a person works with."""
READ = frozenset({ROLE.Document, ROLE.Heading, ROLE.BlockQuote, ROLE.Grouping, ROLE.Separator})
"""Roles of what is read piece by piece, or holds what the arrow keys choose from."""
BLANK = frozenset({ROLE.Client, ROLE.LayeredPane, ROLE.NoRole})
_STATES = (
    "disabled",
    "checked",
    "checkStateMixed",
    "selected",
    "expanded",
    "collapsed",
    "readOnly",
    "multiLine",
    "hasPopup",
    "focused",
)
_PASSING = (
    (r"/\S*/(?=[\w-]+\.briefing)", "…/"),
    (r"/\S*/(?=Border talks)", "…/"),
    (r"\bToday \d\d:\d\d", "Today 12:00"),
    (r"\b\d+ ms\b", "1 ms"),
    (r"\b\d{1,2} \w+ 20[2-9][4-9]\b", "1 January 2026"),
    (r"\b20[2-9]\d-\d\d-\d\d\b", "2026-01-01"),
    (r"^\d+\.\d+\.\d+$", "1.0.0"),
)
"""What differs from one run to the next, and what is written in its place."""
_MUTE = frozenset(
    {ROLE.Client, ROLE.LayeredPane, ROLE.Pane, ROLE.Grouping, ROLE.Border, ROLE.Splitter}
)
_BY_QT = frozenset({ROLE.ScrollBar, ROLE.Grip, ROLE.TitleBar, ROLE.Separator})
"""Made by Qt, and worked by other keys."""


def interface(widget: QObject) -> QAccessibleInterface:
    """Return what a screen reader asks about a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name(part: QAccessibleInterface) -> str:
    """Return what is read out."""
    return part.text(TEXT.Name)


def children(part: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return the parts that are shown."""
    found = filter(None, (part.child(index) for index in range(part.childCount())))
    return [one for one in found if one.isValid() and not one.state().invisible]


def walk(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield a part and everything below it."""
    yield part
    for one in children(part):
        yield from walk(one)


def outline(part: QAccessibleInterface, depth: int = 0) -> list[str]:
    """Write a part and everything below it, a line each; groups without a name are left out."""
    lines = []
    if part.role() not in _BY_QT and not (part.role() in _MUTE and not name(part)):
        lines.append("  " * depth + _line(part))
        depth += 1
    below = [one for one in children(part) if one.role() not in _BY_QT]
    few = below[:MOST_ROWS] if part.role() in ROWS else below
    for one in few:
        lines += outline(one, depth)
    if len(below) > len(few):
        lines.append("  " * depth + f"and {len(below) - len(few)} more")
    return lines


def faults(root: QAccessibleInterface) -> list[str]:
    """Say what a person without sight would miss."""
    found = []
    for part in walk(root):
        if part.role() in _BY_QT:
            continue
        where = path_of(part)
        if part.role() in ACTIVE and not name(part).strip():
            found.append(f"no name: {where}")
        widget = part.object()
        if isinstance(widget, QWidget) and takes_focus(widget):
            if not name(part).strip():
                found.append(f"takes the focus without a name: {where}")
            if part.role() not in ACTIVE | READ and not isinstance(widget, QScrollArea):
                found.append(f"takes the focus with a role that says nothing: {where}")
        if part.role() in BLANK and _has_own_name(widget):
            found.append(f"a name without a role: {where}")
        if part.role() == ROLE.ComboBox and not _box_is_told(part):
            found.append(f"a box that does not say what it is for: {where}")
        found += _twins(part)
    return sorted(set(found))


def takes_focus(widget: QWidget) -> bool:
    """Say whether Tab reaches a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and (
        widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
    )


def path_of(part: QAccessibleInterface) -> str:
    """Return role, name and the object names that lead to a part."""
    names = []
    at: QAccessibleInterface | None = part
    while at is not None and at.isValid():
        thing = at.object()
        if thing is not None:
            names.append(thing.objectName() or type(thing).__name__)
        at = at.parent()
    return f"{part.role().name} “{name(part)}” in {' < '.join(names[:4])}"


def _line(part: QAccessibleInterface) -> str:
    state = part.state()
    states = [one for one in _STATES if getattr(state, one)]
    words = [part.role().name]
    if name(part):
        words.append(f"“{_short(name(part))}”")
    value = part.text(TEXT.Value)
    if value and value != name(part):
        words.append(f"= “{_short(value)}”")
    keys = part.text(TEXT.Accelerator) if part.role() == ROLE.MenuItem else ""
    if keys:
        words.append(f"by {keys}")
    if states:
        words.append(f"({', '.join(states)})")
    return " ".join(words)


def _short(words: str) -> str:
    words = " / ".join(words.split("\n"))
    for pattern, instead in _PASSING:
        words = re.sub(pattern, instead, words)
    return words if len(words) <= 160 else words[:160] + "…"


def _has_own_name(widget: QObject | None) -> bool:
    """Say whether a widget was named by us, not by the label of a form beside it."""
    if not isinstance(widget, QWidget) or isinstance(widget, QAbstractScrollArea):
        return False
    return bool(widget.accessibleName())


def _box_is_told(part: QAccessibleInterface) -> bool:
    """Say whether a box has more than its value: a description, or a label that points to it."""
    labels = [flag for _, flag in part.relations() if flag & QAccessible.RelationFlag.Label]
    return bool(labels or part.text(TEXT.Description))


def _twins(parent: QAccessibleInterface) -> list[str]:
    """Name children that do different things under one name."""
    if parent.role() in ROWS:
        return []
    seen: dict[tuple[QAccessible.Role, str, str], QAccessibleInterface] = {}
    found = []
    for part in children(parent):
        if part.role() not in ACTIVE or part.role() == ROLE.Note:
            continue
        key = (part.role(), name(part), part.text(TEXT.Description))
        if key in seen:
            found.append(f"twice: {path_of(part)}")
        seen[key] = part
    return found
