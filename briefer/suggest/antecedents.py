"""Who "he" or "she" is: the person that the sentences before were about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.suggest.names import Name

_BACK = 3
"""Sentences that a pronoun may reach back."""


class Antecedents:
    """Remembers, sentence by sentence, which person was spoken of last."""

    def __init__(self) -> None:
        """Begin before the first sentence."""
        self._now = 0
        self._last: tuple[int, Name] | None = None

    def turn_to(self, sentence: int) -> None:
        """Go on to the sentence of that number."""
        self._now = sentence

    def note(self, names: Sequence[Name]) -> None:
        """Remember that the sentence is about one person; about several it is nobody's."""
        if len(names) == 1 and names[0].is_person and len(names[0].owners) == 1:
            self._last = self._now, names[0]
        elif len(names) > 1:
            self._last = None

    def person(self) -> tuple[Name, int] | None:
        """Return the person spoken of last and how many sentences up, if not too far."""
        if self._last is None or self._now - self._last[0] > _BACK:
            return None
        number, name = self._last
        return name, self._now - number
