"""Starting a briefing from articles: it is named after the first title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import InputError, UnreadableError
from briefer.intake import registry
from briefer.intake.sandbox import Sandbox
from briefer.services import articles, briefings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefer.services.articles import ImportReport
    from briefer.store.workspace import Workspace


def begin_with_files(
    paths: Sequence[Path],
    *,
    who: str,
    progress: Callable[[int, int, str], bool] | None = None,
) -> tuple[Workspace, ImportReport]:
    """Make a briefing in the user's own folder, import the files, and leave it open.

    Raises InputError where none of them can be read, and whatever goes wrong with the import; then
    nothing is made.
    """
    title = _first_title(paths)
    ws = briefings.create(briefings.free_path(title), who=who, title=title)
    with briefings.kept_if_filled(ws):
        return ws, articles.import_paths(ws, paths, progress=progress)


def begin_with_text(text: str, *, who: str) -> Workspace:
    """Make a briefing in the user's own folder from pasted text, and leave it open."""
    draft = articles.read_pasted(text)
    ws = briefings.create(briefings.free_path(draft.title), who=who, title=draft.title)
    with briefings.kept_if_filled(ws):
        articles.keep(ws, draft)
    return ws


def _first_title(paths: Sequence[Path]) -> str:
    reasons = []
    with Sandbox() as sandbox:
        for path in registry.files_under(paths):
            try:
                return sandbox.read(path).title
            except UnreadableError as error:
                reasons.append(f"{path.name}: {error.reason}")
    why = f" {reasons[0]}." if reasons else ""
    raise InputError(f"There is nothing here that can be read as an article.{why}")
