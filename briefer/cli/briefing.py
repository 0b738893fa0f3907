"""Opening the briefing that a command names."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import HeldElsewhereError, ReadOnlyError
from briefer.services import briefings, preferences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.store.workspace import Workspace


@contextmanager
def reading(file: str) -> Iterator[Workspace]:
    """Open for reading: nothing is written, also beside an owner."""
    with _closing(briefings.open_briefing(Path(file), who=preferences.who(), read_only=True)) as ws:
        yield ws


@contextmanager
def writing(file: str) -> Iterator[Workspace]:
    """Open as the owner; raise HeldElsewhereError or ReadOnlyError where that cannot be."""
    with _closing(briefings.open_briefing(Path(file), who=preferences.who())) as ws:
        if ws.read_only:
            raise ReadOnlyError(
                f"{file} can only be read ({ws.why_read_only}); nothing was changed."
            )
        yield ws


@contextmanager
def writing_if_possible(file: str) -> Iterator[Workspace]:
    """Open as the owner, or for reading where somebody else is."""
    try:
        ws = briefings.open_briefing(Path(file), who=preferences.who())
    except HeldElsewhereError as owner:
        ws = briefings.open_beside(Path(file), owner, who=preferences.who())
    with _closing(ws):
        yield ws


@contextmanager
def _closing(ws: Workspace) -> Iterator[Workspace]:
    try:
        yield ws
    finally:
        ws.close()
