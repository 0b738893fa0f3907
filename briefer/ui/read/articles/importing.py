"""Importing articles: a job with progress, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefer.services import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefer.services.articles import ImportReport
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session


class Importer(QObject):
    """Reads files and pasted text off the UI thread.

    `began(Job)` comes first, then `imported(ImportReport)`, or `pasted(article id, is new)`.
    """

    began = Signal(object)
    imported = Signal(object)
    pasted = Signal(int, bool)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; nothing happens while the briefing cannot be written."""
        workspace = self._session.workspace

        def work(job: Job) -> ImportReport:
            return articles.import_paths(workspace, paths, progress=job.report)

        if paths:
            self._run(work, self.imported.emit)

    def paste(self, text: str) -> None:
        """Keep pasted text as an article."""
        workspace = self._session.workspace
        before = {article.id for article in workspace.articles.all()}

        def work(_job: Job) -> int:
            return articles.paste(workspace, text)

        def done(article_id: int) -> None:
            self.pasted.emit(article_id, article_id not in before)

        if text.strip():
            self._run(work, done)

    def _run(self, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        if not self._session.writable:
            return
        job = self._session.jobs.run(work, done=done, failed=self.failed.emit, writes=True)
        self.began.emit(job)
