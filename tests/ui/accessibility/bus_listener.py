"""What a screen reader sees and hears on the bus; run by the system's Python, which has Atspi.

Each line on standard input is a list: a name of a function below, and what it is given. Each line
on standard output is the answer. What was heard comes with `heard`.
"""

import json
import sys
import threading
from typing import Any

import gi  # type: ignore[import-not-found]  # of the system's Python

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - the version comes first

MANY = ("list", "tree", "table")
"""Roles of what may have thousands of rows."""
LOTS = 1000
"""No part that is looked for by its name stands among so many."""
SHOWING = Atspi.StateType.SHOWING
HEARD: list[list[str]] = []


def program() -> Any:  # noqa: ANN401 - Atspi has no types
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(index)
        if one is not None and one.get_name() == "Briefer" and one.get_child_count():
            return one
    return None


def children(part: Any) -> list[Any]:  # noqa: ANN401 - Atspi has no types
    found = [part.get_child_at_index(index) for index in range(part.get_child_count())]
    return [one for one in found if one is not None]


def find(name: str, part: Any = None) -> Any:  # noqa: ANN401 - Atspi has no types
    """Return the shown part of that name, looked for from the window down, not among many."""
    part = part or program()
    if part is None:
        return None
    if part.get_name() == name:
        return part
    if part.get_role_name() in MANY or part.get_child_count() > LOTS:
        return None
    for one in children(part):
        if one.get_state_set().contains(SHOWING):
            found = find(name, one)
            if found is not None:
                return found
    return None


def ready(name: str) -> bool:
    return find(name) is not None


def tree(name: str, depth: int = 0, part: Any = None) -> list[str]:  # noqa: ANN401 - Atspi has no types
    """Write what is shown below a name, and no rows of lists."""
    part = part or find(name)
    lines = []
    if part.get_name() or part.get_role_name() not in ("filler", "layered pane", "split pane"):
        lines.append("  " * depth + f"{part.get_role_name()}: {part.get_name()}")
        depth += 1
    rows = part.get_role_name() in MANY
    for one in [] if rows else children(part):
        if one.get_state_set().contains(SHOWING):
            lines += tree(name, depth, one)
    return lines


def rows(name: str) -> int:
    """Return how many rows a list has."""
    part = find(name)
    return 0 if part is None else part.get_child_count()


def passages() -> list[list[str]]:
    return [[one.get_name(), one.get_description()] for one in _passages()]


def count() -> Any:  # noqa: ANN401 - Atspi has no types
    return find("Page").get_child_count()


def focus(number: int) -> Any:  # noqa: ANN401 - Atspi has no types
    return _passages()[number].get_component_iface().grab_focus()


def focus_at(number: int) -> Any:  # noqa: ANN401 - Atspi has no types
    """Focus a passage among very many: only it is asked for."""
    page = find("Page")
    head = page.get_child_count() - 1
    at = next(i for i in range(head) if page.get_child_at_index(i).get_role_name() == "comment")
    return page.get_child_at_index(at + number).get_component_iface().grab_focus()


def press(name: str) -> Any:  # noqa: ANN401 - Atspi has no types
    part = find(name)
    return part.get_action_iface().do_action(_actions(part).index("Press"))


def actions(name: str) -> list[str]:
    return _actions(find(name))


def _actions(part: Any) -> list[str]:  # noqa: ANN401 - Atspi has no types
    face = part.get_action_iface()
    return [face.get_action_name(index) for index in range(face.get_n_actions())]


def focused() -> list[int]:
    states = [one.get_state_set().contains(Atspi.StateType.FOCUSED) for one in _passages()]
    return [number for number, holds in enumerate(states) if holds]


def _passages() -> list[Any]:
    notes = [one for one in children(find("Page")) if one.get_role_name() == "comment"]
    return [one for one in notes if one.get_description().startswith("passage")]


def heard() -> list[list[str]]:
    taken = list(HEARD)
    HEARD.clear()
    return taken


def _hear(event: Any) -> None:  # noqa: ANN401 - Atspi has no types
    words = event.any_data if isinstance(event.any_data, str) else ""
    HEARD.append([event.type, words or event.source.get_name()])


def _answer(line: str) -> bool:
    name, *given = json.loads(line)
    try:
        answer = globals()[name](*given)
    except Exception as error:  # noqa: BLE001 - the test says what it expected
        answer = {"fault": repr(error)}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
    return False


def _read() -> None:
    for line in sys.stdin:
        GLib.idle_add(_answer, line)
    GLib.idle_add(Atspi.event_quit)


if __name__ == "__main__":
    listener = Atspi.EventListener.new(_hear)
    for kind in ("object:announcement", "object:state-changed:focused"):
        listener.register(kind)
    threading.Thread(target=_read, daemon=True).start()
    Atspi.event_main()
