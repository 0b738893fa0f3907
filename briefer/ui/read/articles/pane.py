"""The pane at the left of Read: the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.ui.read.articles.presenter import ArticlesPresenter
from briefer.ui.read.articles.view import ArticlesView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from briefer.services.articles import ImportReport
    from briefer.ui.session import Session


class ArticlesPane(ArticlesView):
    """The list with all that it does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.appearance, parent)
        self.presenter = ArticlesPresenter(session, self)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        self.presenter.import_paths(paths)

    def paste(self) -> None:
        """Keep what the clipboard holds as an article."""
        self.presenter.paste()

    def paste_text(self, text: str) -> None:
        """Keep text as an article."""
        self.presenter.paste_text(text)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of an import."""
        self.strip.show_report(report)

    def edit_fact(self, name: str) -> None:
        """Put the cursor into one fact of the article that is shown."""
        self.presenter.facts.edit(name)
