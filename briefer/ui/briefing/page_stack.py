"""What stands between the bars of a briefing: its workspaces and pages, one of them in front."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from briefer.ui.briefing.pane_keys import Paned
from briefer.ui.briefing.top_bar import MEMO, READ
from briefer.ui.codebook.page import CodebookPage
from briefer.ui.everywhere.page import EverywherePage
from briefer.ui.read.articles.proof_sheet import ProofSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.model.changes import Place
    from briefer.services.articles import ImportReport
    from briefer.ui.evidence.workspace import EvidenceWorkspace
    from briefer.ui.memo.place import MemoPlace
    from briefer.ui.memo.workspace import MemoWorkspace
    from briefer.ui.session import Session
    from briefer.ui.templates.page import TemplatesPage
    from briefer.ui.workspaces import Workspaces

    _Worded = EvidenceWorkspace | MemoWorkspace | CodebookPage | TemplatesPage


class PageStack(QStackedWidget):
    """Makes what is shown for the first time, brings it to the front, and goes back from it.

    `workspace_shown(key)` comes with each workspace, `said(words)` with what the status line says
    of the front, `blocked(findings)` with how many findings stop the export from there.
    """

    workspace_shown = Signal(str)
    said = Signal(str)
    blocked = Signal(int)

    def __init__(self, session: Session, workspaces: Workspaces) -> None:
        super().__init__()
        self._session = session
        self._workspaces = workspaces
        session.selection.place_asked.connect(self._show_place)
        self.read = workspaces.read(session)
        self.shown = READ
        """The workspace in front, or behind the page in front."""
        self._made: dict[str, QWidget] = {READ: self.read}
        self._words: dict[object, str] = {}
        self._counts = ""
        self._memo_place: MemoPlace | None = None
        self._blocked = 0
        self._everywhere: EverywherePage | None = None
        self._codebook: CodebookPage | None = None
        self._templates: TemplatesPage | None = None
        self.addWidget(self.read)
        session.selection.entry_asked.connect(self._show_entry)
        session.selection.words_asked.connect(self.show_everywhere)
        self.read.codebook_asked.connect(self.show_codebook)
        self.read.articles.everywhere_asked.connect(self.show_everywhere)
        self.read.articles.strip.proof_asked.connect(self.show_proof)

    @property
    def panes(self) -> Sequence[QWidget]:
        """The panes of what is in front, from left to right."""
        front: object = self.currentWidget()
        panes = front.panes if isinstance(front, Paned) else self.children()
        return [pane for pane in panes if isinstance(pane, QWidget)]

    def set_counts(self, words: str) -> None:
        """Say this where the front says nothing of itself."""
        self._counts = words
        self._tell()

    @property
    def memo_place(self) -> MemoPlace | None:
        """Where somebody stands in the memo, None where it was not shown."""
        memo = self._memo
        return self._memo_place if memo is None else memo.place

    def resume(self, key: str, memo_place: MemoPlace | None) -> None:
        """Bring a workspace to the front as it stood in a page before, and the memo later."""
        self._memo_place = memo_place
        self.show_workspace(key)
        if memo_place is not None:  # what is composed now is not what will be shown later
            self._memo_place = replace(memo_place, rendered=None)

    def go_back(self) -> None:
        """Go back to where somebody stood in the memo."""
        if self._memo is not None:
            self._memo.go_back()

    # ---- workspaces

    def show_workspace(self, key: str) -> None:
        """Bring a workspace to the front; it is made the first time."""
        if key not in self._made:
            self._made[key] = self._make(key)
            self.addWidget(self._made[key])
        self.shown = key
        self.workspace_shown.emit(key)
        self.setCurrentWidget(self._made[key])
        self._tell()
        if key == READ:
            self.read.focus_reader()
        else:
            self._made[key].setFocus()

    def show_suggestions(self) -> None:
        """Review the suggestions beside the text, or go on reading where they are reviewed."""
        is_new = self.currentWidget() is not self.read
        self.show_workspace(READ)
        if is_new:
            self.read.suggestions.begin()
        else:
            self.read.suggestions.turn()

    def _make(self, key: str) -> QWidget:
        if key != MEMO:
            evidence = self._workspaces.evidence(self._session)
            self._listen(evidence)
            return evidence
        memo = self._workspaces.memo(self._session)
        memo.blocked.connect(self._take_blocked)
        self._listen(memo)
        if self._memo_place is not None:
            memo.begin_at(self._memo_place)
        return memo

    @property
    def _memo(self) -> MemoWorkspace | None:
        return cast("MemoWorkspace | None", self._made.get(MEMO))

    def _show_place(self, place: Place) -> None:
        """Bring the workspace of a place to the front; the focus stays if it is in there."""
        key = MEMO if place.memo_id is not None else READ
        is_new = key not in self._made
        if not self._is_worked_in(key):
            self.show_workspace(key)
        if is_new:  # a pane made just now has not heard of the place
            self._session.selection.place_asked.emit(place)

    def _is_worked_in(self, key: str) -> bool:
        """Say whether a workspace is in front and has the focus."""
        workspace, focused = self._made.get(key), QApplication.focusWidget()
        if workspace is None or workspace is not self.currentWidget():
            return False
        return focused is not None and workspace.isAncestorOf(focused)

    def _show_entry(self, kind: str, entry_id: int) -> None:
        self.show_workspace(READ)
        self.read.show_entry(kind, entry_id)

    # ---- pages over the workspaces; Esc goes back from them

    def show_everywhere(self, words: str) -> None:
        """Bring the page that finds words everywhere to the front."""
        if self._everywhere is None:
            self._everywhere = EverywherePage(self._session)
            self._everywhere.left.connect(self._go_back)
            self.addWidget(self._everywhere)
        self._session.selection.flush_asked.emit()
        self.setCurrentWidget(self._everywhere)
        self._everywhere.begin(words)

    def show_codebook(self) -> CodebookPage:
        """Bring the page that looks after the codebook to the front.

        It shows the entry that is chosen in the tab of the codebook, if one is.
        """
        if self._codebook is None:
            self._codebook = CodebookPage(self._session)
            self._codebook.left.connect(self._go_back)
            self._listen(self._codebook)
            self.addWidget(self._codebook)
        self._session.selection.flush_asked.emit()
        entry = self.read.chosen_entry if self.currentWidget() is self.read else None
        self.setCurrentWidget(self._codebook)
        self._codebook.begin()
        if entry is not None:
            self._codebook.show_entry(*entry)
        self._tell()
        return self._codebook

    def show_templates(self, name: str = "") -> None:
        """Bring the page of templates to the front."""
        if self._templates is None:
            from briefer.ui.templates.page import TemplatesPage  # noqa: PLC0415 - seldom needed

            self._templates = TemplatesPage(self._session)
            self._templates.left.connect(self._go_back)
            self._templates.changed.connect(self._follow_templates)
            self._listen(self._templates)
            self.addWidget(self._templates)
        self._session.selection.flush_asked.emit()
        self.setCurrentWidget(self._templates)
        self._templates.begin(name)
        self._tell()

    def show_proof(self, report: ImportReport) -> None:
        """Show what an import found, to be looked over; it goes back to Read."""
        sheet = ProofSheet(self._session, report)

        def leave() -> None:
            self.show_workspace(READ)
            self.removeWidget(sheet)
            sheet.deleteLater()

        sheet.left.connect(leave)
        self.addWidget(sheet)
        self.setCurrentWidget(sheet)
        sheet.setFocus()

    def _go_back(self) -> None:
        self.show_workspace(self.shown)

    def _follow_templates(self) -> None:
        """Let the memo that is open follow a change of its template."""
        if self._memo is not None:
            self._memo.follow_templates()

    # ---- what is said of the front

    def _listen(self, page: _Worded) -> None:
        page.status.connect(partial(self._take_words, page))

    def _take_words(self, page: QWidget, words: str) -> None:
        self._words[page] = words
        self._tell()

    def _take_blocked(self, findings: int) -> None:
        self._blocked = findings
        self._tell()

    def _tell(self) -> None:
        workspace = self._made[self.shown]
        words = self._words.get(self.currentWidget()) or self._words.get(workspace)
        self.said.emit(words or self._counts)
        self.blocked.emit(self._blocked if self.shown == MEMO else 0)
