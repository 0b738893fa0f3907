"""Where somebody stands in the memo, so that an editor made anew stands there again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from briefer.ui.memo.composer.composer import Composer
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.rendering import Rendered


@dataclass(frozen=True, slots=True)
class MemoPlace:
    """The caret and the top of what is seen, in UTF-16 units, and the memo as it was composed.

    `rendered` is None where it is to be composed before it is shown; `is_current` says that nothing
    was changed since.
    """

    rendered: Rendered | None
    is_current: bool
    anchor: int
    position: int
    top: int


def place_in(composer: Composer, desk: Desk) -> MemoPlace:
    """Return where the caret and the view stand."""
    cursor = composer.textCursor()
    is_scrolled = composer.verticalScrollBar().value() > 0
    top = composer.cursorForPosition(QPoint(0, 0)).position() if is_scrolled else 0
    return MemoPlace(desk.rendered, desk.is_up_to_date, cursor.anchor(), cursor.position(), top)


def go_back(composer: Composer, place: MemoPlace) -> None:
    """Put the caret and the view of an editor with the same words where they stood."""
    composer.caret.put(place.anchor)
    composer.caret.put(place.position, keep=True)
    bar, cursor = composer.verticalScrollBar(), composer.textCursor()
    cursor.setPosition(min(place.top, composer.document().characterCount() - 1))
    bar.setValue(bar.value() + composer.cursorRect(cursor).top() if place.top else 0)
