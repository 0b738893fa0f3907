"""The pane at the right that says what another codebook would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from briefer.errors import BrieferError
from briefer.services import codebook_files
from briefer.ui.accessible import named
from briefer.ui.codebook.change_lines import ChangeLines
from briefer.ui.codebook.import_list import ImportRows, import_rows, import_view
from briefer.ui.codebook.merge_words import counted
from briefer.ui.codebook.side_pane import SidePane
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.looks import look

if TYPE_CHECKING:
    from briefer.services.codebook_copies import Compared, Copied
    from briefer.services.codebook_files import CodebookFile
    from briefer.ui.codebook.change_lines import Line
    from briefer.ui.session import Session


class ImportPane(SidePane):
    """`added(Copied)` comes when the new entries are in."""

    added = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session.appearance, "codebook-import", tr("Add a codebook"), tr("Add"))
        self._session = session
        self._file: CodebookFile | None = None
        said = tr("What comes, before anything is changed:")
        self.lines = ChangeLines(session.appearance, "codebook-import.lines", tr("What comes"))
        self.model = ImportRows(self)
        self.list = import_view(session.appearance, "codebook-import.entries", self.model)
        self.body.addWidget(
            look(named(QLabel(said), "codebook-import.said"), tone="muted", scale="small")
        )
        self.body.addWidget(self.lines)
        self.body.addWidget(self.list, 1)

    def begin(self, file: CodebookFile) -> None:
        """Show what a codebook would bring."""
        self._file = file
        found = codebook_files.compare(self._session.workspace, file)
        self.title.setText(tr("Add “{name}”").format(name=file.name))
        self.say("")
        self.lines.show_lines(import_lines(found, len(file.refused)))
        self.model.show_rows(import_rows(found, file.refused))
        is_new = bool(found.topics or found.propositions or found.stakeholders)
        self.button.setEnabled(is_new)
        self.show()
        (self.button if is_new else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _act(self) -> None:
        file, workspace = self._file, self._session.workspace
        if file is None:
            return
        self.left.emit()
        self._session.jobs.run(
            lambda _job: codebook_files.add(workspace, file),
            done=self.added.emit,
            failed=self._fail,
            writes=True,
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, BrieferError):
            self._session.messages.report(error)
            return
        self.show()
        self.say(str(error))


def import_lines(found: Compared, refused: int) -> list[Line]:
    """Return how much is new, here already, and left out."""
    topics, sentences, people = len(found.topics), len(found.propositions), len(found.stakeholders)
    lines = [
        (topics, counted(topics, tr("topic is new"), tr("topics are new"))),
        (sentences, counted(sentences, tr("proposition is new"), tr("propositions are new"))),
        (people, counted(people, tr("stakeholder is new"), tr("stakeholders are new"))),
        (
            found.there,
            counted(
                found.there,
                tr("entry is here already and stays as it is"),
                tr("entries are here already and stay as they are"),
            ),
        ),
        (refused, counted(refused, tr("entry is left out"), tr("entries are left out"))),
    ]
    return [line for line in lines if line[0]]


def added_words(copied: Copied) -> str:
    """Return what was added."""
    parts = [
        (copied.topics, tr("topics: {n}")),
        (copied.propositions, tr("propositions: {n}")),
        (copied.stakeholders, tr("stakeholders: {n}")),
    ]
    entries = ", ".join(words.format(n=f"{n:,}") for n, words in parts if n)
    return tr("Added, {entries}.").format(entries=entries)
