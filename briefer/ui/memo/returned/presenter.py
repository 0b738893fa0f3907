"""From a Word file to the pane of what became of the memo in it, and back into the memo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError
from briefer.services import edited_files
from briefer.ui.announcing import announce
from briefer.ui.memo.returned.lines import groups, summary
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.memo.edited import TextChange
    from briefer.model.changes import ChangeSet
    from briefer.services.edited_files import EditedReport
    from briefer.ui.jobs import Job
    from briefer.ui.memo.desk import Desk
    from briefer.ui.memo.returned.pane import ReturnedPane
    from briefer.ui.session import Session


class ReturnedPresenter(QObject):
    """Checks a file off the UI thread; `checked` comes when there is something to show."""

    checked = Signal()

    def __init__(self, session: Session, desk: Desk, pane: ReturnedPane) -> None:
        super().__init__(pane)
        self._session = session
        self._desk = desk
        self._pane = pane
        self._path: Path | None = None
        self._report: EditedReport | None = None
        pane.again_asked.connect(self.ask)
        pane.taken.connect(self._take)
        pane.passage_asked.connect(self._go_to)
        session.bridge.changed.connect(self._follow_changes)

    def ask(self) -> None:
        """Ask for a file, and check it."""
        folder = self._path.parent if self._path else Path.home()
        kinds = f"{tr('Word files')} (*{edited_files.SUFFIX})"
        path = self._session.messages.open_file(tr("Check an edited memo"), folder, kinds)
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Hold a file against its edition."""
        self._session.selection.flush_asked.emit()
        workspace = self._session.workspace

        def work(_job: Job) -> EditedReport:
            return workspace.read_apart(lambda read: edited_files.check(read, path))

        def done(report: EditedReport) -> None:
            self._path, self._report = path, report
            self._show()
            announce(self._pane, summary(report))
            self.checked.emit()

        self._session.jobs.run(work, done=done, failed=self._session.messages.failed)

    def _show(self) -> None:
        report, path = self._report, self._path
        if report is None or path is None:
            return
        found = groups(report, edited_files.to_take_over(self._session.workspace, report))
        file = tr("{file}, held against the edition “{title}”").format(
            file=path.name, title=report.title
        )
        writable = self._session.writable
        self._pane.show_report(file, summary(report), found, writable=writable)

    def _take(self, change: TextChange) -> None:
        if self._report is None:
            return
        self._session.selection.flush_asked.emit()
        try:
            edited_files.take_over(self._session.workspace, self._report, change)
        except BrieferError as error:
            self._session.messages.failed(error)

    def _follow_changes(self, changes: ChangeSet) -> None:
        """Show anew what can be taken over, after a change of a memo."""
        if self._pane.isVisible() and changes.touches("memo_block", "memo"):
            self._show()

    def _go_to(self, guid: str) -> None:
        rendering = self._desk.rendering
        passage = rendering.evidence.passage_by_guid.get(guid) if rendering else None
        if passage is not None:
            selection = self._session.selection
            selection.go_to_passage(passage.article_id, passage.id, passage.span)
