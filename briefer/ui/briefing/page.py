"""An open briefing: top bar, workspaces, status line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from briefer.ui.briefing.page_stack import PageStack
from briefer.ui.briefing.pane_keys import go_to_pane
from briefer.ui.briefing.saving import Saving
from briefer.ui.briefing.status_line import StatusLine
from briefer.ui.briefing.top_bar import EVIDENCE, MEMO, READ, TopBar
from briefer.ui.briefing.undoing import Undoing
from briefer.ui.translation import tr
from briefer.ui.widgets.badge import Badge
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.changes import ChangeSet
    from briefer.services.articles import ImportReport
    from briefer.ui.jobs import Job
    from briefer.ui.session import Session
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
        self.stack = PageStack(session, workspaces)
        self._read = self.stack.read
        self._bar = TopBar(session.appearance)
        read_only = session.workspace.read_only
        self._status = StatusLine(session.appearance, session.workspace.path, read_only=read_only)
        column = tight(QVBoxLayout(self))
        column.addWidget(self._bar)
        if read_only:
            column.addWidget(self._read_only_band())
            self._bar.add_badge(Badge(session.appearance, tr("read-only"), icon="lock"))
        column.addWidget(self.stack, 1)
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
        self.stack.show_workspace(READ)
        self._read.articles.import_paths(paths)

    def paste(self) -> None:
        """Keep what the clipboard holds as an article."""
        self.stack.show_workspace(READ)
        self._read.articles.paste()

    def paste_text(self, text: str) -> None:
        """Keep text as an article."""
        self.stack.show_workspace(READ)
        self._read.articles.paste_text(text)

    def show_import_report(self, report: ImportReport) -> None:
        """Show what came of the import that the briefing began with."""
        self._read.articles.show_report(report)

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
        try:
            recents.add(recent_of(self.session.workspace))
        except BrieferError as error:  # the list is a help; the briefing opens and closes without
            self.session.messages.note(str(error))

    def _connect(self) -> None:
        session, bar, stack = self.session, self._bar, self.stack
        stack.workspace_shown.connect(bar.switch.choose)
        stack.said.connect(self._status.show_counts)
        stack.blocked.connect(bar.block_export)
        bar.switch.chosen.connect(stack.show_workspace)
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
        self._read.suggestions.counted.connect(self._word_counts)

    def _bind_actions(self) -> None:
        stack = self.stack
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
            "search.everywhere": lambda: stack.show_everywhere(""),
            "view.read": lambda: stack.show_workspace(READ),
            "view.evidence": lambda: stack.show_workspace(EVIDENCE),
            "view.codebook": stack.show_codebook,
            "view.templates": stack.show_templates,
            "view.suggestions": stack.show_suggestions,
            "view.memo": lambda: stack.show_workspace(MEMO),
            "view.menu": self._show_menu,
            "view.next-pane": lambda: self._go_to_pane(forward=True),
            "view.previous-pane": lambda: self._go_to_pane(forward=False),
        }
        for action_id, slot in slots.items():
            self.session.actions.bind(action_id, self, slot)
        offer_codebook(self.session, stack.show_codebook)

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
        go_to_pane((self._bar, *self.stack.panes, self._status), forward=forward)

    def _follow_changes(self, changes: ChangeSet) -> None:
        self._toast.withdraw()
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
        self.stack.set_counts(counts)

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
