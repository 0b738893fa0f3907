"""A choice of many terms, which are asked for when one goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.overriding import override
from briefer.ui.widgets.term_box import TermBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent

    Options = Sequence[tuple[str, str, str]]


class LongTermBox(TermBox):
    """Shows what is taken; the rest is filled in when it gets the focus or opens."""

    _ask: Callable[[], Options] | None = None

    def show_taken(self, key: str, words: str, ask: Callable[[], Options]) -> None:
        """Show a key with its words; `ask` returns all options, once one goes to the box."""
        self.offer([(key, words, "")] if key else [])
        self.set_value(key)
        self._ask = ask
        if self.hasFocus():
            self._fill()

    def _fill(self) -> None:
        if self._ask is not None:
            ask, self._ask = self._ask, None
            self.offer(ask())
            self.set_value(self.value)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    @override
    def showPopup(self) -> None:
        self._fill()
        super().showPopup()
