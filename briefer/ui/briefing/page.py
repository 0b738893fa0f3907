"""An open briefing: top bar, workspaces, status line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.services import briefings, codebook_copies, recents
from briefer.ui.accessible import named
from briefer.ui.after_painting import AfterPainting
from briefer.ui.briefing.codebook_commands import offer_codebook
from briefer.ui.briefing.facts import (
    copied_words,
    counts_words,
    is_sample,
    read_only_words,
    recent_of,
    review_words,
)
from briefer.ui.briefing.finder import Finder
from briefer.ui.briefing.menus import menu_of
from briefer.ui.briefing.pane_keys import Paned, go_to_pane
from briefer.ui.briefing.saving import Saving
from briefer.ui.briefing.status_line import StatusLine
from briefer.ui.briefing.top_bar import EVIDENCE, MEMO, READ, TopBar
from briefer.ui.briefing.undoing import Undoing
from briefer.ui.codebook.page import CodebookPage
from briefer.ui.everywhere.page import EverywherePage
from briefer.ui.read.articles.proof_sheet import ProofSheet
from briefer.ui.translation import tr
from briefer.ui.widgets.badge import Badge
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.changes import ChangeSet, Place
    from briefer.services.articles import ImportReport
    from briefer.ui.evidence.workspace import EvidenceWorkspace
    from briefer.ui.jobs import Job
    from briefer.ui.memo.workspace import MemoWorkspace
    from briefer.ui.session import Session
    from briefer.ui.templates.page import TemplatesPage
    from briefer.ui.window_state import WindowState
    from briefer.ui.workspaces import Workspaces


class BriefingPage(QWidget):
    """Assembles the panes and holds what belongs to none of them: undo, search, saving, export.

    `again_asked` comes when a read-only briefing should be opened for writing, `recent_asked(path)`
    from the menu of recent briefings. `move_asked(Path)` asks to put the file elsewhere, and
    `rename_asked()` to give it another name.
    """

    again_asked = Signal()
    export_asked = Signal()
    details_asked = Signal()
    move_asked = Signal(object)
    rename_asked = Signal()
    recent_asked = Signal(str)
    title_changed = Signal(str)

    def __init__(self, session: Session, state: WindowState, workspaces: Workspaces) -> None:
        super().__init__()
        named(self, "briefing")
        self.session = session
        self._state = state
        self._undoing = Undoing(session)
        self._saving = Saving(session)
        self._workspaces = workspaces
        session.selection.place_asked.connect(self._show_place)
        self._read = workspaces.read(session)
        self._made: dict[str, QWidget] = {READ: self._read}
        self._words = {READ: ""}
        self._blocked = 0
        self._everywhere: EverywherePage | None = None
        self._codebook: CodebookPage | None = None
        self._codebook_words = ""
        self._templates: TemplatesPage | None = None
        self._templates_words = ""
        self._stack = QStackedWidget()
        self._stack.addWidget(self._read)
        self._bar = TopBar(session.appearance)
        read_only = session.workspace.read_only
        self._status = StatusLine(session.appearance, session.workspace.path, read_only=read_only)
        column = tight(QVBoxLayout(self))
        column.addWidget(self._bar)
        if read_only:
            column.addWidget(self._read_only_band())
            self._bar.add_badge(Badge(session.appearance, tr("read-only"), icon="lock"))
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)
        self._finder = Finder(session, self)
        self._toast = Toast(session.appearance, self)
        self._connect()
        self._bind_actions()
        self._show_project()
        self._show_state()
        if state.restore_splitter(READ, self._read.splitter):
            self._read.keep_widths()
        self._choose_first_article()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        self.show_workspace(READ)
        self._read.articles.import_paths(paths)

    def paste(self) -> None:
        """Keep what the clipboard holds as an article."""
        self.show_workspace(READ)
        self._read.articles.paste()

    def paste_text(self, text: str) -> None:
        """Keep text as an article."""
        self.show_workspace(READ)
        self._read.articles.paste_text(text)

    def show_import_report(self, report: ImportReport) -> None:
        """Show what came of the import that the briefing began with."""
        self._read.articles.show_report(report)

    @property
    def shown(self) -> str:
        """The workspace in front."""
        return self._bar.switch.value

    def show_workspace(self, key: str) -> None:
        """Bring a workspace to the front; it is made the first time."""
        if key not in self._made:
            self._made[key] = self._make(key)
            self._stack.addWidget(self._made[key])
        self._bar.switch.choose(key)
        self._stack.setCurrentWidget(self._made[key])
        self._show_words()
        if key == READ:
            self._read.focus_reader()
        else:
            self._made[key].setFocus()

    def _make(self, key: str) -> QWidget:
        made: EvidenceWorkspace | MemoWorkspace
        if key == MEMO:
            made = self._workspaces.memo(self.session)
            made.blocked.connect(self._take_blocked)
        else:
            made = self._workspaces.evidence(self.session)
        made.status.connect(lambda words: self._take_words(key, words))
        return made

    def _take_words(self, key: str, words: str) -> None:
        self._words[key] = words
        self._show_words()

    def _take_blocked(self, findings: int) -> None:
        self._blocked = findings
        self._show_words()

    def _show_words(self) -> None:
        """Show what the workspace in front has to say in the bars above and below it."""
        words = self._words.get(self.shown, "") or self._words[READ]
        front = self._stack.currentWidget()
        if front is self._codebook is not None:
            words = self._codebook_words
        elif front is self._templates is not None:
            words = self._templates_words
        self._status.show_counts(words)
        self._bar.block_export(self._blocked if self.shown == MEMO else 0)

    def show_everywhere(self, words: str) -> None:
        """Bring the page that finds words everywhere to the front; Esc goes back from it."""
        if self._everywhere is None:
            self._everywhere = EverywherePage(self.session)
            self._everywhere.left.connect(lambda: self.show_workspace(self.shown))
            self._stack.addWidget(self._everywhere)
        self.session.selection.flush_asked.emit()
        self._stack.setCurrentWidget(self._everywhere)
        self._everywhere.begin(words)

    def show_suggestions(self) -> None:
        """Review the suggestions beside the text, or go on reading where they are reviewed."""
        is_new = self._stack.currentWidget() is not self._read
        self.show_workspace(READ)
        if is_new:
            self._read.suggestions.begin()
        else:
            self._read.suggestions.turn()

    def show_codebook(self) -> CodebookPage:
        """Bring the page that looks after the codebook to the front; Esc goes back from it.

        It shows the entry that is chosen in the tab of the codebook, if one is.
        """
        if self._codebook is None:
            self._codebook = CodebookPage(self.session)
            self._codebook.left.connect(lambda: self.show_workspace(self.shown))
            self._codebook.status.connect(self._take_codebook_words)
            self._stack.addWidget(self._codebook)
        self.session.selection.flush_asked.emit()
        entry = self._read.chosen_entry if self._stack.currentWidget() is self._read else None
        self._stack.setCurrentWidget(self._codebook)
        self._codebook.begin()
        if entry is not None:
            self._codebook.show_entry(*entry)
        self._show_words()
        return self._codebook

    def show_templates(self, name: str = "") -> None:
        """Bring the page of templates to the front; Esc goes back from it."""
        if self._templates is None:
            from briefer.ui.templates.page import TemplatesPage  # noqa: PLC0415 - seldom needed

            self._templates = TemplatesPage(self.session)
            self._templates.left.connect(lambda: self.show_workspace(self.shown))
            self._templates.changed.connect(self._follow_templates)
            self._templates.status.connect(self._take_templates_words)
            self._stack.addWidget(self._templates)
        self.session.selection.flush_asked.emit()
        self._stack.setCurrentWidget(self._templates)
        self._templates.begin(name)
        self._show_words()

    def _follow_templates(self) -> None:
        """Let the memo that is open follow a change of its template."""
        memo = self._made.get(MEMO)
        if memo is not None:
            cast("MemoWorkspace", memo).follow_templates()

    def _take_templates_words(self, words: str) -> None:
        self._templates_words = words
        self._show_words()

    def _take_codebook_words(self, words: str) -> None:
        self._codebook_words = words
        self._show_words()

    def show_proof(self, report: ImportReport) -> None:
        """Show what an import found, to be looked over; it goes back to Read."""
        sheet = ProofSheet(self.session, report)

        def leave() -> None:
            self.show_workspace(READ)
            self._stack.removeWidget(sheet)
            sheet.deleteLater()

        sheet.left.connect(leave)
        self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        sheet.setFocus()

    def leave(self) -> None:
        """Write what is still being typed, remember the place, and let go of the briefing."""
        session = self.session
        session.selection.flush_asked.emit()
        self._read.suggestions.close()
        self._read.articles.presenter.close()
        guid = session.workspace.project.get().guid
        self._state.keep_article(guid, session.selection.article_id)
        if self._read.was_dragged:
            self._state.keep_splitter(READ, self._read.splitter)
        for waiting in self.findChildren(AfterPainting):
            waiting.stop()
        session.leave()

    def keep_on_the_list(self) -> None:
        """Put the briefing on top of the recent ones, as it stands now."""
        recents.add(recent_of(self.session.workspace))

    def _connect(self) -> None:
        session, bar = self.session, self._bar
        bar.switch.chosen.connect(self.show_workspace)
        bar.menu_asked.connect(self._show_menu)
        bar.search_asked.connect(self._finder.open)
        bar.import_asked.connect(self._ask_for_articles)
        bar.export_asked.connect(self.export_asked)
        bar.title.committed.connect(self._rename)
        self._read.import_asked.connect(self._ask_for_articles)
        self._status.undo_asked.connect(self._undoing.undo)
        session.bridge.changed.connect(self._follow_changes)
        session.selection.article_chosen.connect(self.show_conditions)
        session.selection.passage_chosen.connect(self.show_conditions)
        session.jobs.started.connect(self._show_job)
        session.jobs.ended.connect(self._show_job)
        session.messages.noted.connect(self._toast.say)
        session.selection.entry_asked.connect(self._show_entry)
        session.selection.words_asked.connect(self.show_everywhere)
        self._read.codebook_asked.connect(self.show_codebook)
        self._read.suggestions.counted.connect(self._word_counts)
        self._read.articles.everywhere_asked.connect(self.show_everywhere)
        self._read.articles.strip.proof_asked.connect(self.show_proof)

    def _bind_actions(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "file.save": self._saving.say_saved,
            "file.save-copy": self._saving.save_copy,
            "file.rename": self.rename_asked.emit,
            "file.move": self._ask_where_to,
            "file.codebook": self._ask_for_codebook,
            "file.import": self._ask_for_articles,
            "file.paste": self.paste,
            "file.export": self.export_asked.emit,
            "file.details": self.details_asked.emit,
            "edit.undo": self._undoing.undo,
            "edit.redo": self._undoing.redo,
            "search.command": self._finder.open,
            "search.everywhere": lambda: self.show_everywhere(""),
            "view.read": lambda: self.show_workspace(READ),
            "view.evidence": lambda: self.show_workspace(EVIDENCE),
            "view.codebook": self.show_codebook,
            "view.templates": self.show_templates,
            "view.suggestions": self.show_suggestions,
            "view.memo": lambda: self.show_workspace(MEMO),
            "view.menu": self._show_menu,
            "view.next-pane": lambda: self._go_to_pane(forward=True),
            "view.previous-pane": lambda: self._go_to_pane(forward=False),
        }
        for action_id, slot in slots.items():
            self.session.actions.bind(action_id, self, slot)
        offer_codebook(self.session, self.show_codebook)

    def _read_only_band(self) -> Banner:
        now = datetime.now().astimezone()
        words = read_only_words(self.session.workspace, now)
        band = Banner(self.session.appearance, "read-only-band", words, icon="lock", tone="band")
        band.add_button("read-only-band.copy", tr("Save a copy…"), self._saving.save_copy)
        band.add_button("read-only-band.again", tr("Try again"), self.again_asked.emit)
        return band

    def _choose_first_article(self) -> None:
        """Show the article last read, else the first one of the list."""
        selection = self.session.selection
        last = self._state.last_article(self.session.workspace.project.get().guid)
        if selection.order:
            selection.choose_article(last if last in selection.order else selection.order[0])

    def _ask_for_articles(self) -> None:
        paths = self.session.messages.open_articles(Path.home())
        if paths:
            self.import_paths(paths)

    def _ask_where_to(self) -> None:
        path = self.session.workspace.path
        kinds = f"{tr('Briefings')} (*{path.suffix})"
        chosen = self.session.messages.save_as(tr("Move the file"), path, kinds)
        if chosen is not None and chosen != path:
            self.move_asked.emit(chosen)

    def _ask_for_codebook(self) -> None:
        """Copy the codebook of another briefing, and say what came."""
        session = self.session
        path = session.messages.open_briefing(session.workspace.path.parent)
        if path is None:
            return
        try:
            copied = codebook_copies.copy(session.workspace, path)
        except BrieferError as error:
            session.messages.failed(error)
        else:
            session.messages.note(copied_words(copied), tr("Undo"), self._undoing.undo)

    def _show_menu(self) -> None:
        menu = menu_of(self, self.session.actions, self.recent_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._bar.menu.mapToGlobal(QPoint(0, self._bar.menu.height())))

    def _rename(self, title: str) -> None:
        try:
            if title:
                briefings.set_project(self.session.workspace, title=title)
        except BrieferError as error:
            self.session.messages.failed(error)
        self._show_project()

    def _go_to_pane(self, *, forward: bool) -> None:
        """Put the focus into the next pane of what is in front, or into the bar above."""
        shown: object = self._stack.currentWidget()
        panes = shown.panes if isinstance(shown, Paned) else self._stack.children()
        widgets = [pane for pane in panes if isinstance(pane, QWidget)]
        go_to_pane((self._bar, *widgets, self._status), forward=forward)

    def _show_place(self, place: Place) -> None:
        """Bring the workspace of a place to the front; the focus stays if it is in there."""
        key = MEMO if place.memo_id is not None else READ
        is_new = key not in self._made
        if not self._is_worked_in(key):
            self.show_workspace(key)
        if is_new:  # a pane made just now has not heard of the place
            self.session.selection.place_asked.emit(place)

    def _is_worked_in(self, key: str) -> bool:
        """Say whether a workspace is in front and has the focus."""
        workspace, focused = self._made.get(key), QApplication.focusWidget()
        if workspace is None or workspace is not self._stack.currentWidget():
            return False
        return focused is not None and workspace.isAncestorOf(focused)

    def _show_entry(self, kind: str, entry_id: int) -> None:
        self.show_workspace(READ)
        self._read.show_entry(kind, entry_id)

    def _follow_changes(self, changes: ChangeSet) -> None:
        if changes.touches("project"):
            self._show_project()
        self._show_state()

    def _show_project(self) -> None:
        project = self.session.workspace.project.get()
        self._bar.title.set_value(project.title)
        self.title_changed.emit(project.title)
        if is_sample(project) and not self._bar.has_badges:
            self._bar.add_badge(Badge(self.session.appearance, tr("sample")))

    def _show_state(self) -> None:
        workspace = self.session.workspace
        self._word_counts()
        step = workspace.history.undoable()
        self._status.show_undo(step.label if step and self.session.writable else "")
        self.show_conditions()

    def _word_counts(self) -> None:
        """Say how much is in the briefing; while suggestions are reviewed, how many are open."""
        workspace, review = self.session.workspace, self._read.suggestions
        passages = workspace.passages.count()
        counts = counts_words(workspace.articles.count(), passages)
        if review.is_under_way:
            counts = review_words(passages, review.open.counts[0])
        self._words[READ] = counts
        self._show_words()

    def _show_job(self, job: Job) -> None:
        if job.writes:
            busy = self.session.jobs.writing
            self._status.show_busy(tr("Working…") if busy else "")
            self._show_state()

    def show_conditions(self) -> None:
        """Enable what is possible now."""
        session = self.session
        conditions = {
            "writable": session.writable,
            "article": bool(session.selection.article_id),
            "passage": bool(session.selection.passage_id),
            "undo": session.workspace.history.undoable() is not None,
            "redo": session.workspace.history.redoable() is not None,
        }
        session.actions.allow(name for name, holds in conditions.items() if holds)
        self._bar.allow_changes(writable=session.writable)
