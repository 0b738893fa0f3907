"""Spells of typing: what is written in one block without a rest is one step of undo."""

from __future__ import annotations

from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REST = 5.0
"""Seconds after which typing on in the same block is another step."""


class Spells:
    """Hands out the keys under which the changes of one spell are joined."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` returns seconds."""
        self._clock = clock
        self._numbers = count(1)
        self._place: object = None
        self._key = ""
        self._last = 0.0

    def type(self, place: object) -> str:
        """Note a key in a place; return the key of its spell."""
        now = self._clock()
        if place is not self._place or now - self._last > REST:
            self._key = self.new()
        self._place, self._last = place, now
        return self._key

    def go_on(self, place: object, key: str) -> None:
        """Let typing in a place go on with the step of that key."""
        self._place, self._key, self._last = place, key, self._clock()

    def new(self) -> str:
        """End the spell; return the key of a new one."""
        self._place = None
        return f"memo typing {next(self._numbers)}"
