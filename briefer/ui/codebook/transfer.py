"""Codebooks that come and go: as files, and from another briefing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, InputError
from briefer.services import codebook_copies, codebook_files
from briefer.services.codebook_files import CodebookFile, Part
from briefer.ui.file_names import file_name, short_path
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.store.workspace import Workspace
    from briefer.ui.session import Session

_NAMES = {Part.TOPICS: "topics.csv", Part.STAKEHOLDERS: "stakeholders.csv"}


class CodebookTransfer(QObject):
    """Asks for files; `read(CodebookFile)` comes with one that can be added."""

    read = Signal(object)
    faulted = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def entries(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return the lines of a menu: object name, words, and what it does."""
        saving: list[tuple[str, str, Callable[[], object]]] = [
            ("codebook.export-toml", tr("Export as TOML…"), self.export_whole),
            (
                "codebook.export-topics",
                tr("Topics as CSV…"),
                partial(self.export_table, Part.TOPICS),
            ),
            (
                "codebook.export-stakeholders",
                tr("Stakeholders as CSV…"),
                partial(self.export_table, Part.STAKEHOLDERS),
            ),
        ]
        if not self._session.writable:
            return saving
        return [
            *saving,
            ("", "", self.export_whole),
            ("codebook.import-file", tr("Import a codebook file…"), self.ask_for_file),
            ("codebook.from-briefing", tr("From another briefing…"), self.ask_for_briefing),
        ]

    # ---- going

    def export_whole(self) -> None:
        """Write everything into a file."""
        self._export(Part.TOPICS, "codebook.toml", f"{tr('Codebooks')} (*.toml)")

    def export_table(self, part: Part) -> None:
        """Write the topics or the stakeholders as a table."""
        self._export(part, _NAMES[part], f"{tr('Tables')} (*.csv)")

    def _export(self, part: Part, name: str, kinds: str) -> None:
        session, workspace = self._session, self._session.workspace
        title = file_name(workspace.project.get().title)
        suggested = workspace.path.parent / f"{title} {name}"
        path = session.messages.save_as(tr("Export the codebook"), suggested, kinds)
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(suggested.suffix)
        session.jobs.run(
            lambda _job: workspace.read_apart(lambda read: codebook_files.export(read, path, part)),
            done=lambda _none: self._tell_written(path),
            failed=self._fail,
        )

    def _tell_written(self, path: Path) -> None:
        self.faulted.emit("")
        self._session.messages.note(tr("Written: {path}").format(path=short_path(path)))

    # ---- coming

    def ask_for_file(self) -> None:
        """Ask for a codebook's file, and read it."""
        session = self._session
        kinds = f"{tr('Codebooks')} (*.toml *.csv);;{tr('All files')} (*)"
        path = session.messages.open_file(
            tr("Import a codebook file"), session.workspace.path.parent, kinds
        )
        if path is not None:
            self._read(lambda: codebook_files.read_file(path))

    def ask_for_briefing(self) -> None:
        """Ask for a briefing, and read its codebook."""
        workspace = self._session.workspace
        path = self._session.messages.open_briefing(workspace.path.parent)
        if path is not None:
            self._read(lambda: _of_briefing(workspace, path))

    def _read(self, read: Callable[[], CodebookFile]) -> None:
        self._session.jobs.run(lambda _job: read(), done=self._take, failed=self._fail)

    def _take(self, file: CodebookFile) -> None:
        self.faulted.emit("")
        self.read.emit(file)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, BrieferError):
            self.faulted.emit(str(error))
        else:
            self._session.messages.report(error)


def _of_briefing(workspace: Workspace, path: Path) -> CodebookFile:
    if workspace.is_at(path):
        raise InputError(tr("That is this briefing itself; choose another one."))
    return CodebookFile(path.stem, codebook_copies.read(path, workspace.who))
