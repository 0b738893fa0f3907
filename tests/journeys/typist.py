"""Presses real keys and buttons on a display, and counts them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.journeys.display import Display

Point = tuple[int, int]


@dataclass
class Typist:
    """Sends keys as the X server gets them from a keyboard; `pressed` counts those of one kind.

    The server hands events on in their order, so nothing waits between two of them.
    """

    display: Display
    pressed: dict[str, int] = field(default_factory=dict)
    moves_of_mouse: int = 0

    def type(self, words: str, kind: str = "tags") -> None:
        """Type words letter by letter."""
        self._count(kind, len(words))
        self.display.run("xdotool", "type", "--delay", "1", "--", words)

    def press(self, *keys: str, kind: str = "tags") -> None:
        """Press keys or chords, by the names of X: `Return`, `alt+n`."""
        self._count(kind, len(keys))
        self.display.run("xdotool", "key", "--delay", "1", *keys)

    def click(self, point: Point) -> None:
        """Click with the left button."""
        self._mouse("mousemove", *map(str, point), "click", "1")

    def drag(self, start: Point, end: Point) -> None:
        """Press the left button at one point and let go of it at another."""
        half = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self._mouse("mousemove", *map(str, start), "mousedown", "1")
        for point in (half, end):
            self._mouse("mousemove", *map(str, point))
        self._mouse("mouseup", "1")

    def take_count(self) -> dict[str, int]:
        """Return how many keys were pressed since the last time."""
        count, self.pressed = self.pressed, {}
        return count

    def _mouse(self, *command: str) -> None:
        self.moves_of_mouse += 1
        self.display.run("xdotool", *command)

    def _count(self, kind: str, by: int) -> None:
        self.pressed[kind] = self.pressed.get(kind, 0) + by
